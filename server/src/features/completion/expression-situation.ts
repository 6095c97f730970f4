import { type Token, tokenize } from "../../core/promql/lex.ts";
import { classOf } from "../../core/promql/token.ts";
import type { Span } from "../../core/text/span.ts";
import type {
  Argument,
  BehindOperator,
  DurationPart,
  ExpressionPlace,
  ExpressionSituation,
} from "./expression-place.ts";

/** Looks at what stands before `offset` alone: whatever is behind may still be typed over. */
export function expressionSituation(text: string, offset: number): ExpressionSituation {
  const tokens = tokenize(text.slice(0, offset));
  const last = tokens.at(-1);
  if (last?.type === "comment" && last.to === offset) return { kind: "nothing", word: at(offset) };
  const significant = tokens.filter(({ type }) => type !== "comment");
  const situation = new Reader(text, offset, significant).situation();
  // Outside of quotes a dot belongs to a number.
  const isInNumber = text[offset - 1] === "." && inNumber.has(situation.kind);
  const isPlace = !isInNumber && !(situation.kind === "duration" && isBeforeUnit(text, offset));
  return isPlace ? situation : { kind: "nothing", word: at(offset) };
}

const inNumber: ReadonlySet<string> = new Set(["operand", "duration", "time"]);

/** Whether a number is typed whose unit is there already: whatever is offered would replace that. */
function isBeforeUnit(text: string, offset: number): boolean {
  return /\d/.test(text[offset - 1] ?? "") && /^\d*[a-z]/.test(text.slice(offset, offset + 20));
}

/** The innermost call or aggregation whose parentheses are open at the place, and which of its arguments it is. */
export function enclosingCall(text: string, offset: number): Argument | undefined {
  return enclosingCalls(text, offset)[0];
}

/** All calls and aggregations whose parentheses are open at the place, the innermost first. */
export function enclosingCalls(text: string, offset: number): readonly Argument[] {
  const tokens = tokenize(text.slice(0, offset)).filter(({ type }) => type !== "comment");
  return new Reader(text, offset, tokens).enclosingCalls();
}

/** A bracket that is open at the place, with the word that it belongs to. */
interface Frame {
  readonly open: "(" | "{" | "[";
  /** Index of the token that opens it. */
  readonly index: number;
  readonly head: Head;
  commas: number;
}

type Head =
  | { readonly kind: "call"; readonly name: string }
  | { readonly kind: "aggregation"; readonly name: string; readonly grouped: boolean }
  | { readonly kind: "labels" | "fill"; readonly keyword: string; readonly keywordIndex: number }
  | { readonly kind: "plain" };

const listKeywords = ["by", "without", "on", "ignoring", "group_left", "group_right"];
const matchOperators = ["=", "!=", "=~", "!~"];
const fillKeywords = ["fill", "fill_left", "fill_right"];
const matchingKeywords = ["on", "ignoring", "group_left", "group_right", ...fillKeywords];
const selectorModifiers = ["offset", "@", "anchored", "smoothed"];
const durationCalls = ["start", "end", "step", "range", "min_of", "max_of"];
const comparisons = ["==", "!=", ">", "<", ">=", "<="];
const binaryOperators = [
  ...comparisons,
  "+",
  "-",
  "*",
  "/",
  "%",
  "^",
  "</",
  ">/",
  "and",
  "or",
  "unless",
  "atan2",
];

class Reader {
  readonly #text: string;
  readonly #offset: number;
  readonly #tokens: readonly Token[];
  readonly #stack: Frame[] = [];
  /** The frames that are closed, by the index of the token that closes them. */
  readonly #closed = new Map<number, Frame>();

  constructor(text: string, offset: number, tokens: readonly Token[]) {
    this.#text = text;
    this.#offset = offset;
    this.#tokens = tokens;
  }

  situation(): ExpressionSituation {
    const count = this.#tokens.length;
    const last = this.#tokens[count - 1];
    const touches = last !== undefined && last.to === this.#offset;
    if (touches && last.type === "string" && !isClosed(this.#written(count - 1))) {
      this.#follow(count - 1);
      return { ...this.#inString(count - 1), word: { from: last.from + 1, to: this.#offset } };
    }
    const isTyping = touches && (this.#isWord(count - 1) || this.#isHalfOperator(count - 1));
    const end = isTyping ? count - 1 : count;
    this.#follow(end);
    const from = isTyping ? last!.from : this.#offset;
    return { ...this.#after(end, isTyping), word: { from, to: this.#wordEnd() } };
  }

  enclosingCalls(): readonly Argument[] {
    this.#follow(this.#tokens.length);
    return this.#stack
      .flatMap(({ head, commas }) =>
        head.kind === "call" || head.kind === "aggregation" ? { of: head.name, index: commas } : [],
      )
      .reverse();
  }

  /** Opens and closes brackets up to the token at `end`. */
  #follow(end: number): void {
    for (let index = 0; index < end; index++) {
      const { type } = this.#tokens[index]!;
      if (type === "(" || type === "{" || type === "[") {
        this.#stack.push({
          open: type,
          index,
          head: type === "(" ? this.#headBefore(index) : plain,
          commas: 0,
        });
      } else if (type === ")" || type === "}" || type === "]") {
        const frame = this.#stack.pop();
        if (frame !== undefined) this.#closed.set(index, frame);
      } else if (type === ",") {
        const frame = this.#stack.at(-1);
        if (frame !== undefined) frame.commas++;
      }
    }
  }

  /** What the parenthesis at an index belongs to. */
  #headBefore(index: number): Head {
    const before = this.#tokens[index - 1];
    if (before === undefined) return plain;
    const word = this.#written(index - 1).toLowerCase();
    if (listKeywords.includes(before.type)) return { kind: "labels", keyword: word, keywordIndex: index - 1 };
    if (fillKeywords.includes(before.type)) return { kind: "fill", keyword: word, keywordIndex: index - 1 };
    if (this.#isAggregation(index - 1)) return { kind: "aggregation", name: word, grouped: false };
    if (before.type === "identifier") return { kind: "call", name: this.#written(index - 1) };
    const list = this.#closed.get(index - 1)?.head;
    if (list?.kind === "labels" && this.#isAggregation(list.keywordIndex - 1)) {
      return { kind: "aggregation", name: this.#written(list.keywordIndex - 1).toLowerCase(), grouped: true };
    }
    return plain;
  }

  #after(end: number, isTyping: boolean): ExpressionPlace {
    const frame = this.#stack.at(-1);
    if (frame?.open === "{") return this.#inBraces(frame, end);
    const part = this.#durationAt(end);
    if (part !== undefined) return this.#inDuration(part, end);
    if (frame?.head.kind === "labels") return this.#inLabels(frame, frame.head.keyword, end);
    if (frame?.head.kind === "fill") return nothing;
    const before = this.#tokens[end - 1];
    if (before === undefined) return this.#operand(frame, undefined);
    switch (before.type) {
      case "(":
        // `@ start(` takes nothing.
        return this.#tokens[end - 3]?.type === "@" ? nothing : this.#operand(frame, undefined);
      case ",":
        return this.#operand(frame, undefined);
      case "offset":
        return { kind: "duration", in: "offset" };
      case "@":
        return { kind: "time" };
      case "-":
      case "+":
        if (this.#isOffset(end - 1)) return { kind: "duration", in: "offset" };
        if (this.#isSign(end - 1)) return this.#signed(frame, end - 1);
        break;
      case "by":
      case "without":
      case "on":
      case "ignoring":
      case "invalid":
      case "=":
      case "=~":
      case "!~":
        return nothing;
    }
    const behind = this.#behindOperator(end - 1);
    if (behind !== undefined) return this.#operand(frame, behind);
    if (this.#isAggregation(end - 1)) return { kind: "after aggregation" };
    // A number and a word without a space between them are one wrong word.
    const isWord = isTyping && this.#isWord(end);
    if (isWord && before.to === this.#tokens[end]?.from && before.type !== ")" && before.type !== "}")
      return nothing;
    return this.#afterOperand(end - 1);
  }

  #operand(frame: Frame | undefined, behind: BehindOperator | undefined): ExpressionPlace {
    const { head } = frame ?? {};
    const isArgument = head?.kind === "call" || head?.kind === "aggregation";
    const argument = isArgument && behind === undefined ? { of: head.name, index: frame!.commas } : undefined;
    return { kind: "operand", argument, behind };
  }

  /** Whether a plus or minus has nothing on its left side. */
  #isSign(index: number): boolean {
    const { type } = this.#tokens[index - 1] ?? {};
    if (type === undefined || ["(", ",", "@", "bool", ...binaryOperators].includes(type)) return true;
    return type.startsWith("group_") || this.#isMatching(index - 1);
  }

  #signed(frame: Frame | undefined, index: number): ExpressionPlace {
    const { type } = this.#tokens[this.#beforeSigns(index)] ?? {};
    // A time is a number.
    if (type === "@") return nothing;
    return this.#operand(type === "(" || type === "," ? frame : undefined, undefined);
  }

  /** Whether the parenthesis at an index closes what says how two sides are matched. */
  #isMatching(index: number): boolean {
    const head = this.#closed.get(index)?.head;
    return (head?.kind === "labels" || head?.kind === "fill") && matchingKeywords.includes(head.keyword);
  }

  #afterOperand(index: number): ExpressionPlace {
    const modifiers = this.#modifiersBefore(index);
    const { type } = this.#tokens[index]!;
    const isSelector = ["}", "]", "identifier", "metric identifier"].includes(type);
    if (isSelector || modifiers.length > 0) {
      return { kind: "after operand", operand: { kind: "selector", modifiers } };
    }
    const head = this.#closed.get(index)?.head;
    if (head?.kind === "aggregation") {
      return { kind: "after operand", operand: { kind: "aggregation", grouped: head.grouped } };
    }
    // `sum(x) by (a)`: the list belongs to the aggregation before it.
    if (head?.kind === "labels" && (head.keyword === "by" || head.keyword === "without")) {
      const isBehind = this.#tokens[head.keywordIndex - 1]?.type === ")";
      // `sum by (a)`: only parentheses may follow.
      return isBehind ? { kind: "after operand", operand: { kind: "other" } } : nothing;
    }
    return { kind: "after operand", operand: { kind: "other" } };
  }

  /** The modifiers of a selector that end at an index, the last one first. */
  #modifiersBefore(index: number): string[] {
    const modifiers: string[] = [];
    for (let at = index; at > 0; at--) {
      const { type } = this.#tokens[at]!;
      if (type !== "anchored" && type !== "smoothed") {
        if (type !== "number" && type !== "duration" && type !== ")") break;
        const open = this.#closed.get(at)?.index ?? at;
        const isCall = durationCalls.includes(this.#tokens[open - 1]?.type ?? "");
        at = this.#beforeSigns(isCall ? open - 2 : open - 1);
      }
      const modifier = this.#tokens[at]?.type;
      if (modifier === undefined || !selectorModifiers.includes(modifier)) break;
      modifiers.push(modifier);
    }
    return modifiers;
  }

  /** The operator that the place belongs to, when nothing but modifiers stand between. */
  #behindOperator(index: number): BehindOperator | undefined {
    const modifiers: string[] = [];
    for (let at = index; at >= 0; ) {
      const { type } = this.#tokens[at]!;
      const head = this.#closed.get(at)?.head;
      if ((head?.kind === "labels" || head?.kind === "fill") && matchingKeywords.includes(head.keyword)) {
        modifiers.push(head.keyword);
        at = head.keywordIndex - 1;
      } else if (type === "bool" || type === "group_left" || type === "group_right") {
        modifiers.push(type);
        at--;
      } else {
        return binaryOperators.includes(type) ? { operator: type, modifiers } : undefined;
      }
    }
    return undefined;
  }

  #inBraces(frame: Frame, end: number): ExpressionPlace {
    const before = this.#tokens[end - 1]!;
    if (before.type === "{" || before.type === ",") {
      return {
        kind: "label in selector",
        metric: this.#metricOf(frame),
        used: this.#namesSince(frame.index, end),
      };
    }
    const isName = before.type === "identifier" || before.type === "string";
    const follows = this.#tokens[end - 2]?.type;
    if (isName && (follows === "{" || follows === ",")) return { kind: "match operator" };
    return nothing;
  }

  #inLabels(frame: Frame, keyword: string, end: number): ExpressionPlace {
    const before = this.#tokens[end - 1]!;
    if (before.type !== "(" && before.type !== ",") return nothing;
    return { kind: "label in list", keyword, used: this.#namesSince(frame.index, end) };
  }

  /** What a duration stands for at the place: brackets and parentheses behind `offset` hold nothing else. */
  #durationAt(end: number): DurationPart | undefined {
    for (const { open, index } of this.#stack.toReversed()) {
      if (open === "[") {
        return this.#tokens.slice(index, end).some(({ type }) => type === ":") ? "step" : "range";
      }
      if (open !== "(") return undefined;
      const isCall = durationCalls.includes(this.#tokens[index - 1]?.type ?? "");
      if (this.#isOffset(isCall ? index - 2 : index - 1)) return "offset";
    }
    return undefined;
  }

  /** Whether `offset` stands at an index, or before the signs that do. */
  #isOffset(index: number): boolean {
    return this.#tokens[this.#beforeSigns(index)]?.type === "offset";
  }

  #beforeSigns(index: number): number {
    let at = index;
    while (this.#tokens[at]?.type === "-" || this.#tokens[at]?.type === "+") at--;
    return at;
  }

  #inDuration(part: DurationPart, end: number): ExpressionPlace {
    const { type } = this.#tokens[end - 1]!;
    if (type === "duration" || type === "number" || type === ")") return { kind: "after duration" };
    const called = type === "(" ? this.#tokens[end - 2]?.type : undefined;
    const isOpen = ["[", ":", "(", ",", "+", "-", "*", "/", "%", "^"].includes(type);
    return isOpen && called !== "step" && called !== "range" ? { kind: "duration", in: part } : nothing;
  }

  #inString(index: number): ExpressionPlace {
    const frame = this.#stack.at(-1);
    const before = this.#tokens[index - 1];
    if (frame?.head.kind === "labels") {
      return {
        kind: "label in list",
        keyword: frame.head.keyword,
        used: this.#namesSince(frame.index, index),
      };
    }
    if (frame?.head.kind === "call") {
      return { kind: "text argument", argument: { of: frame.head.name, index: frame.commas } };
    }
    if (frame?.open !== "{" || before === undefined) return nothing;
    if (before.type === "{" || before.type === ",") return { kind: "quoted name" };
    if (!matchOperators.includes(before.type)) return nothing;
    const label = unquoted(this.#written(index - 2));
    return { kind: "label value", metric: this.#metricOf(frame), label, operator: before.type };
  }

  #metricOf(frame: Frame): string | undefined {
    const before = this.#tokens[frame.index - 1];
    const isMetric = before?.type === "identifier" || before?.type === "metric identifier";
    return isMetric ? this.#written(frame.index - 1) : undefined;
  }

  /** The names that are listed already, from a bracket on. */
  #namesSince(open: number, end: number): string[] {
    const names: string[] = [];
    for (let index = open + 1; index < end; index++) {
      const follows = this.#tokens[index - 1]!.type;
      const isFirst = follows === "{" || follows === "(" || follows === ",";
      if (isFirst && this.#tokens[index]!.type !== ",") names.push(unquoted(this.#written(index)));
    }
    return names;
  }

  #isAggregation(index: number): boolean {
    const token = this.#tokens[index];
    return token !== undefined && token.type !== "comment" && classOf(token.type) === "aggregator";
  }

  #isWord(index: number): boolean {
    return /^[\p{L}_:\d.]/u.test(this.#written(index)) && this.#tokens[index]!.type !== ":";
  }

  /** `!` of `!=`, outside of braces `=` of `==`, and in braces any operator that its value touches. */
  #isHalfOperator(index: number): boolean {
    const written = this.#written(index);
    if (written === "!") return true;
    if (!this.#isInBraces(index)) return written === "=";
    // An escape of YAML leaves a space before the quote.
    const behind = this.#text.slice(this.#offset, this.#offset + 2);
    return matchOperators.includes(written) && /^ ?["'`]/.test(behind);
  }

  #isInBraces(index: number): boolean {
    const types = this.#tokens.slice(0, index).map(({ type }) => type);
    return types.lastIndexOf("{") > types.lastIndexOf("}");
  }

  #wordEnd(): number {
    const rest = /[\w:]*/y;
    rest.lastIndex = this.#offset;
    const isInWord = this.#offset > 0 && /[\w:]/.test(this.#text[this.#offset - 1]!);
    return this.#offset + (isInWord ? rest.exec(this.#text)![0].length : 0);
  }

  #written(index: number): string {
    const token = this.#tokens[index];
    return token === undefined ? "" : this.#text.slice(token.from, token.to);
  }
}

const plain: Head = { kind: "plain" };
const nothing: ExpressionPlace = { kind: "nothing" };

function at(offset: number): Span {
  return { from: offset, to: offset };
}

function isClosed(string: string): boolean {
  const quote = string[0]!;
  if (string.length < 2 || !string.endsWith(quote)) return false;
  if (quote === "`") return true;
  let at = string.length - 1;
  while (string[at - 1] === "\\") at--;
  return (string.length - 1 - at) % 2 === 0;
}

function unquoted(word: string): string {
  return /^["'`]/.test(word) ? word.slice(1, -1) : word;
}
