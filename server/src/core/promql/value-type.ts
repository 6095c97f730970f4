/** What an expression evaluates to; `matrix` is what users call a range vector. */
export type ValueType = "scalar" | "vector" | "matrix" | "string";

/** The name of a type that messages and documentation use. */
export function documentedType(type: ValueType): string {
  if (type === "vector") return "instant vector";
  return type === "matrix" ? "range vector" : type;
}
