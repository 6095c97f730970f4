/**
 * Compiles an RE2 pattern as Go's `regexp` does.
 * Memoised by pattern: rules repeat a few patterns thousands of times.
 */
export type RegexCompiler = (pattern: string) => CompiledRegex;

export type CompiledRegex =
  | CompiledPattern
  /** `message` is Go's own text, with its prefix `error parsing regexp: `. */
  | { readonly ok: false; readonly message: string };

export interface CompiledPattern {
  readonly ok: true;
  /** Whether the pattern matches all of the text, as in matchers: anchored at both ends, with dots that match line feeds. */
  matches(text: string): boolean;
  /** What the groups took when the pattern matches all of the text, as in relabelling. */
  match(text: string): RegexMatch | undefined;
  /** Replaces what the pattern matches anywhere in the text, as `reReplaceAll` of templates: not anchored, dots match no line feeds. */
  replaceAll(text: string, replacement: string): string;
}

export interface RegexMatch {
  /** What each group took, `undefined` for one that took no part; the first is the whole match. */
  readonly groups: readonly (string | undefined)[];
  /** The names of the groups, "" for one without; several may have the same name. */
  readonly names: readonly string[];
}
