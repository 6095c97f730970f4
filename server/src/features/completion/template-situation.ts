import { followTemplate, isLabels } from "../../core/template/flow.ts";
import type { FlowValue } from "../../core/template/flow-value.ts";
import { lexTemplate } from "../../core/template/lex.ts";
import { parseTemplate } from "../../core/template/parse.ts";
import { isDot } from "../../core/template/pipeline-parser.ts";
import { keywords, type TemplateToken } from "../../core/template/token.ts";
import { covers, type Span, touches } from "../../core/text/span.ts";
import { declaredBefore, type OpenBlocks, openBlocks } from "./template-blocks.ts";

/** What may be typed at a place of an alert template. `word` is what is there already; it counts from the template's start. */
export type TemplateSituation = { readonly word: Span } & TemplatePlace;

export type TemplatePlace =
  /** The name of a label: `$labels.<here>`, `index $labels "<here>"`. */
  | {
      readonly kind: "label";
      /** What the labels belong to: `labels` are those of the alert. */
      readonly of: FlowValue;
      readonly isQuoted: boolean;
    }
  /** Behind a dot that follows something else, or nothing. */
  | { readonly kind: "field"; readonly of: FlowValue }
  | {
      readonly kind: "operand";
      /** `start` of an action, where keywords fit; behind `else`; the `function` of a command; or an `argument`. */
      readonly at: "start" | "else" | "function" | "piped function" | "argument";
      readonly variables: readonly string[];
      readonly dot: FlowValue;
      readonly blocks: OpenBlocks;
    }
  /** Within the text that `query` is called with. */
  | { readonly kind: "query"; readonly content: Span }
  | { readonly kind: "nothing" };

/** Where `offset` is in the text of a label or an annotation; nothing outside of its actions. */
export function templateSituation(text: string, offset: number): TemplateSituation | undefined {
  const { tokens } = lexTemplate(text);
  const action = actionAround(tokens, offset);
  if (action === undefined) return undefined;
  return (
    inAction(action, { text, offset, tokens }) ?? { kind: "nothing", word: { from: offset, to: offset } }
  );
}

function inAction(action: Action, place: Place): TemplateSituation | undefined {
  const { text, offset } = place;
  const before = action.tokens.filter(({ from }) => from < offset);
  const last = before.at(-1);
  if (last !== undefined && isInText(last, text, offset)) return inText(last, before, place);
  if (last === undefined || last.kind === "space" || openers.has(last.kind)) {
    return operandPlace({ from: offset, to: offset }, before, place);
  }
  const word = { from: last.from, to: last.to };
  if (last.kind === "field" || isDot(last, text)) return atField(last, place);
  const isWord = last.kind === "variable" || last.kind === "identifier" || keywords.has(last.kind);
  if (isWord || last.kind === "bool") return operandPlace(word, before.slice(0, -1), place);
  return undefined;
}

const openers: ReadonlySet<string> = new Set(["left-paren", "pipe", "declare", "assign", "character"]);

/** What can be only the first word of an action, and is followed by nothing that can be completed. */
const closed: ReadonlySet<string> = new Set(["end", "break", "continue", "define"]);

interface Place {
  readonly text: string;
  readonly offset: number;
  readonly tokens: readonly TemplateToken[];
}

interface Action {
  /** What is between its braces. */
  readonly tokens: readonly TemplateToken[];
}

/** The action that an offset stands in. */
function actionAround(tokens: readonly TemplateToken[], offset: number): Action | undefined {
  const open = tokens.findLastIndex(({ kind, to }) => kind === "left-delimiter" && to <= offset);
  if (open === -1) return undefined;
  const close = tokens.findIndex(({ kind }, index) => index > open && kind === "right-delimiter");
  return tokens[close]!.from < offset ? undefined : { tokens: tokens.slice(open + 1, close) };
}

/** Whether the offset is between the quotes of a token, the last of which may be missing. */
function isInText({ kind, from, to, message }: TemplateToken, text: string, offset: number): boolean {
  if (kind === "string" || kind === "raw-string") return from < offset && offset < to;
  return message?.includes("quoted string") === true && /["`]/.test(text[from]!);
}

function inText(
  token: TemplateToken,
  before: readonly TemplateToken[],
  { text, offset }: Place,
): TemplateSituation | undefined {
  const to = token.kind === "error" ? offset : token.to - 1;
  const content = { from: token.from + 1, to };
  const significant = before.slice(0, -1).filter(({ kind }) => kind !== "space");
  const called = significant.at(-1);
  if (called?.kind === "identifier" && text.slice(called.from, called.to) === "query") {
    return { kind: "query", content, word: { from: offset, to: offset } };
  }
  let of: FlowValue | undefined;
  follow(text, {
    labelText(value, { span }) {
      if (touches(span, offset)) of = value;
    },
  });
  return of && { kind: "label", of, isQuoted: true, word: content };
}

function atField(token: TemplateToken, { text, offset }: Place): TemplateSituation | undefined {
  let of: FlowValue | undefined;
  const word = { from: token.from + 1, to: token.to };
  follow(text, {
    field(value, { span }) {
      if (touches(span, offset) && span.from === word.from) of = value;
    },
    operand(value, { kind, span }) {
      if (kind === "dot" && span.to === offset) of = value;
    },
  });
  // A dot that is no operand yet: at the end of the text, or where none fits.
  if (of === undefined && isDot(token, text)) of = dotAt(text, offset);
  if (of === undefined) return undefined;
  return isLabels(of) ? { kind: "label", of, isQuoted: false, word } : { kind: "field", of, word };
}

function operandPlace(
  word: Span,
  before: readonly TemplateToken[],
  { text, offset, tokens }: Place,
): TemplateSituation | undefined {
  const significant = before.filter(({ kind }) => kind !== "space");
  const first = significant[0]?.kind;
  if (first !== undefined && closed.has(first)) return undefined;
  const last = significant.at(-1);
  // Two operands need a blank between them.
  if (last !== undefined && !openers.has(last.kind) && before.at(-1)?.kind !== "space") return undefined;
  const at = positionBehind(last, significant.length);
  if (at === undefined) return undefined;
  const blocks = openBlocks(tokens, offset);
  const variables = declaredBefore(tokens, { text, offset });
  return { kind: "operand", at, variables, dot: dotAt(text, offset), blocks, word };
}

function positionBehind(last: TemplateToken | undefined, count: number) {
  if (last === undefined) return "start";
  switch (last.kind) {
    case "else":
      return count === 1 ? "else" : undefined;
    case "pipe":
      return "piped function";
    case "if":
    case "range":
    case "with":
    case "left-paren":
    case "declare":
    case "assign":
      return "function";
    // The name of a template comes first.
    case "template":
    case "block":
      return undefined;
    default:
      return "argument";
  }
}

/** What the dot is where an offset stands. */
function dotAt(text: string, offset: number): FlowValue {
  let dot: FlowValue = "data";
  follow(text, {
    node({ span }, value) {
      if (covers(span, { from: offset, to: offset })) dot = value;
    },
  });
  return dot;
}

function follow(text: string, visitor: Parameters<typeof followTemplate>[1]): void {
  followTemplate(parseTemplate(text, { variables: undefined, functions: undefined }), visitor);
}
