import type { Span } from "../text/span.ts";

/**
 * A piece of a file that a template engine replaces before anybody reads the YAML: `{{ … }}` of Helm (Go templates)
 * and of Jinja, and Jinja's `{% … %}`.
 */
export interface TemplateAction {
  /** From the first brace to past the last one. */
  readonly span: Span;
  readonly content: ActionContent;
}

export type ActionContent =
  /** Leaves nothing behind. */
  | { readonly kind: "comment" }
  /** Leaves a text that is written in the action itself: the way to write alert templates in a chart. */
  | ActionText
  /** `if`, `range`, `end`, an assignment, …: decides what else is left, and leaves nothing itself. */
  | { readonly kind: "control"; readonly word: string }
  /** Leaves a text that nobody knows here. `isBlock`: it is made to be whole lines. */
  | { readonly kind: "value"; readonly isBlock: boolean };

export interface ActionText {
  readonly kind: "text";
  readonly pieces: readonly TextPiece[];
  /** The blank space before or after the action goes: `{{- "x" -}}`. */
  readonly trims: { readonly before: boolean; readonly after: boolean };
}

/** A part of a text with the place of what it is written as. */
export interface TextPiece {
  readonly value: string;
  readonly span: Span;
}

/** The actions of a text in order; missing when one of them is never closed, so that nothing is known of what follows. */
export function templateActions(text: string): readonly TemplateAction[] | undefined {
  const actions: TemplateAction[] = [];
  let at = nextOpening(text, 0);
  while (at !== -1) {
    const action = text.charCodeAt(at + 1) === 123 ? readGoAction(text, at) : readStatement(text, at);
    if (action === undefined) return undefined;
    actions.push(action);
    at = nextOpening(text, action.span.to);
  }
  return actions;
}

/** The next `{{` or `{%`. */
function nextOpening(text: string, from: number): number {
  for (let at = text.indexOf("{", from); at !== -1; at = text.indexOf("{", at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === 123 || next === 37) return at;
  }
  return -1;
}

const controlWords =
  /^(?:if|else|end|range|with|define|block|break|continue|return)\b|^\$\w*(?:\s*,\s*\$\w+)?\s*:?=/;
const blockWords =
  /\b(?:nindent|indent|toYaml|toRawJson|fromYaml|Files\.Get|Files\.Glob|AsConfig|AsSecrets)\b/;

function readGoAction(text: string, open: number): TemplateAction | undefined {
  const trimsBefore = text[open + 2] === "-" && isBlank(text.charCodeAt(open + 3));
  const first = skipBlanks(text, trimsBefore ? open + 3 : open + 2);
  if (text.startsWith("/*", first)) return readComment(text, open, first);
  const close = findClose(text, first);
  if (close === -1) return undefined;
  const span = { from: open, to: close + 2 };
  const trimsAfter = text[close - 1] === "-" && isBlank(text.charCodeAt(close - 2));
  const content = text.slice(first, trimsAfter ? close - 1 : close).trimEnd();
  if (content === "") return { span, content: { kind: "comment" } };
  const word = controlWords.exec(content)?.[0];
  if (word !== undefined) return { span, content: { kind: "control", word } };
  const pieces = literalPieces(content, first);
  if (pieces !== undefined) {
    return { span, content: { kind: "text", pieces, trims: { before: trimsBefore, after: trimsAfter } } };
  }
  return { span, content: { kind: "value", isBlock: blockWords.test(content) } };
}

function readComment(text: string, open: number, first: number): TemplateAction | undefined {
  const end = text.indexOf("*/", first + 2);
  const close = end === -1 ? -1 : text.indexOf("}}", end + 2);
  return close === -1 ? undefined : { span: { from: open, to: close + 2 }, content: { kind: "comment" } };
}

/** Jinja's statements. What stands between `raw` and `endraw` is left as it is. */
function readStatement(text: string, open: number): TemplateAction | undefined {
  const close = text.indexOf("%}", open + 2);
  if (close === -1) return undefined;
  const word = /^[-+]?\s*(\w+)/.exec(text.slice(open + 2, Math.min(close, open + 100)))?.[1];
  if (word !== "raw") return { span: { from: open, to: close + 2 }, content: { kind: "control", word: "" } };
  const end = /\{%[-+]?\s*endraw\s*[-+]?%\}/g;
  end.lastIndex = close + 2;
  const found = end.exec(text);
  if (found === null) return undefined;
  const value = text.slice(close + 2, found.index);
  const pieces = value === "" ? [] : [{ value, span: { from: close + 2, to: found.index } }];
  return { span: { from: open, to: end.lastIndex }, content: { kind: "text", pieces, trims: none } };
}

const none = { before: false, after: false };

/** The `}}` that ends an action: one in a quoted text does not. */
function findClose(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 125 && text.charCodeAt(at + 1) === 125) return at;
    if (code === 96) {
      at = text.indexOf("`", at + 1);
      if (at === -1) return -1;
    } else if (code === 34) {
      at = endOfQuoted(text, at);
      if (at === -1) return -1;
    }
    at++;
  }
  return -1;
}

/** The closing quote of a text that must end on its line. */
function endOfQuoted(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return -1;
    if (code === 92) at++;
    else if (code === 34) return at;
  }
  return -1;
}

/** What a quoted text stands for, when that is all an action holds; `from` is where `content` starts in the file. */
function literalPieces(content: string, from: number): readonly TextPiece[] | undefined {
  const quote = content[0];
  if (content.length < 2 || content.at(-1) !== quote) return undefined;
  if (quote === "`") {
    if (content.indexOf("`", 1) !== content.length - 1) return undefined;
    return pieceOf(content, 1, content.length - 1, from);
  }
  if (quote !== '"' || endOfQuoted(content, 0) !== content.length - 1) return undefined;
  const pieces: TextPiece[] = [];
  let plain = 1;
  for (let at = content.indexOf("\\"); at !== -1; at = content.indexOf("\\", plain)) {
    pieces.push(...pieceOf(content, plain, at, from));
    const escaped = /\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[0-7]{3}|[\s\S])/iy;
    escaped.lastIndex = at;
    const written = escaped.exec(content)![0];
    const span = { from: from + at, to: from + at + written.length };
    pieces.push({ value: unescaped(written), span });
    plain = at + written.length;
  }
  pieces.push(...pieceOf(content, plain, content.length - 1, from));
  return pieces;
}

function pieceOf(content: string, start: number, end: number, from: number): TextPiece[] {
  if (start >= end) return [];
  return [{ value: content.slice(start, end), span: { from: from + start, to: from + end } }];
}

const escapes: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function unescaped(written: string): string {
  const letter = written[1]!;
  const digits = written.slice(2);
  if ("xuU".includes(letter) && digits !== "") {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
  }
  if (/^\d{3}$/.test(written.slice(1))) return String.fromCharCode(Number.parseInt(written.slice(1), 8));
  return escapes[letter] ?? letter;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}
