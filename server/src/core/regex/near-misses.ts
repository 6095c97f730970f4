import type { NearMiss, PatternLanguage } from "./pattern-language.ts";

/** Changes an example in the ways in which people get patterns wrong, and keeps what the pattern does not match. */
export function nearMissesOf(language: PatternLanguage): readonly NearMiss[] {
  const example = language.example();
  if (example === undefined) return [];
  const candidates: NearMiss[] = [
    { text: `${example}-1`, because: "longer-at-the-end" },
    { text: `my-${example}`, because: "longer-at-the-start" },
    { text: otherCaseOfFirstLetter(example), because: "other-case" },
    { text: [...example].slice(0, -1).join(""), because: "shorter" },
    { text: "", because: "shorter" },
  ];
  const misses: NearMiss[] = [];
  for (const candidate of candidates) {
    // One text of a kind is enough, and a text that is the example again is none.
    if (candidate.text === example || misses.some(({ because }) => because === candidate.because)) continue;
    if (language.matches(candidate.text) === false) misses.push(candidate);
  }
  if (misses.length > 0) return misses;
  const other = language.find(false);
  return typeof other === "string" ? [{ text: other, because: "other-character" }] : [];
}

function otherCaseOfFirstLetter(text: string): string {
  return text.replace(/[A-Za-z]/, (letter) => String.fromCharCode(letter.charCodeAt(0) ^ 0x20));
}
