import type { LabelMatcher } from "../promql/ast.ts";
import { literal, type Words } from "../text/phrase.ts";
import type { JudgedValues, ValueNearMiss } from "./judge-values.ts";
import type { KnownValues } from "./known-values.ts";
import { listValues } from "./list-values.ts";
import { type Prose, paragraph } from "./prose.ts";

/** What a matcher keeps and drops of the values that are known. */
export function valuesInWords(matcher: LabelMatcher, known: KnownValues, judged: JudgedValues): Prose {
  const { kept, dropped, without, nearMisses } = judged;
  const items: Words[] = [];
  if (kept.length > 0) items.push([`kept (${kept.length}): `, ...listValues(kept, mostShown, "and")]);
  if (dropped.length > 0)
    items.push([`dropped (${dropped.length}): `, ...listValues(dropped, mostShown, "and")]);
  if (without > 0) items.push(aboutWithout(matcher.name, judged));
  if (items.length === 0) return [];
  const isNegative = matcher.matchType?.startsWith("!") === true;
  return [
    paragraph(heading(matcher.name, known)),
    { kind: "list", items },
    ...nearMisses.map((miss) => paragraph(nearMissInWords(miss, isNegative))),
  ];
}

const mostShown = 6;

function heading(label: string, { values, of, isWhole }: KnownValues): Words {
  const sources = [...new Set(values.flatMap(({ source }) => (source === "" ? [] : [source])))];
  const from = sources.length === 0 ? [] : [", from ", ...listValues(sources, mostSources, "and")];
  const owner = of === "metric" ? "Known values of " : "Values that targets have of ";
  return [owner, literal(label), ...from, isWhole ? ":" : "; there may be others:"];
}

const mostSources = 3;

function aboutWithout(label: string, { without, keepsWithout }: JudgedValues): Words {
  const count = without === 1 ? "" : ` (${without})`;
  return ["without ", literal(label), `${count}: ${keepsWithout ? "kept" : "dropped"}`];
}

function nearMissInWords(miss: ValueNearMiss, isNegative: boolean): Words {
  const verb = isNegative ? "is not excluded" : "is not matched";
  if (miss.because === "case") return [literal(miss.value), ` ${verb}: matching is case-sensitive.`];
  return [
    literal(miss.value),
    ` ${verb}: the matcher says `,
    literal(miss.written),
    ", which is no known value.",
  ];
}
