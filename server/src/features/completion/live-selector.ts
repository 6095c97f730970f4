import type { LabelMatcher, VectorSelector } from "../../core/promql/ast.ts";
import { parseExpression } from "../../core/promql/parse.ts";
import type { ParseOptions } from "../../core/promql/parsed-expression.ts";
import { printExpression } from "../../core/promql/print.ts";
import type { FeatureContext } from "../feature-context.ts";

/** What a server is asked about a selector, without the matcher that is being typed; nothing where Prometheus does not take the rest. */
export function liveSelector(
  selector: VectorSelector,
  typed: LabelMatcher | undefined,
  context: FeatureContext,
): string {
  const { regex } = optionsOf(context);
  // A pattern that is half typed says nothing yet.
  const isWhole = ({ matchType, value }: LabelMatcher): boolean =>
    value !== undefined && (matchType === "=" || matchType === "!=" || regex(value).ok);
  const matchers = selector.matchers.filter((matcher) => matcher !== typed && isWhole(matcher));
  const now = { offset: undefined, at: undefined, anchored: undefined, smoothed: undefined };
  const text = printExpression({ ...selector, ...now, matchers });
  return parseExpression(text, optionsOf(context)).problems.length === 0 ? text : "";
}

export function optionsOf({ file }: FeatureContext): ParseOptions {
  const { regex, features } = file.options;
  return { regex, features };
}
