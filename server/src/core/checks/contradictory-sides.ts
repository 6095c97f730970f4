import { agreeingLabels } from "../labels/agreeing-labels.ts";
import { labelIn } from "../labels/combine-labels.ts";
import type { LabelFlow } from "../labels/infer-labels.ts";
import { matchedLabels } from "../labels/matched-labels.ts";
import type { PossibleLabel } from "../labels/possible-labels.ts";
import { whyAbsent } from "../labels/why-absent.ts";
import type { AggregateExpr, BinaryExpr, Expression } from "../promql/ast.ts";
import { inferType } from "../promql/infer-type.ts";
import { walk } from "../promql/visit.ts";
import { withoutParens } from "../promql/without-parens.ts";
import type { RuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { flowOfRule } from "./flow-of-rule.ts";
import { mayLeaveOut } from "./may-leave-out.ts";
import { reasonOf } from "./reason-of-absence.ts";
import { settledExpression } from "./settled-expression.ts";
import { someValues } from "./some-values.ts";

/** An operator takes pairs of elements with the same labels, and what is written on both sides excludes all pairs. */
export const contradictorySides: RuleCheck = {
  id: "contradictory-sides",
  summary: "An operator whose sides never have the same labels",
  severity: "warning",
  looksAt: "rule",
  mayFind: ({ expr }) => expr?.value.includes("{") === true && joinsVectors.test(expr.value),

  *run({ rule, text, dialect, options }) {
    // To VictoriaMetrics a series without labels is a number.
    if (dialect === "victoriametrics" || dialect === "loki") return;
    const root = settledExpression(rule);
    if (root === undefined || !mayContradict(root)) return;
    const flow = flowOfRule(root, options);
    const editor = new ExpressionEditor(rule.expr!, text);
    for (const part of walk(root)) {
      const reason = joins(part) ? whyNever(part, flow, rule.expr!.value) : undefined;
      if (reason === undefined || part.kind !== "BinaryExpr") continue;
      const effect = part.op === "unless" ? "takes nothing away" : "never returns anything";
      yield {
        span: editor.place(part.vectorMatching?.matching?.span ?? part.opSpan),
        message: `No series of one side matches one of the other: ${reason}. This ${effect}.`,
      };
    }
  },
};

/** An operator and no number behind it. */
const joinsVectors = /(?:[-+*/%^<>]|[=!<>]=|\b(?:and|unless|atan2))\s*(?:bool\b\s*)?[a-z_({#]/i;

type Join = BinaryExpr & { readonly rhs: Expression };

/** Whether series of one side are looked for on the other, and nothing stands in for those that are not found. */
function joins(part: Expression): part is Join {
  if (part.kind !== "BinaryExpr" || part.op === "or") return false;
  const { fillLeft, fillRight } = part.vectorMatching ?? {};
  if (fillLeft !== undefined || fillRight !== undefined) return false;
  return inferType(part.rhs) === "vector" && inferType(part.lhs) === "vector";
}

/** A quick look: a label that has to be there, and that has two values or is left out somewhere. */
function mayContradict(root: Expression): boolean {
  const values = new Map<string, string | undefined>();
  const found: Join[] = [];
  let [differs, leavesOut] = [false, false];
  for (const part of walk(root)) {
    if (joins(part)) found.push(part);
    leavesOut ||= mayLeaveOut(part);
    if (part.kind !== "VectorSelector") continue;
    for (const { name, matchType, value } of part.matchers) {
      differs ||= matchType !== "!=" && values.has(name) && values.get(name) !== value;
      values.set(name, value);
    }
  }
  return found.some(({ lhs, rhs, vectorMatching }) => {
    const { on, labels } = vectorMatching?.matching ?? {};
    if (on === true && labels?.labels.some(({ name }) => values.has(name)) !== true) return false;
    if (differs) return true;
    const grouping = groupingOf(lhs);
    return leavesOut && (grouping === undefined || grouping !== groupingOf(rhs));
  });
}

/** What aggregations with the same labels have in common. */
function groupingOf(side: Expression): string | undefined {
  const inner = withoutParens(side);
  return inner?.kind === "AggregateExpr" ? namesOf(inner) : undefined;
}

function namesOf({ op, grouping }: AggregateExpr): string {
  const names = grouping?.labels?.labels.map(({ name }) => name) ?? [];
  return `${/k$|^limit/.test(op)} ${grouping?.without === true} ${names.join()}`;
}

function whyNever(part: Join, flow: LabelFlow, text: string): string | undefined {
  const [lhs, rhs] = [flow.labelsOf(part.lhs), flow.labelsOf(part.rhs)];
  if (lhs.isEmpty || rhs.isEmpty) return undefined;
  const { conflict } = agreeingLabels(lhs, rhs, matchedLabels(part));
  if (conflict === undefined) return undefined;
  const [left, right] = [labelIn(lhs, conflict), labelIn(rhs, conflict)];
  if (left !== undefined && right !== undefined) {
    return `\`${conflict}\` is ${valuesOf(left)} on the left and ${valuesOf(right)} on the right`;
  }
  const absence = whyAbsent(conflict, left === undefined ? part.lhs : part.rhs, flow);
  const sides = left === undefined ? ["right", "left"] : ["left", "right"];
  const reason = absence === undefined ? "" : `: ${reasonOf(absence, text)}`;
  return `all have \`${conflict}\` on the ${sides[0]} and none on the ${sides[1]}${reason}`;
}

function valuesOf({ values }: PossibleLabel): string {
  return values.kind === "known" ? someValues(values.values.keys()) : "another one";
}
