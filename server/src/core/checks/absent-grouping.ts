import { metricOf } from "../project/selector-source.ts";
import type { Expression, LabelMatcher, LabelName, VectorSelector } from "../promql/ast.ts";
import { inferType } from "../promql/infer-type.ts";
import { isValidLabelName } from "../promql/names.ts";
import { matchersOf } from "../promql/selector.ts";
import { walk } from "../promql/visit.ts";
import { similarName } from "../text/similar-name.ts";
import { askedSelector } from "./asked-selector.ts";
import type { RuleInProject } from "./check.ts";
import { isRecorded } from "./defined-rules.ts";
import { settledExpression } from "./settled-expression.ts";

/** A label in `by (…)` that no series of the metric has, and the one that was meant. */
export interface AbsentGrouping {
  readonly metric: string;
  readonly label: LabelName;
  readonly meant: string;
}

/**
 * Only what is misspelt: many rules are written for servers of which some have the label, and to group by one that is
 * not there does no harm.
 */
export function* absentGroupings(subject: RuleInProject): Generator<AbsentGrouping> {
  const { rule, facts } = subject;
  if (rule.expr?.value.includes("by") !== true) return;
  for (const part of walk(settledExpression(rule))) {
    if (part.kind !== "AggregateExpr" || part.grouping?.without !== false) continue;
    const selector = part.expr && onlySelector(part.expr);
    const metric = selector && metricOf(selector);
    if (selector === undefined || metric === undefined) continue;
    for (const label of part.grouping.labels?.labels ?? []) {
      const { name } = label;
      if (/^(?:job|instance|le|__name__)$/.test(name) || !isValidLabelName(name, "legacy")) continue;
      if (selector.matchers.some((matcher) => matcher.name === name)) continue;
      const asked = askedSelector(metric, [...matchersOf(selector), isThere(name)]);
      if (facts.series(asked)?.kind !== "never" || isRecorded(metric, subject)) continue;
      const names = facts.labelNames(askedSelector(metric));
      if (names === undefined || names.has(name)) continue;
      // `node` and `code` are both good names.
      const alike = [...names].filter((each) => each[0] === name[0]).sort();
      const meant = similarName(name, alike);
      if (meant !== undefined) yield { metric, label, meant };
    }
  }
}

/** The selector whose labels an expression has: functions and numbers leave them alone, but for the name. */
function onlySelector(part: Expression): VectorSelector | undefined {
  let at: Expression | undefined = part;
  while (at !== undefined && at.kind !== "VectorSelector") at = within(at);
  return at;
}

function within(part: Expression): Expression | undefined {
  switch (part.kind) {
    case "MatrixSelector":
      return part.vectorSelector;
    case "ParenExpr":
    case "SubqueryExpr":
    case "UnaryExpr":
      return part.expr;
    case "Call": {
      if (/^(?:absent|label_|info$|histogram_)/.test(part.name)) return undefined;
      const series = part.args.items.filter((item) => /^(?:vector|matrix)$/.test(inferType(item) ?? ""));
      return series.length === 1 ? series[0] : undefined;
    }
    case "BinaryExpr":
      if (inferType(part.rhs) === "scalar") return part.lhs;
      return inferType(part.lhs) === "scalar" ? part.rhs : undefined;
    default:
      return undefined;
  }
}

function isThere(name: string): LabelMatcher {
  const span = { from: 0, to: 0 };
  return { span, name, nameSpan: span, matchType: "!=", operatorSpan: span, value: "", valueSpan: span };
}
