import { expandReplacement } from "../../server/src/core/regex/expand-replacement.ts";
import { languageOf } from "../../server/src/core/regex/language.ts";
import { decodeHex } from "./bytes.ts";
import { regexCompiler } from "./regex-compiler.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface RegexCase {
  readonly pattern?: string;
  readonly pattern_hex?: string;
  readonly ok: boolean;
  /** Missing where Go's releases differ. */
  readonly error?: string | null;
  readonly matches?: readonly string[];
  readonly rejects?: readonly string[];
  /** What each group takes of a text, null where it takes no part. */
  readonly submatches?: Readonly<Record<string, readonly (string | null)[]>>;
}

interface ReplaceCase {
  readonly pattern: string;
  readonly replacement: string;
  readonly text: string;
  readonly replaceAll: string;
  readonly expandAnchored: string | null;
}

/** Patterns: accepted or rejected, Go's message, which texts they match in full, and what their groups take. */
export const regexSuite: Suite = {
  name: "regexp",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly RegexCase[] }>("regexp.json");
    for (const each of cases) yield compare(each);
  },
};

/** Replacements of templates, and of relabelling. */
export const regexReplaceSuite: Suite = {
  name: "regexp-replace",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly ReplaceCase[] }>("regexp-replace.json");
    for (const { pattern, replacement, text, replaceAll, expandAnchored } of cases) {
      const regex = regexCompiler(pattern);
      const match = regex.ok ? regex.match(text) : undefined;
      const actual = {
        replaceAll: regex.ok ? regex.replaceAll(text, replacement) : undefined,
        expandAnchored: match === undefined ? null : expandReplacement(replacement, match),
      };
      const difference = differenceOf(actual, { replaceAll, expandAnchored });
      yield { title: `${pattern} -> ${replacement}: ${text}`, difference };
    }
  },
};

function compare(wanted: RegexCase): Outcome {
  const { pattern, pattern_hex, ok, error, matches = [], rejects = [], submatches = {} } = wanted;
  const text = pattern ?? decodeHex(pattern_hex!);
  const regex = regexCompiler(text);
  if (!regex.ok || !ok) {
    const message = regex.ok ? undefined : regex.message.replace(/^error parsing regexp: /, "");
    const expected = ok ? undefined : (error ?? message);
    return { title: text, difference: differenceOf({ ok: regex.ok, message }, { ok, message: expected }) };
  }
  // Both machines are asked: the one that knows what groups take, and the one that patterns are compared by.
  const language = languageOf(text);
  const actual = {
    matches: matches.filter((each) => regex.matches(each) && language?.matches(each) === true),
    rejects: rejects.filter((each) => !regex.matches(each) && language?.matches(each) === false),
    submatches: Object.fromEntries(
      Object.keys(submatches).map((each) => [
        each,
        regex
          .match(each)
          ?.groups.slice(1)
          .map((group) => group ?? null),
      ]),
    ),
  };
  return { title: text, difference: differenceOf(actual, { matches, rejects, submatches }) };
}
