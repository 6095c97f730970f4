import type { Expression } from "../promql/ast.ts";
import { childrenOf, walk } from "../promql/visit.ts";
import { agreeingLabels } from "./agreeing-labels.ts";
import type { LabelFlow } from "./infer-labels.ts";
import { matchedLabels } from "./matched-labels.ts";

/** A part of an expression that never returns anything, although the parts that it works on may. */
export interface EmptyPart {
  /** A selector whose matchers let none of the series pass, or an operator whose sides never match. */
  readonly part: Expression;
  /** Of an operator: a label that is never equal on both sides. */
  readonly conflict?: string;
}

/** All parts that are the cause of an empty result, be it that of the whole expression or only of some of it. */
export function emptyPartsOf(flow: LabelFlow): EmptyPart[] {
  const found: EmptyPart[] = [];
  for (const part of walk(flow.root)) {
    if (!flow.labelsOf(part).isEmpty) continue;
    if (childrenOf(part).some((child) => flow.labelsOf(child).isEmpty)) continue;
    found.push(emptyPart(part, flow));
  }
  return found;
}

function emptyPart(part: Expression, flow: LabelFlow): EmptyPart {
  if (part.kind !== "BinaryExpr" || part.rhs === undefined) return { part };
  const [lhs, rhs] = [flow.labelsOf(part.lhs), flow.labelsOf(part.rhs)];
  const { conflict } = agreeingLabels(lhs, rhs, matchedLabels(part));
  return conflict === undefined ? { part } : { part, conflict };
}
