import type { ArgumentList, Expression } from "./ast.ts";
import { checkTypes } from "./check-types.ts";
import { findFunction } from "./functions.ts";
import type { PromqlProblem } from "./parsed-expression.ts";
import type { TokenReader } from "./token-reader.ts";
import { childrenOf, walk } from "./visit.ts";

/** More mistakes than this are not looked for: nobody reads them. */
const enough = 50;

/**
 * Mistakes of a broken text that Prometheus does not come to: behind the place where it gives up, and of types, which it
 * only looks at where the syntax is right. Only what is wrong whatever the rest was meant to be.
 */
export function* furtherProblems(
  strict: TokenReader,
  tolerant: TokenReader,
  root: Expression | undefined,
): Generator<PromqlProblem> {
  const { text, lexErrors, strays, repairs } = tolerant;
  const known = strict.problems;
  if (known.length + lexErrors.length + tolerant.problems.length + repairs.length >= enough) return;
  const places = [...known, ...lexErrors, ...tolerant.problems]
    .map((problem) => problem.span.from)
    .concat(repairs);
  const end = strict.gaveUpAt ?? text.length;
  yield* lexErrors.filter(({ span, message }) => span.from > end && message.includes("escape"));
  yield* tolerant.problems.filter((problem) => problem.span.from > end && isLocal(problem, { text, end }));
  const before = tolerant.problems.length;
  for (const tree of root === undefined ? strays : [root, ...strays]) {
    for (const part of completeParts(tree, text, places)) {
      // What a stray starts with may belong to what stands before it.
      if (tree !== root && part === tree && part.kind !== "Call" && part.kind !== "AggregateExpr") continue;
      checkTypes(tolerant, part);
    }
  }
  yield* tolerant.problems.slice(before);
}

/** Whether a mistake is one of a name, a literal or a matcher, and not one of how the text was taken to pieces. */
function isLocal(
  { span, message }: PromqlProblem,
  { text, end }: { readonly text: string; readonly end: number },
): boolean {
  if (message.includes("in label matching")) {
    const openedAt = text.lastIndexOf("{", span.from);
    return openedAt > end && !message.startsWith("unexpected end of input");
  }
  const isOfName = message.startsWith("unknown function") || message.startsWith('function "');
  if (isOfName) {
    // What stands behind `@` is no function.
    const before = text.slice(Math.max(0, span.from - 20), span.from);
    return /(?:^|[\s(,+\-*/%^<>])$/.test(before) && !/@\s*$/.test(before);
  }
  return /^(?:error parsing|not a valid duration|unknown unit|duration out of range|invalid label name)/.test(
    message,
  );
}

/** The greatest parts of a tree in which nothing is missing and nothing is wrong yet. */
function* completeParts(root: Expression, text: string, places: readonly number[]): Generator<Expression> {
  const complete = new Set<Expression>();
  // Every node comes before its parts, so that parts are known when their node is looked at from the end.
  for (const node of [...walk(root)].reverse()) {
    const { from, to } = node.span;
    const isUntouched = !places.some((place) => place >= from && place <= to);
    if (isUntouched && isClosed(node, text) && childrenOf(node).every((child) => complete.has(child))) {
      complete.add(node);
    }
  }
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (complete.has(node)) {
      yield node;
      continue;
    }
    const children = childrenOf(node);
    // What `info()` takes for its second argument would be no good selector elsewhere.
    const last = node.kind === "Call" && node.name === "info" ? 0 : children.length - 1;
    for (let index = Math.min(last, children.length - 1); index >= 0; index--) waiting.push(children[index]!);
  }
}

/** Whether a node has all that its kind needs, its last character included. */
function isClosed(node: Expression, text: string): boolean {
  const endsWith = (closing: string) => text[node.span.to - 1] === closing;
  switch (node.kind) {
    case "AggregateExpr":
      return endsWith(")") && node.expr !== undefined && hasRightCount(node);
    case "Call":
      return endsWith(")") && findFunction(node.name) !== undefined && hasAllCommas(node.args);
    case "ParenExpr":
      return endsWith(")") && node.expr !== undefined;
    case "BinaryExpr":
      return node.rhs !== undefined;
    case "UnaryExpr":
      return node.expr !== undefined;
    case "MatrixSelector":
    case "SubqueryExpr":
      return node.range !== undefined && text[node.brackets.to - 1] === "]";
    case "VectorSelector":
      return node.braces === undefined || text[node.braces.to - 1] === "}";
    default:
      return true;
  }
}

function hasRightCount(node: Extract<Expression, { kind: "AggregateExpr" }>): boolean {
  return node.args?.items.length === (node.param === undefined ? 1 : 2) && hasAllCommas(node.args);
}

function hasAllCommas({ items, commas }: ArgumentList): boolean {
  return commas.length === Math.max(0, items.length - 1);
}
