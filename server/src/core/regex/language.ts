import type { RegexNode } from "./ast.ts";
import { type Automaton, automatonOf } from "./automaton.ts";
import { exampleOf } from "./example.ts";
import { findText } from "./find-text.ts";
import { listLiterals } from "./list-literals.ts";
import { matchesEmpty } from "./matches-empty.ts";
import { nearMissesOf } from "./near-misses.ts";
import { parsePattern } from "./parse.ts";
import type { Condition, NearMiss, PatternLanguage } from "./pattern-language.ts";
import { writtenLiterals } from "./written-literals.ts";

/** The language of a pattern, remembered for a while; `undefined` for a pattern that is not valid. */
export function languageOf(pattern: string): PatternLanguage | undefined {
  const known = languages.get(pattern);
  if (known !== undefined) return known;
  const parsed = parsePattern(pattern);
  if (!parsed.ok) return undefined;
  if (languages.size >= remembered) languages.clear();
  const language = new Language(pattern, parsed.root);
  languages.set(pattern, language);
  return language;
}

/** The language that has one text only, as that of `=` in a matcher. */
export function languageOfText(text: string): PatternLanguage {
  const span = { from: 0, to: text.length };
  const items = [...text].map(
    (character): RegexNode => ({
      kind: "character",
      codePoint: character.codePointAt(0)!,
      ignoresCase: false,
      span,
    }),
  );
  return new Language(text, { kind: "sequence", items, span });
}

/** Whether `outer` matches all that `inner` does. */
export function contains(outer: PatternLanguage, inner: PatternLanguage): boolean | undefined {
  if (outer === inner) return true;
  const difference = findCommonText([
    { language: inner, matches: true },
    { language: outer, matches: false },
  ]);
  return difference === undefined ? undefined : difference === false;
}

/** Whether there is a text that both match. */
export function intersects(a: PatternLanguage, b: PatternLanguage): boolean | undefined {
  // An example often settles it where machines would grow too large.
  if (isMatchedBy(a.example(), b) || isMatchedBy(b.example(), a)) return true;
  const common = findCommonText([
    { language: a, matches: true },
    { language: b, matches: true },
  ]);
  return common === undefined ? undefined : common !== false;
}

/**
 * A text that meets all conditions, as short and readable as can be; `false` where there is none at all, `undefined`
 * where nobody knows.
 */
export function findCommonText(conditions: readonly Condition[]): string | false | undefined {
  const meetsAll = (text: string, tested: readonly Condition[]): boolean | undefined => {
    let meets: boolean | undefined = true;
    for (const { language, matches } of tested) {
      const does = language.matches(text);
      if (does === undefined) meets = undefined;
      else if (does !== matches) return false;
    }
    return meets;
  };
  // Of the texts in a list each one can be tried.
  for (const condition of conditions) {
    const literals = condition.matches ? condition.language.literals(mostTried) : undefined;
    if (literals === undefined || literals === "more") continue;
    const others = conditions.filter((each) => each !== condition);
    const verdicts = literals.map((text) => meetsAll(text, others));
    const found = verdicts.indexOf(true);
    if (found !== -1) return literals[found];
    return verdicts.includes(undefined) ? undefined : false;
  }
  const demands = conditions.map(({ language, matches }) => ({
    automaton: language instanceof Language ? language.automaton : undefined,
    matches,
  }));
  const known = demands.flatMap(({ automaton, matches }) =>
    automaton === undefined ? [] : [{ automaton, matches }],
  );
  const text = known.length === 0 ? undefined : findText(known);
  // What fails a part of the conditions fails all of them.
  return text === false || known.length === demands.length ? text : undefined;
}

function isMatchedBy(text: string | undefined, language: PatternLanguage): boolean {
  return text !== undefined && language.matches(text) === true;
}

const languages = new Map<string, PatternLanguage>();
const remembered = 200;
const mostTried = 1000;

class Language implements PatternLanguage {
  readonly pattern: string;
  readonly root: RegexNode;
  readonly matchesEmpty: boolean | undefined;
  #automaton: Automaton | undefined | "not-made" = "not-made";
  #literals: readonly string[] | "more" | undefined | "not-listed" = "not-listed";
  #texts: ReadonlySet<string> | undefined;
  #matchesEverything: boolean | undefined | "not-asked" = "not-asked";
  #example: string | undefined | false = false;

  constructor(pattern: string, root: RegexNode) {
    this.pattern = pattern;
    this.root = root;
    this.matchesEmpty = matchesEmpty(root);
  }

  get automaton(): Automaton | undefined {
    if (this.#automaton === "not-made") this.#automaton = automatonOf(this.root);
    return this.#automaton;
  }

  matches(text: string): boolean | undefined {
    if (text === "") return this.matchesEmpty;
    if (this.#texts !== undefined) return this.#texts.has(text);
    return this.automaton?.matches(text);
  }

  matchesEverything(): boolean | undefined {
    if (this.#matchesEverything === "not-asked") this.#matchesEverything = this.#isEverything();
    return this.#matchesEverything;
  }

  matchesNothing(): boolean | undefined {
    if (this.matchesEmpty) return false;
    const literals = this.literals(mostTried);
    if (literals !== undefined) return literals !== "more" && literals.length === 0;
    const text = this.find(true);
    return text === undefined ? undefined : text === false;
  }

  literal(): string | undefined {
    const literals = this.literals(1);
    return literals !== undefined && literals !== "more" && literals.length === 1 ? literals[0] : undefined;
  }

  literals(limit: number): readonly string[] | "more" | undefined {
    if (this.#literals === "not-listed") {
      this.#literals = this.#list();
      if (this.#literals !== undefined && this.#literals !== "more") this.#texts = new Set(this.#literals);
    }
    if (this.#literals === undefined) return undefined;
    if (this.#literals === "more" || this.#literals.length <= limit) return this.#literals;
    return "more";
  }

  example(): string | undefined {
    if (this.#example === false) this.#example = exampleOf(this);
    return this.#example;
  }

  nearMisses(): readonly NearMiss[] {
    return nearMissesOf(this);
  }

  find(matches: boolean): string | false | undefined {
    return findCommonText([{ language: this, matches }]);
  }

  #isEverything(): boolean | undefined {
    if (this.matchesEmpty === false) return false;
    const other = this.find(false);
    return other === undefined ? undefined : other === false;
  }

  #list(): readonly string[] | "more" | undefined {
    const written = writtenLiterals(this.root, mostTried);
    if (written !== undefined) return written;
    return this.automaton === undefined ? undefined : listLiterals(this.automaton, mostTried);
  }
}
