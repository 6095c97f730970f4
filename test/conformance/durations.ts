import { parseDuration, parseSignedDuration, printDuration } from "../../server/src/core/promql/duration.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface DurationCase {
  readonly input: string;
  readonly ok: boolean;
  readonly okWithSign: boolean;
  readonly ms: number | null;
  readonly canonical: string | null;
}

export const durationSuite: Suite = {
  name: "durations",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly DurationCase[] }>("durations.json");
    for (const each of cases) yield compare(each);
  },
};

function compare({ input, ok, okWithSign, ms, canonical }: DurationCase): Outcome {
  const signed = parseSignedDuration(input);
  const actual = {
    ok: parseDuration(input).ok,
    okWithSign: signed.ok,
    ms: signed.ok ? signed.milliseconds : null,
    canonical: signed.ok ? printDuration(signed.milliseconds) : null,
  };
  return { title: input, difference: differenceOf(actual, { ok, okWithSign, ms, canonical }) };
}
