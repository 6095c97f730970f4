import { findFunction } from "../../core/promql/functions.ts";
import { isValidMetricName } from "../../core/promql/names.ts";
import { goQuote } from "../../core/text/go-quote.ts";
import type { FeatureContext } from "../feature-context.ts";
import { typeOf } from "./expression.ts";
import type { Argument } from "./expression-place.ts";
import type { Offer } from "./item.ts";
import { type ExpressionStyle, inScalar } from "./write-text.ts";

/** What has to follow the metric. */
interface RangeBehind {
  readonly duration: string;
  /** Whether the call has to be closed. */
  readonly closes: boolean;
}

/** The range of a metric in an argument that needs one; `rest` is what follows the metric. */
export function rangeBehind(
  argument: Argument,
  rest: string,
  context: FeatureContext,
): RangeBehind | undefined {
  if (typeOf(argument) !== "matrix" || /^\s*[[{]/.test(rest)) return undefined;
  const isLast = argument.index === (findFunction(argument.of)?.params.length ?? 0) - 1;
  return { duration: usualRange(context), closes: isLast && rest.trim() === "" };
}

/** Four scrapes at least, so that one that fails does not matter. */
function usualRange({ facts }: FeatureContext): string {
  const minutes = ((facts.server?.scrapeIntervals?.global ?? 0) * 4) / 60_000;
  return `${[5, 10, 15, 20, 30].find((each) => each >= minutes) ?? 60}m`;
}

interface Writing {
  readonly range: RangeBehind | undefined;
  readonly style: ExpressionStyle;
  /** Whether a name may be written that needs braces. */
  readonly mayBrace: boolean;
}

/** A metric as its place asks for it; nothing where it cannot be written. */
export function writtenMetric(offer: Offer, { range, style, mayBrace }: Writing): readonly Offer[] {
  const name = offer.name ?? offer.label;
  const isPlain = isValidMetricName(name, "legacy");
  if (!isPlain && (!mayBrace || !isShort(name))) return [];
  const text = inScalar(isPlain ? name : `{${goQuote(name)}}`, style);
  if (text === undefined) return [];
  const closed = range?.closes === true ? ")" : "";
  const snippet = range && `${text.replace(/[\\$}]/g, "\\$&")}[\${1:${range.duration}}]${closed}`;
  const isSame = text === offer.label;
  return [{ ...offer, ...(isSame ? undefined : { text, filter: name }), ...(snippet && { snippet }) }];
}

/** Nobody has such names but those who want to do harm. */
function isShort(name: string): boolean {
  return name.length <= 500 && !/[\p{Cc}\p{Surrogate}]/u.test(name);
}
