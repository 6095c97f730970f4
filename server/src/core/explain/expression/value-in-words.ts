import type { Expression, VectorSelector } from "../../promql/ast.ts";
import { withoutParens } from "../../promql/without-parens.ts";
import { aggregationInWords } from "./aggregation-in-words.ts";
import { binaryInWords } from "./binary-in-words.ts";
import { callInWords } from "./call-in-words.ts";
import { baseOf, selectorAsValue } from "./selector-phrase.ts";
import { noun, operand, quote, type Scope, type Speech, say, sourceOf, type Value } from "./speech.ts";
import { pastInWords } from "./time-in-words.ts";

/** What a part of an expression evaluates to, as a noun: "the per-second rate of `x` over 5 minutes". */
export function valueInWords(expression: Expression | undefined, scope: Scope, speech: Speech): Value {
  const node = withoutParens(expression);
  if (node === undefined) return noun(say`…`);
  if (scope.depth > deepest && node.kind !== "NumberLiteral") return noun(quote(sourceOf(node, scope)));
  switch (node.kind) {
    case "NumberLiteral":
      return noun(say`${sourceOf(node, scope).slice(0, longestNumber)}`);
    case "StringLiteral":
      return noun(quote(node.value));
    case "DurationExpr":
      return noun(quote(sourceOf(node, scope)));
    case "VectorSelector":
      return selector(node, scope);
    case "MatrixSelector": {
      const inner = speech.value(node.vectorSelector, scope);
      const past = pastInWords(node, scope);
      return past.length === 0 ? inner : { ...inner, phrase: say`${inner.phrase}${past}` };
    }
    case "SubqueryExpr": {
      const inner = speech.value(node.expr, scope);
      const past = pastInWords(node, scope);
      return past.length === 0 ? inner : noun(say`${operand(inner, 5)}${past}`);
    }
    case "UnaryExpr":
      return node.op === "-"
        ? { phrase: say`minus ${operand(speech.value(node.expr, scope), 6)}`, binds: 6 }
        : speech.value(node.expr, scope);
    case "AggregateExpr":
      return aggregationInWords(node, scope, speech);
    case "BinaryExpr":
      return binaryInWords(node, scope, speech);
    case "Call":
      return callInWords(node, scope, speech);
  }
}

const deepest = 20;
const longestNumber = 24;

function selector(node: VectorSelector, scope: Scope): Value {
  if (scope.it !== undefined && baseOf(node, scope) === scope.it) {
    return { ...noun(say`its value${pastInWords(node, scope)}`), isOurs: true };
  }
  const phrase = selectorAsValue(node, scope);
  const [first] = phrase;
  // What is asked of labels ends in words that an operation behind it would be taken for a part of.
  const isName = phrase.length === 1 && typeof first === "object" && first.kind === "literal";
  return { phrase, binds: isName ? 9 : 8, isName };
}
