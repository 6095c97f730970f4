import { languageOf } from "../regex/language.ts";

export interface MeantPattern {
  readonly pattern: string;
  /** How many of the values it matches. */
  readonly matched: number;
}

/**
 * The pattern that was probably meant by one that matches none of the values: whoever forgets that patterns are
 * anchored leaves the ends out, and case is easily forgotten, too.
 */
export function meantPattern(pattern: string, values: readonly string[]): MeantPattern | undefined {
  const language = languageOf(pattern);
  if (language === undefined || language.matchesEmpty !== false) return undefined;
  const body = language.root.kind === "alternation" ? `(?:${pattern})` : pattern;
  for (const wider of [`${body}.*`, `.*${body}`, `.*${body}.*`, `(?i:${pattern})`]) {
    const meant = languageOf(wider);
    const matched = values.filter((value) => meant?.matches(value) === true).length;
    if (matched > 0) return { pattern: wider, matched };
  }
  return undefined;
}
