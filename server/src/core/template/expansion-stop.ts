/** Ends an expansion where Go would: an error within a function, in Go's words. */
export class FunctionError extends Error {}

/** Ends an expansion whose result cannot be told. */
export class UnknownExpansion extends Error {}
