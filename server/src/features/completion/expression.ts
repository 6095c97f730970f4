import { allFunctions, argumentType, findFunction, printSignature } from "../../core/promql/functions.ts";
import { allAggregations, findAggregation } from "../../core/promql/keywords.ts";
import { isComparisonOperator } from "../../core/promql/operators.ts";
import type { PromqlFunction } from "../../core/promql/promql-function.ts";
import type { Aggregation } from "../../core/promql/promql-keyword.ts";
import { findWord, matchOperators } from "../promql-words.ts";
import { durations } from "./duration.ts";
import type { Argument, BehindOperator, ExpressionPlace, Operand } from "./expression-place.ts";
import type { Offer } from "./item.ts";

export interface ExpressionRequest {
  readonly place: ExpressionPlace;
  /** What is typed already. */
  readonly word: string;
  /** Whether a parenthesis follows the word. */
  readonly isCalled: boolean;
  readonly features: ReadonlySet<string>;
}

/** What fits at a place of an expression, as long as nothing is known of metrics and labels. */
export function expressionOffers({ place, word, isCalled, features }: ExpressionRequest): Offer[] {
  switch (place.kind) {
    case "operand":
      return operandOffers(place, { isCalled, features });
    case "after operand":
      // Half an operator becomes no word.
      return afterOperandOffers(place.operand, features).filter(
        ({ label }) => !/^[!=]/.test(word) || /^\W/.test(label),
      );
    case "after aggregation":
      // Who types something else may mean a metric with that name.
      return [
        ...keywords("by", "without"),
        ...(word === "" || isCalled ? [] : afterOperandOffers({ kind: "selector", modifiers: [] }, features)),
      ];
    case "match operator":
      return matchOperators.map(({ name, summary }) => ({
        label: name,
        kind: "operator",
        documentation: summary,
      }));
    case "duration":
      // Behind digits only a unit may stand, and no number begins with a letter. What is computed is no usual offset.
      return [
        ...(/^[a-z]/.test(word) ? [] : durations(word)),
        ...(/^\d/.test(word) || (place.in === "offset" && word === "") ? [] : durationFunctions()),
      ];
    case "after duration":
      return operators("+", "-", "*", "/", "%", "^");
    case "time":
      return ["start", "end"].map((name) => ({ ...keyword(name), label: `${name}()`, kind: "function" }));
    case "label in selector":
    case "label in list":
    case "label value":
    case "text argument":
    case "quoted name":
    case "nothing":
      return [];
  }
}

interface Surroundings {
  readonly isCalled: boolean;
  readonly features: ReadonlySet<string>;
}

function operandOffers(
  { argument, behind }: { argument: Argument | undefined; behind: BehindOperator | undefined },
  { isCalled, features }: Surroundings,
): Offer[] {
  const type = argument === undefined ? undefined : typeOf(argument);
  if (type === "string") return [];
  const isEnabled = (each: { experimental?: true }): boolean =>
    !each.experimental || features.has("promql-experimental-functions");
  const functions = allFunctions().filter(isEnabled);
  const fitting =
    type === "scalar" ? functions.filter(({ returnType }) => returnType === "scalar") : functions;
  const aggregations = type === "scalar" ? [] : allAggregations().filter(isEnabled);
  return [
    ...modifierOffers(behind, features),
    ...aggregations.map((each) => aggregationOffer(each, isCalled)),
    ...fitting.map((each) => functionOffer(each, isCalled)),
    ...(type === "vector" || type === "matrix" ? [] : numbers),
  ];
}

const numbers: readonly Offer[] = [
  { label: "Inf", kind: "constant", documentation: "Infinity.", group: 2 },
  { label: "NaN", kind: "constant", documentation: "Not a number.", group: 2 },
];

/** What an argument has to be; missing when anything may stand there. */
export function typeOf({ of, index }: Argument): string | undefined {
  const aggregation = findAggregation(of);
  if (aggregation !== undefined) return index === 0 ? (aggregation.paramType ?? "vector") : "vector";
  const called = findFunction(of);
  return called === undefined ? undefined : argumentType(called, index);
}

function functionOffer(each: PromqlFunction, isCalled: boolean): Offer {
  const takesNothing = each.params.length === 0;
  return {
    label: each.name,
    kind: "function",
    detail: printSignature(each),
    documentation: each.summary,
    ...(isCalled
      ? undefined
      : { text: `${each.name}(`, snippet: takesNothing ? `${each.name}()$0` : `${each.name}($0)` }),
    group: 1,
  };
}

function aggregationOffer(each: Aggregation, isCalled: boolean): Offer {
  const parameter = each.param === undefined ? "" : `\${1:${each.param}}, `;
  return {
    label: each.name,
    kind: "function",
    detail: printAggregation(each),
    documentation: each.summary,
    ...(isCalled ? undefined : { text: `${each.name}(`, snippet: `${each.name}(${parameter}$0)` }),
    group: 1,
  };
}

export function printAggregation({ name, param, paramType }: Aggregation): string {
  return param === undefined
    ? `${name}(v instant-vector)`
    : `${name}(${param} ${paramType}, v instant-vector)`;
}

function modifierOffers(behind: BehindOperator | undefined, features: ReadonlySet<string>): Offer[] {
  if (behind === undefined) return [];
  const { operator, modifiers } = behind;
  const isSetOperator = ["and", "or", "unless"].includes(operator);
  const has = (...words: readonly string[]) => words.some((word) => modifiers.includes(word));
  const hasMatching = has("on", "ignoring");
  const hasGroup = has("group_left", "group_right");
  const fills = ["fill", "fill_left", "fill_right"];
  const hasFill = has(...fills);
  // One side may be filled behind the other.
  const canFill = features.has("promql-binop-fill-modifiers") && !isSetOperator && !has("fill");
  const others = hasFill ? fills.slice(1).filter((word) => !has(word)) : fills;
  return [
    ...(hasMatching || hasFill ? [] : keywords("on", "ignoring")),
    ...(hasMatching && !hasGroup && !hasFill && !isSetOperator ? keywords("group_left", "group_right") : []),
    ...(isComparisonOperator(operator) && modifiers.length === 0 ? keywords("bool") : []),
    ...(canFill ? keywords(...others) : []),
  ];
}

function afterOperandOffers(operand: Operand, features: ReadonlySet<string>): Offer[] {
  const grouping = operand.kind === "aggregation" && !operand.grouped ? keywords("by", "without") : [];
  return [
    ...grouping,
    ...(operand.kind === "selector" ? selectorModifiers(operand.modifiers, features) : []),
    ...keywords("and", "or", "unless"),
    ...operators("==", "!=", ">", "<", ">=", "<=", "+", "-", "*", "/", "%", "^", "</", ">/"),
    ...keywords("atan2"),
  ];
}

/** Each modifier at most once, and one word about the range. */
function selectorModifiers(written: readonly string[], features: ReadonlySet<string>): Offer[] {
  const words = ["anchored", "smoothed"];
  const isExtended =
    features.has("promql-extended-range-selectors") && !words.some((word) => written.includes(word));
  return keywords(
    ...["offset", "@"].filter((modifier) => !written.includes(modifier)),
    ...(isExtended ? words : []),
  );
}

function durationFunctions(): Offer[] {
  const calls = ["step", "range"].map((name) => ({ ...keyword(name), label: `${name}()` }));
  const choices = ["min_of", "max_of"].map((name) => ({
    ...keyword(name),
    text: `${name}(`,
    snippet: `${name}($0)`,
  }));
  return [...calls, ...choices].map((offer) => ({ ...offer, kind: "function", group: 1 }));
}

function keywords(...names: readonly string[]): Offer[] {
  return names.map(keyword);
}

function operators(...names: readonly string[]): Offer[] {
  return names.map((name) => ({ ...keyword(name), kind: "operator", group: 1 }));
}

function keyword(name: string): Offer {
  const word = findWord(name);
  const opens = [
    "by",
    "without",
    "on",
    "ignoring",
    "group_left",
    "group_right",
    "fill",
    "fill_left",
    "fill_right",
  ];
  return {
    label: name,
    kind: "keyword",
    ...(word === undefined ? undefined : { detail: word.usage, documentation: word.summary }),
    ...(opens.includes(name) ? { text: `${name} (`, snippet: `${name} ($1) $0` } : undefined),
  };
}
