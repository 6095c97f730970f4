/**
 * Compiles an RE2 pattern as Go's `regexp` does, on a library that whoever composes the program hands in.
 * Memoised by pattern: rules repeat a few patterns thousands of times.
 */
export type RegexCompiler = (pattern: string) => CompiledRegex;

export type CompiledRegex =
  | { readonly ok: true; matches(text: string): boolean }
  /** `message` is Go's own text, with its prefix `error parsing regexp: `. */
  | { readonly ok: false; readonly message: string };
