import { seriesArgumentOf } from "../../labels/infer-labels-call.ts";
import type { BinaryExpr, Expression } from "../../promql/ast.ts";
import { isComparisonOperator } from "../../promql/operators.ts";
import { withoutParens } from "../../promql/without-parens.ts";
import { isConditional } from "./conditional.ts";
import { commonLabels } from "./matching-in-words.ts";
import { selectorAsSeries } from "./selector-phrase.ts";
import { anew, type Phrase, type Scope, type Speech, say, shortened, sourceOf, startOf } from "./speech.ts";
import { about, groupsInWords, subjectOf } from "./subject.ts";

/** The elements of a result, as a noun in the plural: "series of `x` that are above 5". */
export function elementsInWords(expression: Expression | undefined, scope: Scope, speech: Speech): Phrase {
  const node = withoutParens(expression);
  if (node === undefined) return say`series`;
  if (scope.depth > deepest) return say`results of ${speech.value(node, scope).phrase}`;
  switch (node.kind) {
    case "VectorSelector":
      return selectorAsSeries(node, scope, true);
    case "MatrixSelector":
    case "SubqueryExpr":
      return speech.elements(node.kind === "MatrixSelector" ? node.vectorSelector : node.expr, scope);
    case "BinaryExpr":
      return ofBinary(node, scope, speech);
    case "Call": {
      const inner = node.args.items.length === 0 ? undefined : seriesArgumentOf(node);
      if (node.name.startsWith("absent") || inner === undefined || inner.kind === "SubqueryExpr") break;
      return speech.elements(inner, { ...scope, depth: scope.depth + 1 });
    }
    case "UnaryExpr":
      return speech.elements(node.expr, { ...scope, depth: scope.depth + 1 });
    case "AggregateExpr": {
      if (node.op === "count_values" && node.grouping === undefined) {
        return say`different values among ${speech.elements(node.expr, { ...scope, depth: scope.depth + 1 })}`;
      }
      const subject = subjectOf(node, scope);
      if (subject?.kind !== "groups") break;
      const groups = say`groups (one for each ${groupsInWords(subject)})`;
      const inner = speech.elements(node.expr, { ...scope, depth: scope.depth + 1 });
      return say`${groups} of ${inner}`;
    }
  }
  return say`results of ${shortened(speech.value(node, scope), sourceOf(node, scope), 160).phrase}`;
}

const deepest = 20;

function ofBinary(node: BinaryExpr, scope: Scope, speech: Speech): Phrase {
  const { op, lhs, rhs } = node;
  const deeper = { ...scope, depth: scope.depth + 1 };
  if (op === "or" && rhs !== undefined) {
    return say`${speech.elements(lhs, deeper)} or ${speech.elements(rhs, deeper)}`;
  }
  const subject = subjectOf(node, scope);
  if (!isConditional(node) && !isComparisonOperator(op)) {
    const partner = partnerOf(node);
    if (subject?.kind === "series" && partner === undefined) {
      return selectorAsSeries(subject.selector, scope, true);
    }
    if (subject?.kind === "series" && partner !== undefined) {
      const common = commonLabels(node, scope);
      const of = common.length === 0 ? " " : say`, for ${common}, `;
      const series = selectorAsSeries(subject.selector, scope, true);
      return say`${series} for which${of}${speech.clause(partner, anew(deeper))}`;
    }
    return say`results of ${shortened(speech.value(node, deeper), sourceOf(node, scope), 160).phrase}`;
  }
  const clause = speech.clause(node, about(subject, deeper));
  if (subject?.kind === "series") {
    return say`${selectorAsSeries(subject.selector, scope, true)}${relative(clause)}`;
  }
  if (subject?.kind === "groups") {
    const [only] = subject.labels;
    const noun = subject.labels.length === 1 && !subject.without && only !== undefined;
    return say`${noun ? say`values of ${groupsInWords(subject)}` : say`groups (one for each ${groupsInWords(subject)})`} for which ${clause}`;
  }
  return say`results for which ${clause}`;
}

/** The side that has to be there for each series of the other one. */
function partnerOf({ lhs, rhs, vectorMatching }: BinaryExpr): Expression | undefined {
  const side = vectorMatching?.group?.side;
  return side === "left" ? rhs : side === "right" ? lhs : undefined;
}

/** "its rate is above 5" as " whose rate is above 5", "it is down" as " that are down". */
function relative(clause: Phrase): Phrase {
  const start = startOf(clause);
  if (start.startsWith("for ")) return say` for which, ${clause}`;
  const said = start.startsWith("its ")
    ? ` whose ${start.slice(4)}`
    : start.startsWith("it is ")
      ? ` that are ${start.slice(6)}`
      : start.startsWith("it has ")
        ? ` that have ${start.slice(7)}`
        : undefined;
  return said === undefined ? say` for which ${clause}` : [said, ...clause.slice(1)];
}
