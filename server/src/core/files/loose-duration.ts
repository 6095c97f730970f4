import { durationUnits, type ParsedDuration } from "../promql/duration.ts";
import { goQuote } from "../text/go-quote.ts";

/** What vmalert takes for a duration: fractions, units in any order, plain seconds. */
export function parseLooseDuration(text: string): ParsedDuration {
  const part = /(\d+(?:\.\d*)?)(ms|[smhdwyi])?/giy;
  let milliseconds = 0;
  let at = text.startsWith("-") ? 1 : 0;
  part.lastIndex = at;
  for (let match = part.exec(text); match !== null; match = part.exec(text)) {
    milliseconds += Number(match[1]) * looseUnit(match[2] ?? "s");
    at = part.lastIndex;
  }
  if (at === text.length && /\d/.test(text)) return { ok: true, milliseconds };
  const span = { from: 0, to: text.length };
  return { ok: false, message: `cannot parse duration ${goQuote(text)}`, span };
}

/** `i` is the step of the query; it has no length of its own. */
function looseUnit(name: string): number {
  return durationUnits.find((unit) => unit.name === name.toLowerCase())?.milliseconds ?? 0;
}
