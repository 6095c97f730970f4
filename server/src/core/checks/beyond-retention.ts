import type { Expression, SelectorModifiers } from "../promql/ast.ts";
import { printDuration } from "../promql/duration.ts";
import { childrenOf } from "../promql/visit.ts";
import type { Span } from "../text/span.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { settledExpression } from "./settled-expression.ts";
import { durationInWords } from "./times-in-words.ts";

/** Samples that are older than the server keeps any. */
export const beyondRetention: ProjectRuleCheck = {
  id: "beyond-retention",
  summary: "A range or an offset that goes back further than samples are kept",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "facts",

  *run({ rule, text, facts }) {
    // Nearly all expressions look at the last minutes, and the server need not be asked about them.
    const found = farthest(settledExpression(rule));
    const retention = found.length === 0 ? undefined : facts.server?.retention;
    if (retention === undefined) return;
    for (const { span, reach, start, outer } of found) {
      // What is within a range that is too long is told of there.
      if (reach <= retention || outer >= retention) continue;
      const isEmpty = start >= retention;
      const keeps = `samples are kept for ${durationInWords(retention)}, says ${facts.source!.name}`;
      yield {
        span: new ExpressionEditor(rule.expr!, text).place(span),
        message: isEmpty
          ? `There is nothing this far back: ${keeps}.`
          : `This goes back ${printDuration(reach)}, but ${keeps}: the rest of the range is empty.`,
      };
    }
  },
};

/** How far an expression looks back, in milliseconds: from `reach` to `start` before now. */
interface Reach {
  readonly span: Span;
  readonly reach: number;
  readonly start: number;
  /** How far what is around it looks back. */
  readonly outer: number;
}

interface Within {
  readonly part: Expression;
  /** What the parts around it add. */
  readonly reach: number;
  readonly start: number;
}

/** What of the expression looks back for more than an hour, with everything around it. */
function farthest(root: Expression | undefined): readonly Reach[] {
  const found: Reach[] = [];
  const waiting: Within[] = root === undefined ? [] : [{ part: root, reach: 0, start: 0 }];
  for (let within = waiting.pop(); within !== undefined; within = waiting.pop()) {
    const { part } = within;
    let { reach, start } = within;
    if (isSelecting(part)) {
      // A fixed time comes nearer to the end of what is kept with every day.
      if (part.at !== undefined) continue;
      const back = 1000 * (secondsOf(part.offset?.duration) ?? Number.NaN);
      const range = part.kind === "VectorSelector" ? 0 : 1000 * (secondsOf(part.range) ?? Number.NaN);
      if (Number.isNaN(back + range)) continue;
      start += back;
      reach += back + range;
      const ranged = part.kind !== "VectorSelector" && range > 0 && back <= 0;
      const spanOf = ranged ? part.range?.span : part.offset?.span;
      if (reach > shortest && spanOf !== undefined)
        found.push({ span: spanOf, reach, start, outer: within.reach });
    }
    for (const child of childrenOf(part)) waiting.push({ part: child, reach, start });
  }
  return found;
}

const shortest = 3_600_000;

function isSelecting(part: Expression): part is Extract<Expression, SelectorModifiers> {
  return part.kind === "VectorSelector" || part.kind === "MatrixSelector" || part.kind === "SubqueryExpr";
}

function secondsOf(duration: Expression | undefined): number | undefined {
  if (duration === undefined) return 0;
  return duration.kind === "NumberLiteral" ? duration.value : undefined;
}
