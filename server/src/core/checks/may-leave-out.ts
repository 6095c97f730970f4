import { keepsSeries } from "../labels/infer-labels-aggregation.ts";
import type { Expression, LabelList } from "../promql/ast.ts";

/** Whether a part may take labels away from series, told from its looks. */
export function mayLeaveOut(part: Expression): boolean {
  if (part.kind === "AggregateExpr") return !keepsSeries(part);
  if (part.kind === "Call")
    return /^(?:absent|vector|hour|minute|day|month|year|label_|histogram_q)/.test(part.name);
  return part.kind === "BinaryExpr" && part.vectorMatching !== undefined;
}

/** The same of some labels. That `histogram_quantile` takes `le` away everybody knows. */
export function mayLeaveOutAny(part: Expression, names: readonly string[]): boolean {
  switch (part.kind) {
    case "AggregateExpr": {
      if (keepsSeries(part)) return false;
      const { grouping } = part;
      return grouping?.without === true ? hasAny(grouping.labels, names) : !hasAll(grouping?.labels, names);
    }
    case "BinaryExpr": {
      if (part.vectorMatching === undefined) return false;
      const { matching, group } = part.vectorMatching;
      if (group !== undefined) return hasAny(group.include, names);
      if (matching === undefined || part.op === "and" || part.op === "or" || part.op === "unless")
        return false;
      return matching.on ? !hasAll(matching.labels, names) : hasAny(matching.labels, names);
    }
    case "Call":
      return makers.test(part.name);
    case "VectorSelector":
      return part.matchers.some(({ name, value }) => value === "" && names.includes(name));
    default:
      return false;
  }
}

const makers = /^(?:absent|vector$|time$|hour|minute|day|month|year|label_|histogram_quantiles)/;

function hasAny(list: LabelList | undefined, names: readonly string[]): boolean {
  return list?.labels.some(({ name }) => names.includes(name)) === true;
}

function hasAll(list: LabelList | undefined, names: readonly string[]): boolean {
  return list !== undefined && names.every((name) => list.labels.some((label) => label.name === name));
}
