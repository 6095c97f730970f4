import { codedSelector } from "../../core/checks/coded-comparisons.ts";
import { metricOf } from "../../core/project/selector-source.ts";
import type { VectorSelector } from "../../core/promql/ast.ts";
import { isComparisonOperator } from "../../core/promql/operators.ts";
import { parseExpression } from "../../core/promql/parse.ts";
import { walk } from "../../core/promql/visit.ts";
import type { FeatureContext } from "../feature-context.ts";
import { foreignText } from "../foreign-text.ts";
import { telegrafMetrics } from "../telegraf/telegraf-metrics.ts";
import type { Offer } from "./item.ts";
import { optionsOf } from "./live-selector.ts";
import type { Situation } from "./situation.ts";
import { closing } from "./typed-label.ts";

/** Behind a comparison, the codes that the metric on its other side has for values. */
export function codeOffers(
  context: FeatureContext,
  { place, text, inner }: Extract<Situation, { readonly kind: "expression" }>,
): Offer[] {
  const { catalogue } = context.file.options;
  const { operator = "", modifiers = [] } = { ...(place.kind === "operand" ? place.behind : undefined) };
  // Only `bool` may stand between: a number has no labels to match.
  if (!isComparisonOperator(operator) || modifiers.some((modifier) => modifier !== "bool")) return [];
  const before = text.slice(0, inner.from);
  if (catalogue?.mayNameCode(before) !== true) return [];
  const selector = comparedAt(before, context);
  const name = selector && metricOf(selector);
  if (name === undefined || context.knowledge.recordingRulesOf(name).length > 0) return [];
  const metric = catalogue.find(telegrafMetrics(context).get(name)?.[0]?.knownAs ?? name);
  return (metric?.values ?? []).map(({ value, name: meaning, about }) => {
    const detail = foreignText(meaning, 50);
    return {
      label: String(value),
      kind: "value",
      detail,
      ...(about !== undefined && { documentation: foreignText(about, 500) }),
      ...(metric?.isOwn === true && { isPlain: true }),
      // So that it is found by its name, too.
      filter: `${value} ${detail}`,
    };
  });
}

/** What a number that is typed behind a text would be compared with. */
function comparedAt(before: string, context: FeatureContext): VectorSelector | undefined {
  const { root } = parseExpression(`${before}0${closing(before)}`, optionsOf(context));
  for (const part of walk(root)) {
    if (part.kind === "BinaryExpr" && part.rhs?.span.from === before.length) return codedSelector(part.lhs);
  }
  return undefined;
}
