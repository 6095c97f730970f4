import { isPlaceholder } from "../files/prometheus-config/placeholder.ts";
import type { Rule } from "../files/rule-file.ts";
import type { Expression } from "../promql/ast.ts";
import { soundExpression } from "./sound-expression.ts";

/**
 * The expression of a rule as Prometheus will run it; missing where it has mistakes, or where another program may
 * still fill something in: a server knows nothing of what is not there yet.
 */
export function settledExpression(rule: Rule): Expression | undefined {
  const root = soundExpression(rule);
  if (root === undefined || !/[$@%_[{<]/.test(rule.expr!.value)) return root;
  return isUnsettled(rule.expr!.value) ? undefined : root;
}

/** Whether a text may hold a variable of Grafana, Jsonnet, `envsubst` or the like. */
export function isUnsettled(text: string): boolean {
  return isPlaceholder(text) || /\$[a-z_]|\{\{|\[\[|%\(|"<[^<>"]+>/.test(text);
}
