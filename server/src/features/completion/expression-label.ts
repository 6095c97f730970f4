import { labelIn } from "../../core/labels/combine-labels.ts";
import { labelUsesIn } from "../../core/labels/label-uses.ts";
import type { PossibleLabels } from "../../core/labels/possible-labels.ts";
import { uniteAll } from "../../core/project/metric-labels.ts";
import { findFunction } from "../../core/promql/functions.ts";
import { shiftSpan } from "../../core/text/span.ts";
import type { FeatureContext } from "../feature-context.ts";
import { typeOf } from "./expression.ts";
import type { Argument } from "./expression-place.ts";
import type { Offer } from "./item.ts";
import { KnownSeries } from "./known-series.ts";
import { labelNameOffers } from "./label-name.ts";
import { labelValueOffers } from "./label-value.ts";
import { optionsOf } from "./live-selector.ts";
import type { LiveSeries } from "./live-series.ts";
import { lettersForCatalogue, metricNameOffers } from "./metric-name.ts";
import { limitedOffers, type Offered, withMore } from "./offered.ts";
import type { Situation } from "./situation.ts";
import { type TypedLabel, typedLabel } from "./typed-label.ts";
import { inScalar, quotedIn } from "./write-text.ts";
import { rangeBehind, writtenMetric } from "./written-metric.ts";

type ExpressionSituation = Extract<Situation, { readonly kind: "expression" }>;

/** Labels, their values and metrics: what the files of the workspace tell about a place of an expression. */
export function seriesOffers(
  context: FeatureContext,
  situation: ExpressionSituation,
  { typed, live }: { readonly typed: string; readonly live: LiveSeries | undefined },
): Offered | undefined {
  const { place } = situation;
  switch (place.kind) {
    case "operand":
      return takesSeries(place.argument) ? metricOffers(context, situation, { typed, live }) : undefined;
    case "quoted name":
      return quotedOffers(context, situation, { typed, live });
    case "label in selector":
      return nameOffers(context, situation, { used: place.used, isMatcher: true, live });
    case "label in list":
      return nameOffers(context, situation, { used: place.used, isMatcher: false, live });
    case "text argument":
      return textArguments.has(place.argument.of)
        ? nameOffers(context, situation, { used: [], isMatcher: false, live })
        : undefined;
    case "label value":
      return valueOffers(context, situation, { place, live });
    default:
      return undefined;
  }
}

/** Not where a number or a text has to stand. */
export function takesSeries(argument: Argument | undefined): boolean {
  if (argument === undefined) return true;
  const type = typeOf(argument);
  const isBeyond = type === undefined && findFunction(argument.of) !== undefined;
  return !isBeyond && type !== "scalar" && type !== "string";
}

/** Functions whose texts name labels; which of them do, the uses of labels tell. */
const textArguments: ReadonlySet<string> = new Set([
  "label_replace",
  "label_join",
  "sort_by_label",
  "sort_by_label_desc",
]);

interface Typing {
  readonly used: readonly string[];
  readonly isMatcher: boolean;
  readonly live: LiveSeries | undefined;
}

interface TypedMetric {
  readonly typed: string;
  readonly live: LiveSeries | undefined;
}

function metricOffers(
  context: FeatureContext,
  situation: ExpressionSituation,
  { typed, live }: TypedMetric,
): Offered {
  const { place, text, inner, style } = situation;
  const argument = place.kind === "operand" ? place.argument : undefined;
  const offers = metricNameOffers(new KnownSeries(context, live), context, typed);
  const range = argument && rangeBehind(argument, text.slice(inner.to), context);
  // A brace would begin a flow mapping.
  const mayBrace = style !== "plain" || inner.from > 0;
  const written = offers.flatMap((offer) => writtenMetric(offer, { range, style, mayBrace }));
  const more = hasMore(context, typed) ? { isAll: false } : live?.metrics;
  return withMore(limitedOffers(written, typed), more);
}

/** The catalogue's are offered when a few letters are typed. */
function hasMore({ file }: FeatureContext, typed: string): boolean {
  return file.options.catalogue !== undefined && typed.length < lettersForCatalogue;
}

/** Names of metrics, and of labels, between quotes that stand in braces. */
function quotedOffers(
  context: FeatureContext,
  situation: ExpressionSituation,
  { typed, live }: TypedMetric,
): Offered {
  const { text, offset, inner, style, word } = situation;
  const { write } = quotedIn(text[inner.from - 1]!, style);
  const rest = /^[\w.:/-]*(?= ?["'`])/.exec(text.slice(offset))?.[0] ?? "";
  const named = metricNameOffers(new KnownSeries(context, live), context, typed).flatMap((offer) => {
    const name = write(offer.label);
    return name === undefined ? [] : { ...offer, text: name, filter: name };
  });
  const labels = nameOffers(context, situation, { used: [], isMatcher: true, live });
  const offered = limitedOffers([...named, ...(labels?.offers ?? [])], typed);
  return withMore(offered, live?.metrics, { from: word.from, to: word.from + typed.length + rest.length });
}

function nameOffers(
  context: FeatureContext,
  situation: ExpressionSituation,
  { used, isMatcher, live }: Typing,
): Offered | undefined {
  const { word, style } = situation;
  const { text, inner } = situation;
  const isQuoted = /["'`]/.test(text[inner.from - 1] ?? "");
  const found = typedLabel({ text, word: inner, isMatcher: isMatcher && !isQuoted }, optionsOf(context));
  if (situation.place.kind === "text argument" && found === undefined) return undefined;
  const series = new KnownSeries(context, live);
  const all = series.allLabels;
  const labels = (found && labelsAt(found, series)) ?? all;
  const quote = isQuoted ? text[inner.from - 1]! : '"';
  const write = (name: string): string | undefined =>
    isQuoted
      ? quotedIn(quote, style).write(name)
      : inScalar(`"${quotedIn(quote, "as is").write(name) ?? ""}"`, style);
  const offers: Offer[] = labelNameOffers(
    { labels, others: all, used: [...used, ...usedBeside(found)], write },
    series,
    context,
  );
  return withMore(limitedOffers(offers, text.slice(inner.from, inner.to)), live?.names, word);
}

/** What stands in the same list, before or behind the place. */
function* usedBeside(typed: TypedLabel | undefined): Iterable<string> {
  for (const use of labelUsesIn(typed?.root)) {
    if (use.part === typed!.use.part && use.role === typed!.use.role) yield use.name;
  }
}

/** What the series may have that the place asks for a label: on both sides of `on`, both have. */
function labelsAt({ use, root }: TypedLabel, series: KnownSeries): PossibleLabels | undefined {
  const { part } = use;
  if (part.kind === "VectorSelector") return series.labelsOf(part, use.matcher);
  const flow = series.flowOf(root);
  const sides = use.readFrom.map((each) => flow.labelsOf(each));
  const [left, right] = sides;
  if (left === undefined || right === undefined || use.role !== "on") return uniteAll(sides);
  const labels = new Map([...left.labels].filter(([name]) => labelIn(right, name) !== undefined));
  for (const [name, label] of right.labels) {
    if (!labels.has(name) && labelIn(left, name) !== undefined) labels.set(name, label);
  }
  return { labels, open: left.open };
}

type ValuePlace = Extract<ExpressionSituation["place"], { readonly kind: "label value" }>;

function valueOffers(
  context: FeatureContext,
  situation: ExpressionSituation,
  { place, live }: { readonly place: ValuePlace; readonly live: LiveSeries | undefined },
): Offered {
  const { text, offset, style, word, inner } = situation;
  const series = new KnownSeries(context);
  const found = typedLabel(
    { text, word: { from: inner.from, to: offset }, isMatcher: false },
    optionsOf(context),
  );
  const selector = found?.use.part.kind === "VectorSelector" ? found.use.part : undefined;
  const values = series.valuesOf(place.label, selector, found?.use.matcher);
  const before = text.slice(inner.from, offset);
  const quote = text[inner.from - 1] ?? '"';
  const offered = labelValueOffers(
    {
      label: place.label,
      values,
      operator: place.operator,
      before,
      after: text.slice(offset),
      quoted: quotedIn(quote, style),
      live,
    },
    series,
    context,
  );
  return { ...offered, word: shiftSpan(offered.word!, word.from) };
}
