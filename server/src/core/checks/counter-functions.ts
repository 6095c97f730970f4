import type { Rule } from "../files/rule-file.ts";
import { metricOf } from "../project/selector-source.ts";
import type { Expression } from "../promql/ast.ts";
import { partsOf } from "../promql/visit.ts";
import type { Finding, RuleInProject } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { type SampleKind, whoSaysKind } from "./metric-types.ts";
import { rangeCalls } from "./range-calls.ts";
import { settledExpression } from "./settled-expression.ts";

/** Functions for counters and what does about the same for gauges. */
const pairs: readonly (readonly [forCounters: string, forGauges: string])[] = [
  ["rate", "deriv"],
  ["increase", "delta"],
  ["irate", "idelta"],
];

const meantOf: Readonly<Record<SampleKind, ReadonlyMap<string, string>>> = {
  counter: new Map(pairs.map(([forCounters, forGauges]) => [forGauges, forCounters])),
  gauge: new Map(pairs),
};

/** Whether a rule calls one of those functions, of what is not ruled out. */
export function mayMisuse(
  kind: SampleKind,
  { expr }: Rule,
  isRuledOut: (range: Expression | undefined) => boolean = () => false,
): boolean {
  return partsOf(expr?.expression?.root).calls.some(
    ({ name, args }) => meantOf[kind].has(name) && !isRuledOut(args.items[0]),
  );
}

/** Functions that are not for such samples; `consequence` says what comes of it. */
export function* misusedFunctions(
  kind: SampleKind,
  subject: RuleInProject,
  consequence: (called: string) => string,
): Generator<Finding> {
  const { rule, text } = subject;
  const meant = meantOf[kind];
  for (const { call, selector } of rangeCalls(settledExpression(rule), meant)) {
    const source = whoSaysKind(kind, selector, subject);
    if (source === undefined) continue;
    const editor = new ExpressionEditor(rule.expr!, text);
    const other = meant.get(call.name)!;
    // Of these, one divides by the time and the other one does not.
    const isSame = call.name !== "irate" && call.name !== "idelta";
    const edit = { span: call.nameSpan, newText: other };
    yield {
      span: editor.place(call.span),
      message: `\`${metricOf(selector)}\` is a ${kind}, says ${source}: ${consequence(`\`${call.name}()\``)}. \`${other}()\` is for ${kind}s.`,
      ...(isSame && { fixes: editor.fix(`Use \`${other}()\``, [edit], { safe: false }) }),
    };
  }
}
