import { inferLabels } from "../labels/infer-labels.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { Absence } from "../labels/why-absent.ts";
import type { AggregateExpr, Expression } from "../promql/ast.ts";
import { isValidLabelName } from "../promql/names.ts";
import { parseExpression } from "../promql/parse.ts";
import { nodesAt } from "../promql/visit.ts";
import type { Fix } from "../text/fix.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import type { RuleCheck } from "./check.ts";

type Subject = Parameters<RuleCheck["run"]>[0];

interface Whole {
  readonly root: Expression;
  readonly subject: Subject;
}

/** Groups by the label as well, where that is all it takes. */
export function groupByFix(
  name: string,
  { part }: Absence,
  { root, subject }: Whole,
): { readonly fixes?: readonly Fix[] } {
  const { rule, text, options } = subject;
  const { value, scalar } = rule.expr!;
  if (part.kind !== "AggregateExpr" || !isValidLabelName(name, "legacy") || isMatched(part, root)) return {};
  // The rule's own labels are there anyway, and to count each by itself is to count to one.
  if (rule.labels?.labels.some((label) => label.name.value === name)) return {};
  if (name === "alertname" && !/\bALERTS/.test(value)) return {};
  if (part.op === "count" && !isAskedForAny(part, root)) return {};
  const edit = groupingEdit(part, name, value);
  if (edit === undefined || !brings(name, applyEdits(value, [edit]), options)) return {};
  const held = replaceInScalar(text, scalar, edit);
  return held === undefined
    ? {}
    : { fixes: [{ title: `Group by \`${name}\` as well`, safe: false, edits: [held] }] };
}

/** Both sides of an operator have to agree in their labels: then one more on one side only does harm. */
function isMatched(part: AggregateExpr, root: Expression): boolean {
  return nodesAt(root, part.span.from).some(
    (node) =>
      node.kind === "BinaryExpr" &&
      node.span.from <= part.span.from &&
      part.span.to <= node.span.to &&
      [node.lhs, node.rhs].every((side) => side !== undefined && !isNumber(side)),
  );
}

/** `count(…) > 0` asks whether there is any. */
function isAskedForAny(part: AggregateExpr, root: Expression): boolean {
  return nodesAt(root, part.span.from).some(
    (node) =>
      node.kind === "BinaryExpr" &&
      node.lhs === part &&
      node.rhs?.kind === "NumberLiteral" &&
      ((node.op === ">" && node.rhs.value < 1) || (node.op === ">=" && node.rhs.value <= 1)),
  );
}

function isNumber(side: Expression): boolean {
  let inner: Expression | undefined = side;
  while (inner?.kind === "ParenExpr" || inner?.kind === "UnaryExpr") inner = inner.expr;
  return inner?.kind === "NumberLiteral";
}

function groupingEdit(
  { grouping, opSpan, op }: AggregateExpr,
  name: string,
  text: string,
): TextEdit | undefined {
  if (grouping === undefined) {
    return op === "count_values"
      ? undefined
      : {
          span: { from: opSpan.to, to: opSpan.to },
          newText: ` by (${name})${text[opSpan.to] === "(" ? " " : ""}`,
        };
  }
  const list = grouping.labels;
  if (grouping.without || list === undefined || text[list.span.to - 1] !== ")") return undefined;
  const at = list.labels.at(-1)?.span.to ?? list.span.from + 1;
  const newText = list.labels.length === 0 ? name : `, ${name}`;
  return { span: { from: at, to: at }, newText };
}

function brings(name: string, text: string, options: Subject["options"]): boolean {
  const { root } = parseExpression(text, options);
  return presenceOf(name, inferLabels(root, { ...options, source: () => undefined }).result) !== "absent";
}
