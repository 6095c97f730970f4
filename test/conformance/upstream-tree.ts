import type {
  Duration,
  Expression,
  LabelList,
  SelectorModifiers,
  VectorSelector,
} from "../../server/src/core/promql/ast.ts";
import { inferType } from "../../server/src/core/promql/infer-type.ts";
import { cardinalityOf } from "../../server/src/core/promql/operators.ts";
import { matchersOf } from "../../server/src/core/promql/selector.ts";

type Tree = Record<string, unknown>;

/**
 * An expression in the shape of the case files, with keys in order. What upstream keeps differently is put where it
 * keeps it: modifiers behind a range belong to the selector there, and durations that are plain numbers are milliseconds.
 */
export function upstreamTree(node: Expression, toBytes: (offset: number) => number): Tree {
  const inner = (each: Expression | undefined) =>
    each === undefined ? undefined : upstreamTree(each, toBytes);
  const range = [toBytes(node.span.from), toBytes(node.span.to)];
  switch (node.kind) {
    case "NumberLiteral":
      return tree(node.kind, {
        range,
        val: Number.isFinite(node.value) ? node.value : printNumber(node.value),
        duration: node.duration || undefined,
      });
    case "StringLiteral":
      return tree(node.kind, { range, val: node.value });
    case "ParenExpr":
      return tree(node.kind, { range, expr: inner(node.expr) });
    case "UnaryExpr":
      return tree(node.kind, { op: node.op, expr: inner(node.expr), startPos: range[0] || undefined });
    case "BinaryExpr":
      return tree(node.kind, {
        op: node.op,
        lhs: inner(node.lhs),
        rhs: inner(node.rhs),
        returnBool: node.returnBool === undefined ? undefined : true,
        vectorMatching: matchingTree(node),
      });
    case "AggregateExpr": {
      const grouping = names(node.grouping?.labels);
      return tree(node.kind, {
        range,
        op: node.op,
        expr: inner(node.expr),
        param: inner(node.param),
        grouping,
        without: node.grouping?.without || undefined,
      });
    }
    case "Call":
      return tree(node.kind, { range, func: node.name, args: node.args.items.map(inner) });
    case "VectorSelector":
      return selectorTree(node, node, toBytes);
    case "MatrixSelector":
      return tree(node.kind, {
        vectorSelector: selectorTree(node.vectorSelector as VectorSelector, node, toBytes),
        ...durations(node.range, "range", toBytes),
        endPos: range[1],
      });
    case "SubqueryExpr":
      return tree(node.kind, {
        expr: inner(node.expr),
        ...durations(node.range, "range", toBytes),
        ...durations(node.step, "step", toBytes),
        ...modifiers(node, toBytes),
        endPos: range[1],
      });
    case "DurationExpr":
      return durationTree(node, toBytes);
  }
}

function selectorTree(
  node: VectorSelector,
  modified: SelectorModifiers,
  toBytes: (offset: number) => number,
): Tree {
  const matchers = matchersOf(node).map(({ name, matchType, value }) => ({ name, op: matchType, value }));
  return tree(node.kind, {
    range: [toBytes(node.span.from), toBytes(node.span.to)],
    name: node.name,
    matchers,
    ...modifiers(modified, toBytes),
    anchored: modified.anchored === undefined && node.anchored === undefined ? undefined : true,
    smoothed: modified.smoothed === undefined && node.smoothed === undefined ? undefined : true,
  });
}

function modifiers(node: SelectorModifiers, toBytes: (offset: number) => number): Tree {
  const duration = node.offset?.duration;
  const at = node.at?.at;
  return {
    offsetMs: duration?.kind === "NumberLiteral" ? milliseconds(duration.value) || undefined : undefined,
    originalOffsetExpr: duration?.kind === "DurationExpr" ? durationTree(duration, toBytes) : undefined,
    timestampMs: at?.kind === "timestamp" ? milliseconds(at.seconds) : undefined,
    startOrEnd: at === undefined || at.kind === "timestamp" ? undefined : at.kind,
  };
}

function durations(
  duration: Duration | undefined,
  name: "range" | "step",
  toBytes: (offset: number) => number,
): Tree {
  if (duration?.kind === "DurationExpr") return { [`${name}Expr`]: durationTree(duration, toBytes) };
  return { [`${name}Ms`]: duration === undefined ? undefined : milliseconds(duration.value) };
}

function durationTree(node: Duration, toBytes: (offset: number) => number): Tree {
  if (node.kind === "NumberLiteral") return upstreamTree(node, toBytes);
  const { op, lhs, rhs, wrapped } = node;
  return tree(node.kind, {
    op,
    lhs: lhs === undefined ? undefined : durationTree(lhs, toBytes),
    rhs: rhs === undefined ? undefined : durationTree(rhs, toBytes),
    wrapped: wrapped || undefined,
  });
}

function matchingTree(node: Extract<Expression, { kind: "BinaryExpr" }>): Tree | undefined {
  if (inferType(node.lhs) !== "vector" || inferType(node.rhs) !== "vector") return undefined;
  const matching = node.vectorMatching;
  return tree("VectorMatching", {
    card: cardinalityOf(node),
    matchingLabels: names(matching?.matching?.labels),
    on: matching?.matching?.on || undefined,
    include: names(matching?.group?.include),
  });
}

function names(list: LabelList | undefined): string[] | undefined {
  return list?.labels.map((label) => label.name);
}

function milliseconds(seconds: number): number {
  return Math.round(seconds * 1000);
}

function printNumber(value: number): string {
  return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}

function tree(kind: string, parts: Tree): Tree {
  const entries = Object.entries({ kind, ...parts }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
