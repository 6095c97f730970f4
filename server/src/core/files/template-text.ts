import type { Span } from "../text/span.ts";
import { MapOfPieces } from "../yaml/map-of-pieces.ts";
import { ScalarPieces } from "../yaml/scalar-pieces.ts";
import type { ScalarMap } from "../yaml/yaml-node.ts";
import { type TemplateAction, type TextPiece, templateActions } from "./template-actions.ts";

/** What a template leaves when it is filled in, as far as that is known. */
export interface TemplateText {
  /** The text without its actions. What is not known but part of a line stands as one character of private use. */
  readonly text: string;
  /** From that text to the file. */
  readonly map: ScalarMap;
  readonly gaps: Gaps;
}

/** Stands for a part of a line that nobody knows: YAML allows it everywhere, and no name or number has it. */
export const unknownPart = "\ue000";

/**
 * Leaves a template's text for the YAML reader: quoted texts in actions become what they stand for, lines that hold
 * nothing but actions go, and branches stand one after the other.
 */
export function fillTemplate(file: string): TemplateText | undefined {
  const all = templateActions(file);
  if (all === undefined) return undefined;
  const actions = foldDefinitions(file, all);
  const pieces = new ScalarPieces();
  const gaps: Gap[] = [];
  let done = 0;
  const copyTo = (to: number): void => {
    pieces.copy(file, done, to);
    done = Math.max(done, to);
  };
  for (let index = 0; index < actions.length; index++) {
    const lines = linesOfActions(file, actions, index, done);
    if (lines !== undefined) {
      copyTo(lines.span.from);
      for (const action of actions.slice(index, lines.next)) addGap(gaps, action, true);
      done = lines.span.to;
      index = lines.next - 1;
      continue;
    }
    const action = actions[index]!;
    const { content, span } = action;
    const trims = content.kind === "text" ? content.trims : undefined;
    copyTo(trims?.before === true ? endOfText(file, done, span.from) : span.from);
    if (content.kind === "text") for (const piece of content.pieces) addPiece(pieces, piece);
    const isPart = content.kind === "value" && !content.isBlock;
    if (isPart) pieces.add(unknownPart, span.from, span.to);
    addGap(gaps, action, !isPart);
    done = trims?.after === true ? startOfText(file, span.to) : span.to;
  }
  copyTo(file.length);
  return { text: pieces.value, map: new MapOfPieces(pieces, 0), gaps: new Gaps(file, gaps) };
}

/** Before the blank space that ends at `to`. */
function endOfText(file: string, from: number, to: number): number {
  return from + file.slice(from, to).trimEnd().length;
}

function startOfText(file: string, from: number): number {
  let at = from;
  while (at < file.length && isBlankBetween(file, at, at + 1)) at++;
  return at;
}

/** What is defined for use elsewhere leaves nothing where it stands. Definitions that hold rules are read like a file. */
function foldDefinitions(file: string, actions: readonly TemplateAction[]): readonly TemplateAction[] {
  const folded: TemplateAction[] = [];
  let last = -1;
  for (const [index, action] of actions.entries()) {
    if (index <= last) continue;
    const end = isWord(action, "define") ? endOfBlock(actions, index) : undefined;
    if (end === undefined) {
      folded.push(action);
      continue;
    }
    const span = { from: action.span.from, to: actions[end]!.span.to };
    if (/^[ \t]*(?:-[ \t]+)?(?:groups|alert|record|expr):/m.test(file.slice(span.from, span.to))) {
      folded.push(action);
      continue;
    }
    folded.push({ span, content: { kind: "comment" } });
    last = end;
  }
  return folded;
}

/** The number of the `end` of a block that starts with an action. */
function endOfBlock(actions: readonly TemplateAction[], first: number): number | undefined {
  let depth = 0;
  for (let index = first; index < actions.length; index++) {
    const action = actions[index]!;
    if (isWord(action, "if", "range", "with", "define", "block")) depth++;
    else if (isWord(action, "end") && --depth === 0) return index;
    // A definition cannot stand within another one.
    if (index > first && isWord(action, "define")) return undefined;
  }
  return undefined;
}

function isWord({ content }: TemplateAction, ...words: readonly string[]): boolean {
  return content.kind === "control" && words.includes(content.word);
}

/** A place of the file where something unknown may stand. */
interface Gap extends Span {
  /** What stands there may be fields or items, not only a part of a text. */
  readonly isStructure: boolean;
  /** It leaves a text of its own, and does not only decide about what is written. */
  readonly isValue: boolean;
}

/** Where a file is not known. */
export class Gaps {
  readonly #file: string;
  readonly #gaps: readonly Gap[];

  constructor(file: string, gaps: readonly Gap[]) {
    this.#file = file;
    this.#gaps = gaps;
  }

  /** Whether something of the span is unknown. */
  touch(span: Span): boolean {
    return this.#within(span).length > 0;
  }

  /** Whether the fields or items in the span may be others than those that are written. */
  touchStructure(span: Span): boolean {
    return this.#within(span).some((gap) => gap.isStructure);
  }

  /** Whether what comes right after the offset is unknown, so that it may go on with what is before it. */
  follow(offset: number): boolean {
    let at = offset;
    for (const gap of this.#within({ from: offset, to: this.#file.length })) {
      if (this.#file.slice(at, gap.from).trim() !== "") return false;
      if (gap.isValue) return true;
      at = gap.to;
    }
    return false;
  }

  /** Whether what comes right before the offset is unknown. */
  precede(offset: number): boolean {
    const last = this.#gaps[this.#firstEndingAfter(offset) - 1];
    return last !== undefined && last.to <= offset && this.#file.slice(last.to, offset).trim() === "";
  }

  #within({ from, to }: Span): readonly Gap[] {
    const within: Gap[] = [];
    for (let index = this.#firstEndingAfter(from); index < this.#gaps.length; index++) {
      const gap = this.#gaps[index]!;
      if (gap.from >= to) break;
      within.push(gap);
    }
    return within;
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#gaps.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#gaps[middle]!.to <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function addGap(gaps: Gap[], { content, span }: TemplateAction, isStructure: boolean): void {
  if (content.kind === "comment" || content.kind === "text") return;
  gaps.push({ ...span, isStructure, isValue: content.kind === "value" });
}

function addPiece(pieces: ScalarPieces, { value, span }: TextPiece): void {
  pieces.add(value, span.from, span.to);
}

interface Lines {
  readonly span: Span;
  /** Number of the first action after them. */
  readonly next: number;
}

/**
 * The lines from where an action starts to where one ends, when nothing but actions without a known text is on them.
 * `done` is where the text before it ends that was looked at already.
 */
function linesOfActions(
  file: string,
  actions: readonly TemplateAction[],
  first: number,
  done: number,
): Lines | undefined {
  const lineBreak = file.slice(done, actions[first]!.span.from).lastIndexOf("\n");
  if (lineBreak === -1 && done > 0 && file[done - 1] !== "\n") return undefined;
  const from = done + lineBreak + 1;
  let at = from;
  for (let index = first; index < actions.length; index++) {
    const { span, content } = actions[index]!;
    if (span.from < at || content.kind === "text" || !isBlankBetween(file, at, span.from)) return undefined;
    at = span.to;
    const end = file.indexOf("\n", at);
    const to = end === -1 ? file.length : end + 1;
    if (isBlankBetween(file, at, to)) return { span: { from, to }, next: index + 1 };
  }
  return undefined;
}

function isBlankBetween(file: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = file.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 13 && code !== 10) return false;
  }
  return true;
}
