import type { Expression } from "../../core/promql/ast.ts";
import { findFunction } from "../../core/promql/functions.ts";
import { walk } from "../../core/promql/visit.ts";
import type { FeatureContext } from "../feature-context.ts";
import type { CancelSignal, MetricSource, PreferredMetrics } from "../metric-source.ts";
import { takesSeries } from "./expression-label.ts";
import { enclosingCalls } from "./expression-situation.ts";
import { typedAlternative } from "./label-value.ts";
import { liveSelector, optionsOf } from "./live-selector.ts";
import type { LiveSeries } from "./live-series.ts";
import type { Situation } from "./situation.ts";
import { alertAt } from "./template-label.ts";
import { typedLabel } from "./typed-label.ts";

/** Asks a server what a place needs to know; the only step of completion that takes time. Nothing where no series are named. */
export async function askLive(
  context: FeatureContext,
  { situation, offset }: { readonly situation: Situation; readonly offset: number },
  { source, signal }: { readonly source: MetricSource; readonly signal?: CancelSignal | undefined },
): Promise<LiveSeries | undefined> {
  const { name } = source;
  if (situation.kind === "template") {
    if (situation.place.kind !== "label") return undefined;
    const selectors = selectorsIn(alertAt({ context, offset })?.expr?.expression?.root, context);
    return selectors.length === 0 ? undefined : { name, names: await source.labelNames(selectors, signal) };
  }
  if (situation.kind !== "expression") return undefined;
  const { place, text, inner, offset: at } = situation;
  const typed = text.slice(inner.from, at);
  switch (place.kind) {
    case "operand":
      if (!takesSeries(place.argument)) return undefined;
      return { name, metrics: await source.metrics({ typed, prefers: preferredAt(text, at) }, signal) };
    case "quoted name": {
      const asked = [source.metrics({ typed }, signal), source.labelNames([""], signal)] as const;
      const [metrics, names] = await Promise.all(asked);
      return { name, metrics, names };
    }
    case "label in selector":
    case "label in list":
    case "text argument": {
      const isMatcher = place.kind === "label in selector";
      const found = typedLabel({ text, word: inner, isMatcher }, optionsOf(context));
      if (found === undefined && place.kind === "text argument") return undefined;
      const { part, readFrom = [], matcher } = { ...found?.use };
      const selectors =
        part?.kind === "VectorSelector"
          ? [liveSelector(part, matcher, context)]
          : [...new Set(readFrom.flatMap((each) => selectorsIn(each, context)))];
      return { name, names: await source.labelNames(selectors.length === 0 ? [""] : selectors, signal) };
    }
    case "label value": {
      const found = typedLabel(
        { text, word: { from: inner.from, to: at }, isMatcher: false },
        optionsOf(context),
      );
      const { part, matcher } = { ...found?.use };
      const selector = part?.kind === "VectorSelector" ? liveSelector(part, matcher, context) : "";
      const question = { label: place.label, selector, typed: typedAlternative(typed, place.operator) };
      return { name, values: await source.labelValues(question, signal) };
    }
    default:
      return undefined;
  }
}

/** More are not asked for. */
const mostSelectors = 10;

function selectorsIn(root: Expression | undefined, context: FeatureContext): string[] {
  const selectors = new Set<string>();
  for (const node of walk(root)) {
    if (node.kind === "VectorSelector") selectors.add(liveSelector(node, undefined, context));
    if (selectors.size === mostSelectors) break;
  }
  return [...selectors];
}

/** The metrics that a function is for go first. */
function preferredAt(text: string, offset: number): PreferredMetrics | undefined {
  const uses = enclosingCalls(text, offset).map(({ of }) => findFunction(of)?.useWith);
  if (uses.includes("histogram-rate")) return "buckets";
  if (uses[0] === "counter") return "counters";
  return uses[0] === "gauge" ? "gauges" : undefined;
}
