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
}

/** Patterns: accepted or rejected, Go's message, and which texts they match in full. */
export const regexSuite: Suite = {
  name: "regexp",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly RegexCase[] }>("regexp.json");
    for (const each of cases) yield compare(each);
  },
};

function compare({ pattern, pattern_hex, ok, error, matches = [], rejects = [] }: RegexCase): Outcome {
  const text = pattern ?? decodeHex(pattern_hex!);
  const regex = regexCompiler(text);
  if (!regex.ok || !ok) {
    const message = regex.ok ? undefined : regex.message.replace(/^error parsing regexp: /, "");
    const expected = ok ? undefined : (error ?? message);
    return { title: text, difference: differenceOf({ ok: regex.ok, message }, { ok, message: expected }) };
  }
  const actual = {
    matches: matches.filter((each) => regex.matches(each)),
    rejects: rejects.filter((each) => !regex.matches(each)),
  };
  return { title: text, difference: differenceOf(actual, { matches, rejects }) };
}
