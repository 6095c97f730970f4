import { keepsSeries } from "../../labels/infer-labels-aggregation.ts";
import { seriesArgumentOf } from "../../labels/infer-labels-call.ts";
import type { BinaryExpr, Call, Expression, MatrixSelector, VectorSelector } from "../../promql/ast.ts";
import { isComparisonOperator, mirrored } from "../../promql/operators.ts";
import { withoutParens } from "../../promql/without-parens.ts";
import { comparisonInWords } from "./binary-in-words.ts";
import { isConditional } from "./conditional.ts";
import { constantOf, isScalar } from "./constant.ts";
import { commonLabels } from "./matching-in-words.ts";
import { baseOf } from "./selector-phrase.ts";
import {
  anew,
  type Phrase,
  quote,
  reworded,
  type Scope,
  type Speech,
  say,
  sourceOf,
  startOf,
} from "./speech.ts";
import { about, groupKey, type Subject, subjectOf } from "./subject.ts";
import { lengthInWords, pastInWords } from "./time-in-words.ts";

/** A statement that holds for each element of the result: "`up` is 0", "there is no series of `x`". */
export function clauseInWords(expression: Expression, scope: Scope, speech: Speech): Phrase {
  const node = withoutParens(expression);
  if (node === undefined || scope.depth > deepest) return thereIs(expression, scope, speech);
  const deeper = { ...scope, depth: scope.depth + 1 };
  switch (node.kind) {
    case "BinaryExpr":
      return ofBinary(node, deeper, speech);
    case "Call": {
      if (node.name === "absent" || node.name === "absent_over_time") return absence(node, scope, speech);
      const series = node.args.items.length === 0 ? undefined : seriesArgumentOf(node);
      if (series?.kind === "SubqueryExpr" || !isConditional(series)) break;
      return speech.clause(series!, deeper);
    }
    case "UnaryExpr":
      if (node.expr === undefined || !isConditional(node.expr)) break;
      return speech.clause(node.expr, deeper);
    case "AggregateExpr":
      if (!isConditional(node.expr)) break;
      if (isAbsence(node.expr)) return speech.clause(node.expr!, deeper);
      return say`there are ${speech.elements(node.expr, anew(scope))}`;
  }
  return thereIs(node, scope, speech);
}

const deepest = 20;

/** A statement that holds as soon as there is something. */
function thereIs(node: Expression, scope: Scope, speech: Speech): Phrase {
  const isBool = node.kind === "BinaryExpr" && node.returnBool !== undefined;
  // Whether it yields 1 or 0, there is something.
  const compared = isBool ? withoutParens(isScalar(node.lhs) ? node.rhs : node.lhs) : undefined;
  if (compared !== undefined) return thereIs(compared, scope, speech);
  const series = plainSeries(node, scope);
  if (series !== undefined) return presence(series, scope, speech);
  return say`there is a value of ${speech.value(node, scope).phrase}`;
}

function presence(series: VectorSelector, scope: Scope, speech: Speech): Phrase {
  if (scope.it !== baseOf(series, scope))
    return say`there is a ${oneOf(speech.elements(series, anew(scope)))}`;
  return isOfNow(series) ? say`it is there` : say`it was there${timeOf(series, scope)}`;
}

function absenceOf(series: VectorSelector, scope: Scope, speech: Speech): Phrase {
  if (scope.it !== baseOf(series, scope))
    return say`there is no ${oneOf(speech.elements(series, anew(scope)))}`;
  return isOfNow(series) ? say`it is not there` : say`it was not there${timeOf(series, scope)}`;
}

function isOfNow({ offset, at }: VectorSelector): boolean {
  return offset === undefined && at === undefined;
}

/** " 5 minutes ago", as it is said of an event. */
function timeOf(series: VectorSelector, scope: Scope): Phrase {
  return reworded(pastInWords(series, scope), (text) => text.replace(/^ of /, " "));
}

/** What has to have series where all that matters is whether there is something: a selector, or one that is grouped. */
function plainSeries(expression: Expression, scope: Scope): VectorSelector | undefined {
  const node = withoutParens(expression);
  if (node?.kind === "VectorSelector") return node;
  if (node?.kind !== "AggregateExpr" || node.expr === undefined || keepsSeries(node)) return undefined;
  const subject = subjectOf(node, scope);
  // Of groups by other labels it would not be true that the series have the same labels.
  const isOfOurs =
    subject?.kind === "groups"
      ? groupKey(subject) === scope.group
      : subject?.kind === "single" && scope.it === undefined && scope.alike === undefined;
  const series = withoutParens(node.expr);
  return isOfOurs && series?.kind === "VectorSelector" ? series : undefined;
}

function isAbsence(expression: Expression | undefined): boolean {
  const node = withoutParens(expression);
  return node?.kind === "Call" && (node.name === "absent" || node.name === "absent_over_time");
}

function oneOf(phrase: Phrase): Phrase {
  const start = startOf(phrase);
  if (start === "") return phrase;
  const one = start
    .replace(/^(different )?(target|result|group|value)s\b/, "$1$2")
    .replace(/^all series/, "series");
  return [one, ...phrase.slice(1)];
}

function ofBinary(node: BinaryExpr, scope: Scope, speech: Speech): Phrase {
  const { op, lhs, rhs } = node;
  if (rhs === undefined) return speech.clause(lhs, scope);
  if (op === "and" || op === "unless") return joined(node, rhs, { scope, speech });
  if (op === "or") return alternatives(node, rhs, { scope, speech });
  if (isComparisonOperator(op) && node.returnBool === undefined) {
    return idiom(node, scope, speech) ?? comparisonInWords(node, scope, speech);
  }
  const [left, right] = [isConditional(lhs), isConditional(rhs)];
  if (left && right)
    return say`${speech.clause(lhs, scope)} and ${speech.clause(rhs, { ...scope, it: undefined })}`;
  if (left) return withPartner(speech.clause(lhs, scope), rhs, { node, scope, speech });
  if (right) return withPartner(speech.clause(rhs, scope), lhs, { node, scope, speech });
  return say`there is a value of ${speech.value(node, scope).phrase}`;
}

interface Telling {
  readonly scope: Scope;
  readonly speech: Speech;
}

/** Arithmetic with series that meet a condition: the other side must be there too. */
function withPartner(
  clause: Phrase,
  partner: Expression,
  { node, scope, speech }: Telling & { readonly node: BinaryExpr },
): Phrase {
  if (isScalar(partner)) return clause;
  const common = commonLabels(node, scope);
  const of = common.length === 0 ? [] : say`, for ${common},`;
  return say`${clause} and${of} ${thereIs(partner, anew(scope), speech)}`;
}

function joined(node: BinaryExpr, rhs: Expression, { scope, speech }: Telling): Phrase {
  const { op, lhs } = node;
  const common = commonLabels(node, scope);
  const hasMatching = node.vectorMatching?.matching !== undefined;
  const other = hasMatching ? { ...scope, it: undefined, group: groupOf(node, scope) } : scope;
  const clause = within(rhs, other, speech);
  const word = op === "and" ? "and" : "unless";
  const of = common.length === 0 ? " " : say`, for ${common}, `;
  const absent = op === "unless" ? plainSeries(rhs, other) : undefined;
  const left = withoutParens(lhs);
  if (scope.it !== undefined && left?.kind === "VectorSelector" && isOfNow(left)) {
    const said = op === "and" ? clause : absent && absenceOf(absent, other, speech);
    if (said === undefined) return say`it is there, ${word}${of}${clause}`;
    return common.length === 0 ? said : say`for ${common}, ${said}`;
  }
  const first = within(lhs, scope, speech);
  if (absent !== undefined) return say`${first} and${of}${absenceOf(absent, other, speech)}`;
  return say`${first} ${word}${of}${clause}`;
}

/** Alternatives within a condition are kept together. */
function within(node: Expression, scope: Scope, speech: Speech): Phrase {
  const inner = withoutParens(node);
  const clause = speech.clause(node, scope);
  return inner?.kind === "BinaryExpr" && inner.op === "or" ? say`(${clause})` : clause;
}

/** Aggregations by the labels that both sides share need not say so once more. */
function groupOf(node: BinaryExpr, scope: Scope): string | undefined {
  const { matching } = node.vectorMatching ?? {};
  if (matching?.on !== true) return undefined;
  const labels = matching.labels?.labels.map(({ name }) => name) ?? [];
  return about({ kind: "groups", labels, without: false }, scope).group;
}

function alternatives(node: BinaryExpr, rhs: Expression, { scope, speech }: Telling): Phrase {
  const common = node.vectorMatching?.matching === undefined ? [] : commonLabels(node, scope);
  const of = common.length === 0 ? [] : say`, where that is not so for ${common},`;
  return say`${speech.clause(node.lhs, scope)}, or${of} ${speech.clause(rhs, scope)}`;
}

function absence({ name, args }: Call, scope: Scope, speech: Speech): Phrase {
  const [argument] = args.items;
  if (argument === undefined) return quote(name);
  if (name === "absent") return say`there is no ${singular(speech.elements(argument, anew(scope)))}`;
  const matrix = withoutParens(argument) as MatrixSelector;
  const range = "range" in matrix ? lengthInWords(matrix.range, scope) : say`…`;
  return say`there has been no ${singular(speech.elements(argument, anew(scope)))} for ${range}`;
}

function singular(phrase: Phrase): Phrase {
  return reworded(oneOf(phrase), (text) =>
    text.replace(/ that are /, " that is ").replace(/ that have /, " that has "),
  );
}

/** Comparisons that people say in fewer words. */
function idiom(node: BinaryExpr, scope: Scope, speech: Speech): Phrase | undefined {
  const flips = isScalar(node.lhs) && !isScalar(node.rhs);
  const it = withoutParens(flips ? node.rhs : node.lhs);
  const limit = constantOf(flips ? node.lhs : node.rhs);
  if (it === undefined || limit === undefined) return undefined;
  const op = flips ? mirrored[node.op as keyof typeof mirrored] : node.op;
  if (it.kind === "AggregateExpr" && it.op === "count") {
    const written = sourceOf((flips ? node.lhs : node.rhs)!, scope);
    return counted(it, `${howMany[op as keyof typeof howMany]} ${written}`, { scope, speech, op, limit });
  }
  if (
    it.kind === "VectorSelector" &&
    scope.it !== undefined &&
    it.offset === undefined &&
    it.at === undefined
  ) {
    return ofUp(it.name, op, { limit, node, scope, speech });
  }
  // What is absent counts as 1.
  if (isAbsence(it) && (op === "==" || op === ">=" ? limit === 1 : op === ">" && limit >= 0 && limit < 1)) {
    return speech.clause(it, scope);
  }
  if (it.kind === "Call" && (op === ">" || op === "==") && limit === 0) {
    return hasHappened(it, op === ">" ? 0 : 1, { scope, speech });
  }
  return undefined;
}

function ofUp(
  name: string | undefined,
  op: string,
  { limit, node, scope, speech }: Telling & { readonly limit: number; readonly node: BinaryExpr },
): Phrase | undefined {
  if (name !== "up") return undefined;
  const isDown = (limit === 0 && op === "==") || (limit === 1 && (op === "!=" || op === "<"));
  const isUp = (limit === 1 && op === "==") || (limit === 0 && (op === "!=" || op === ">"));
  if (!isDown && !isUp) return undefined;
  const said = comparisonInWords(node, { ...scope, it: undefined }, speech);
  const verb = said.at(-1);
  const words = typeof verb === "string" ? verb : "";
  return say`it is ${isDown ? "down" : "up"} (${quote("up")}${words})`;
}

/** For more than none, and for none. */
const verbsOfChange: Readonly<Record<string, readonly [string, string]>> = {
  increase: ["has increased", "has not increased"],
  changes: ["has changed", "has not changed"],
  resets: ["was reset", "was not reset"],
};

function hasHappened(call: Call, which: 0 | 1, { scope, speech }: Telling): Phrase | undefined {
  const verb = verbsOfChange[call.name]?.[which];
  const matrix = withoutParens(call.args.items[0]);
  if (verb === undefined || matrix?.kind !== "MatrixSelector") return undefined;
  const value = speech.value(matrix, scope);
  const range = lengthInWords(matrix.range, scope);
  return say`${value.isOurs === true ? "it" : value.phrase} ${verb} within ${range}`;
}

const howMany = {
  "==": "exactly",
  "!=": "not exactly",
  ">": "more than",
  ">=": "at least",
  "<": "fewer than",
  "<=": "at most",
} as const;

function counted(
  node: Expression & { readonly kind: "AggregateExpr" },
  number: string,
  { scope, speech, op, limit }: Telling & { readonly op: string; readonly limit: number },
): Phrase | undefined {
  const subject: Subject | undefined = subjectOf(node, scope);
  // Groups are counted one by one: only of the one that is spoken of can it be said so.
  if (subject === undefined || (subject.kind !== "single" && about(subject, scope).group !== scope.group))
    return undefined;
  const inner = withoutParens(node.expr);
  if (inner?.kind === "AggregateExpr" && inner.grouping !== undefined) return undefined;
  const isNever = op === "<" ? limit <= 1 : (op === "<=" || op === "==") && limit < 1;
  if (isNever) scope.notes.countsOfNothing.add("never");
  else if (op.startsWith("<")) scope.notes.countsOfNothing.add("then");
  const elements = speech.elements(node.expr, anew(scope));
  const isOne = limit === 1 && (op === "==" || op === ">=" || op === ">");
  return isOne ? say`there is ${number} ${singular(elements)}` : say`there are ${number} ${elements}`;
}
