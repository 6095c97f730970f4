import type { Rule } from "../files/rule-file.ts";
import { unknownPart } from "../files/template-text.ts";
import type { Expression } from "../promql/ast.ts";

/** The expression of a rule that is all known and without mistakes: the flow of labels through others is a guess. */
export function soundExpression({ expr }: Rule): Expression | undefined {
  if (expr?.expression === undefined || expr.expression.problems.length > 0) return undefined;
  return expr.value.includes(unknownPart) ? undefined : expr.expression.root;
}
