import type { Span } from "../../text/span.ts";
import type { AggregateExpr, Call, Expression } from "../ast.ts";
import { argumentType, findFunction } from "../functions.ts";
import { inferType } from "../infer-type.ts";
import { findAggregation } from "../keywords.ts";
import type { ValueType } from "../value-type.ts";
import { walk } from "../visit.ts";
import { type Hint, type HintContext, type HintRule, inserting, replacing } from "./hint.ts";

/** Hints about expressions whose syntax is right, but not their meaning. */
export const typeHints: readonly HintRule[] = [
  { message: /^expected type .*, got /, give: swappedArguments },
  {
    message: /^expected type range vector in call to function "(\w+)", got instant vector$/,
    give: missingRange,
  },
  { message: /^expected type instant vector in .*, got range vector$/, give: needlessRange },
  {
    message: /^expected type instant vector in .*, got scalar$/,
    give: () => ({ hint: "`vector(…)` makes a vector of a number." }),
  },
  {
    message: /^expected type scalar in .*, got instant vector$/,
    give: () => ({ hint: "`scalar(…)` makes a number of a vector that has one series." }),
  },
  { message: /^comparisons between scalars must use BOOL modifier$/, give: missingBool },
  { message: /^bool modifier can only be used on comparison operators$/, give: needlessBool },
  {
    message: /^set operator .* not allowed in binary scalar expression$/,
    give: () => ({
      hint: "`and`, `or` and `unless` are for instant vectors: `vector(…)` makes one of a number.",
    }),
  },
  { message: /^binary expression must contain only scalar and instant vector types$/, give: wrongOperand },
  {
    message: /^vector selector must contain at least one non-empty matcher$/,
    give: () => ({
      hint: 'It would select all series: name a metric, or match a label by something that is not empty, such as `job=~".+"`.',
    }),
  },
  {
    message: /^metric name must not be set twice/,
    give: () => ({ hint: "The name before the braces is a matcher of `__name__` already." }),
  },
  { message: /^ranges only allowed for vector selectors$/, give: rangeOfExpression },
  { message: /^offset modifier must be preceded by/, give: offsetOutside },
  {
    message: /^@ modifier must be preceded by/,
    give: () => ({
      hint: "It stands right behind a selector, inside of functions: `rate(x[5m] @ start())`.",
    }),
  },
  {
    message: /^no (offset|@) modifiers allowed before range$/,
    give: ({ found }) => ({ hint: `\`${found[1]}\` stands behind the range.` }),
  },
  {
    message: /^unary expression only allowed on/,
    give: () => ({ hint: "Only numbers and instant vectors can have a sign." }),
  },
];

/** Two arguments of which each has the type that the other one should have. */
function swappedArguments({ text, trees, span }: HintContext): Hint | undefined {
  const call = callOf(trees, span);
  const args = call?.args?.items ?? [];
  const fits = (argument: Expression, place: number) => wantedType(call, place) === inferType(argument);
  const at = args.findIndex((argument) => argument.span.from === span.from && argument.span.to === span.to);
  const wrong = args[at];
  if (wrong === undefined) return undefined;
  const otherAt = args.findIndex(
    (other, place) => !fits(other, place) && fits(other, at) && fits(wrong, place),
  );
  const other = args[otherAt];
  if (other === undefined) return undefined;
  const textOf = (node: Expression) => text.slice(node.span.from, node.span.to);
  const edits = [
    { span: wrong.span, newText: textOf(other) },
    { span: other.span, newText: textOf(wrong) },
  ];
  const hint = `The ${ordinal(Math.min(at, otherAt))} and the ${ordinal(Math.max(at, otherAt))} argument are swapped.`;
  return { hint, fixes: [{ title: "Swap the arguments", safe: false, edits }] };
}

function ordinal(place: number): string {
  return ["first", "second", "third"][place] ?? `${place + 1}th`;
}

/** What an argument must be; `undefined` when it is not known. */
function wantedType(call: Call | AggregateExpr | undefined, place: number): ValueType | undefined {
  if (call?.kind === "Call") {
    const called = findFunction(call.name);
    return called === undefined ? undefined : argumentType(called, place);
  }
  const param = call === undefined ? undefined : findAggregation(call.op)?.paramType;
  return param === undefined || place === 1 ? "vector" : param;
}

/** The call or aggregation that has an argument at a place. */
function callOf(trees: readonly Expression[], { from, to }: Span): Call | AggregateExpr | undefined {
  for (const tree of trees) {
    for (const node of walk(tree)) {
      if (node.kind !== "Call" && node.kind !== "AggregateExpr") continue;
      const isIt = node.args?.items.some(({ span }) => span.from === from && span.to === to);
      if (isIt) return node;
    }
  }
  return undefined;
}

function missingRange({ trees, span, found }: HintContext): Hint {
  const argument = nodeOf(trees, span);
  const name = found[1]!;
  if (argument?.kind === "VectorSelector") {
    const hint = `\`${name}()\` looks at a stretch of time: add a range such as \`[5m]\`.`;
    // The range stands before what follows a selector.
    const at = argument.braces?.to ?? argument.nameSpan?.to ?? span.to;
    return { hint, fixes: inserting(at, "[5m]", "Add the range [5m]") };
  }
  if (argument?.kind === "AggregateExpr") {
    return { hint: `First \`${name}()\`, then \`${argument.op}\`: \`${argument.op}(${name}(…[5m]))\`.` };
  }
  return {
    hint: `\`${name}()\` looks at a stretch of time: a subquery makes one of an expression, \`(…)[5m:]\`.`,
  };
}

function needlessRange({ trees, span }: HintContext): Hint {
  const hint =
    "A range has many values for each series: leave it out, or take `rate(…)`, `avg_over_time(…)` or the like of it.";
  const argument = nodeOf(trees, span);
  if (argument?.kind !== "MatrixSelector") return { hint };
  return { hint, fixes: replacing(argument.brackets, "", { title: "Remove the range" }) };
}

function wrongOperand(context: HintContext): Hint | undefined {
  const operand = nodeOf(context.trees, context.span);
  if (operand?.kind === "StringLiteral") {
    return { hint: 'Texts cannot be compared here: labels are matched in braces, `{job="x"}`.' };
  }
  return operand?.kind === "MatrixSelector" ? needlessRange(context) : undefined;
}

function missingBool({ trees, span }: HintContext): Hint | undefined {
  const binary = binaryOf(trees, span.from);
  if (binary === undefined) return undefined;
  const hint = `Between numbers the result is 0 or 1, which \`bool\` says: \`${binary.op} bool\`.`;
  return { hint, fixes: inserting(binary.opSpan.to, " bool", "Add bool") };
}

function needlessBool({ trees, span }: HintContext): Hint | undefined {
  const bool = binaryOf(trees, span.from)?.returnBool;
  if (bool === undefined) return undefined;
  return {
    hint: "`bool` is for comparisons.",
    fixes: replacing(bool, "", { title: "Remove bool", safe: true }),
  };
}

function rangeOfExpression({ text, span }: HintContext): Hint {
  const hint = "A range of an expression is a subquery, with a colon: `[5m:]`.";
  const isClosed = text[span.to - 1] === "]";
  return isClosed ? { hint, fixes: inserting(span.to - 1, ":", "Make it a subquery") } : { hint };
}

/** `rate(x[5m]) offset 1h`: where there is one selector, the offset can only have been meant for it. */
function offsetOutside({ text, trees, span }: HintContext): Hint {
  const hint = "It stands right behind a selector, inside of functions: `rate(x[5m] offset 1h)`.";
  const operand = nodeOf(trees, span);
  const offset = /^\s*offset\s+-?\d\w*/i.exec(text.slice(span.to))?.[0];
  const nodes = [...walk(operand)];
  const selectors = nodes.filter((node) => node.kind === "VectorSelector");
  if (offset === undefined || selectors.length !== 1) return { hint };
  const ranged = nodes.find((node) => node.kind === "MatrixSelector") ?? selectors[0]!;
  const edits = [
    { span: { from: ranged.span.to, to: ranged.span.to }, newText: ` ${offset.trim()}` },
    { span: { from: span.to, to: span.to + offset.length }, newText: "" },
  ];
  return { hint, fixes: [{ title: "Move the offset to the selector", safe: false, edits }] };
}

function nodeOf(
  trees: readonly Expression[],
  { from, to }: { readonly from: number; readonly to: number },
): Expression | undefined {
  for (const tree of trees) {
    for (const node of walk(tree)) if (node.span.from === from && node.span.to === to) return node;
  }
  return undefined;
}

function binaryOf(
  trees: readonly Expression[],
  operatorAt: number,
): Extract<Expression, { kind: "BinaryExpr" }> | undefined {
  for (const tree of trees) {
    for (const node of walk(tree)) {
      if (node.kind === "BinaryExpr" && node.opSpan.from === operatorAt) return node;
    }
  }
  return undefined;
}
