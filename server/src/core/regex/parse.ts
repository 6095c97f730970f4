import type { AnchorPlace, RegexNode, RepeatNode } from "./ast.ts";
import { PatternCursor, type PatternMistake } from "./pattern-cursor.ts";
import {
  HeightMeter,
  largestProgram,
  mostRepetitions,
  programSize,
  repeatProduct,
} from "./pattern-limits.ts";
import { readClass, readNamedClass } from "./read-class.ts";
import { readEscape } from "./read-escape.ts";
import { type GroupStart, type PatternFlags, readGroupStart } from "./read-group-start.ts";

export type ParsedPattern = ValidPattern | ({ readonly ok: false } & PatternMistake);

export interface ValidPattern {
  readonly ok: true;
  readonly root: RegexNode;
  /** The names of the groups, "" for one without; the first stands for the whole match. */
  readonly groupNames: readonly string[];
}

/**
 * Parses a pattern as Prometheus does for matchers: with Perl's syntax as Go's `regexp/syntax` knows it, and dots that
 * match line feeds. It accepts and rejects the same patterns as Go, in the same words.
 */
export function parsePattern(pattern: string): ParsedPattern {
  const parser = new PatternParser(pattern);
  const root = parser.parse();
  if (root === undefined) return { ok: false, ...parser.mistake! };
  return { ok: true, root, groupNames: parser.groupNames };
}

/** What stands in a group that is still open, or outside of all of them. */
interface OpenGroup {
  readonly start: GroupStart | undefined;
  readonly capture: number | undefined;
  readonly from: number;
  readonly outerFlags: PatternFlags;
  readonly branches: RegexNode[];
  branchFrom: number;
  items: RegexNode[];
  /** How deep each item is, and the deepest one of all branches. */
  depths: number[];
  depth: number;
}

/** What is nested deeper than this is not kept, so that whoever walks the tree may go down by calls. */
const deepest = 300;

class PatternParser {
  readonly groupNames: string[] = [""];
  readonly #cursor: PatternCursor;
  readonly #heights: HeightMeter | undefined;
  #flags: PatternFlags = { ignoresCase: false, isMultiLine: false, dotMatchesLineFeed: true, isLazy: false };
  readonly #outer: OpenGroup[] = [];
  #open: OpenGroup;
  #hasCounts = false;

  constructor(pattern: string) {
    this.#cursor = new PatternCursor(pattern);
    this.#heights = HeightMeter.for(pattern);
    this.#open = this.#openGroup(undefined, 0, undefined);
  }

  get mistake(): PatternMistake | undefined {
    return this.#cursor.mistake;
  }

  parse(): RegexNode | undefined {
    const cursor = this.#cursor;
    // Where the repetition right before the place begins.
    let repetition: number | undefined;
    while (!cursor.isAtEnd) {
      const from = cursor.at;
      const isRepetition = this.#readRepetition(repetition);
      if (!isRepetition) this.#readPart();
      if (cursor.mistake !== undefined) return undefined;
      repetition = isRepetition ? from : undefined;
    }
    return this.#finish();
  }

  #finish(): RegexNode | undefined {
    const whole = { from: 0, to: this.#cursor.pattern.length };
    const { from } = this.#open;
    if (this.#outer.length > 0) return this.#cursor.fail("missing closing )", whole, { from, to: from + 1 });
    const root = this.#closeBranches();
    if (this.mistake !== undefined) return undefined;
    const isTooLarge = this.#hasCounts && programSize(root) > largestProgram;
    return isTooLarge ? this.#cursor.fail("expression too large", whole) : root;
  }

  #readPart(): undefined {
    const cursor = this.#cursor;
    const from = cursor.at;
    const character = cursor.pattern.charAt(from);
    switch (character) {
      case "(":
        return this.#startGroup();
      case "|":
        this.#closeBranch();
        cursor.at++;
        this.#open.branchFrom = cursor.at;
        return;
      case ")":
        return this.#endGroup();
      case "^":
        return this.#pushAnchor(this.#flags.isMultiLine ? "line-start" : "text-start", 1);
      case "$":
        return this.#pushAnchor(this.#flags.isMultiLine ? "line-end" : "text-end", 1);
      case ".":
        cursor.at++;
        return this.#push({
          kind: "any",
          matchesLineFeed: this.#flags.dotMatchesLineFeed,
          span: { from, to: cursor.at },
        });
      case "[":
        return this.#push(readClass(cursor, this.#flags.ignoresCase));
      case "\\":
        return this.#readBackslash();
      default:
        return this.#pushCharacter(from, cursor.next());
    }
  }

  #readBackslash(): undefined {
    const cursor = this.#cursor;
    const from = cursor.at;
    const letter = cursor.pattern.charAt(from + 1);
    const anchor = anchors.get(letter);
    if (anchor !== undefined) return this.#pushAnchor(anchor, 2);
    if (letter === "C") return cursor.fail("invalid escape sequence", { from, to: from + 2 });
    if (letter === "Q") return this.#readQuoted();
    const item = readNamedClass(cursor);
    if (item === undefined) {
      if (cursor.mistake === undefined) this.#pushCharacter(from, readEscape(cursor));
      return;
    }
    const { ignoresCase } = this.#flags;
    this.#push({ kind: "class", isNegated: false, ignoresCase, items: [item], span: item.span });
  }

  /** From `\Q` to `\E` or the end every character stands for itself. */
  #readQuoted(): undefined {
    const cursor = this.#cursor;
    cursor.at += 2;
    const end = cursor.pattern.indexOf("\\E", cursor.at);
    const to = end === -1 ? cursor.pattern.length : end;
    while (cursor.at < to && cursor.mistake === undefined) {
      this.#pushCharacter(cursor.at, cursor.next());
    }
    if (end !== -1) cursor.at = end + 2;
  }

  #pushAnchor(at: AnchorPlace, length: number): undefined {
    const from = this.#cursor.at;
    this.#cursor.at += length;
    this.#push({ kind: "anchor", at, span: { from, to: this.#cursor.at } });
  }

  #pushCharacter(from: number, codePoint: number | undefined): undefined {
    if (codePoint === undefined) return;
    const span = { from, to: this.#cursor.at };
    this.#push({ kind: "character", codePoint, ignoresCase: this.#flags.ignoresCase, span });
  }

  #push(node: RegexNode | undefined, depth = 1): undefined {
    if (node === undefined) return;
    this.#open.items.push(node);
    this.#open.depths.push(depth);
    this.#open.depth = Math.max(this.#open.depth, depth);
  }

  /** Reads `*`, `+`, `?` or a count; a brace that begins no count is an ordinary character. */
  #readRepetition(previous: number | undefined): boolean {
    const cursor = this.#cursor;
    const from = cursor.at;
    const operator = cursor.pattern.charAt(from);
    if (operator === "*" || operator === "+" || operator === "?") {
      cursor.at++;
      this.#repeat(operator, operator === "+" ? 1 : 0, operator === "?" ? 1 : undefined, from, previous);
      return true;
    }
    if (operator !== "{") return false;
    count.lastIndex = from;
    const found = count.exec(cursor.pattern);
    if (found === null) return false;
    cursor.at = count.lastIndex;
    const min = Number(found[1]);
    const max = found[2] === undefined ? min : found[3] === undefined ? undefined : Number(found[3]);
    if (min > mostRepetitions || (max !== undefined && (max > mostRepetitions || min > max))) {
      cursor.fail(invalidCount, { from, to: cursor.at });
    } else {
      this.#repeat("{}", min, max, from, previous);
    }
    return true;
  }

  #repeat(
    operator: RepeatNode["operator"],
    min: number,
    max: number | undefined,
    from: number,
    previous: number | undefined,
  ): undefined {
    const cursor = this.#cursor;
    const isGreedy = this.#flags.isLazy === cursor.take("?");
    const operatorSpan = { from, to: cursor.at };
    if (previous !== undefined) {
      return cursor.fail("invalid nested repetition operator", { from: previous, to: cursor.at });
    }
    // Flags between a part and its repetition do not come between them.
    const { items, depths } = this.#open;
    const at = items.findLastIndex(({ kind }) => kind !== "flags");
    const body = items[at];
    if (body === undefined) return cursor.fail("missing argument to repetition operator", operatorSpan);
    const span = { from: body.span.from, to: cursor.at };
    const node: RepeatNode = { kind: "repeat", operator, min, max, isGreedy, body, span, operatorSpan };
    if (!this.#isLowEnough(node)) return;
    if (operator === "{}" && (min >= 2 || (max ?? 0) >= 2)) {
      if (this.#hasCounts && repeatProduct(node) > mostRepetitions)
        return cursor.fail(invalidCount, operatorSpan);
      this.#hasCounts = true;
    }
    const depth = depths[at]! + 1;
    items[at] = depth > deepest ? this.#unread(node) : node;
    depths[at] = depth > deepest ? 1 : depth;
    this.#open.depth = Math.max(this.#open.depth, depths[at]);
  }

  #startGroup(): undefined {
    const cursor = this.#cursor;
    const from = cursor.at;
    const start = readGroupStart(cursor, this.#flags);
    if (start === undefined) return;
    if (start.kind === "flags") {
      this.#flags = start.flags;
      return this.#push({ kind: "flags", flags: start.written, span: { from, to: cursor.at } });
    }
    const capture = start.kind === "capture" ? this.groupNames.push(start.name ?? "") - 1 : undefined;
    this.#outer.push(this.#open);
    this.#open = this.#openGroup(start, from, capture);
    if (start.kind === "plain") this.#flags = start.flags;
  }

  #openGroup(start: GroupStart | undefined, from: number, capture: number | undefined): OpenGroup {
    return {
      start,
      capture,
      from,
      outerFlags: this.#flags,
      branches: [],
      branchFrom: this.#cursor.at,
      items: [],
      depths: [],
      depth: 1,
    };
  }

  #endGroup(): undefined {
    const cursor = this.#cursor;
    const { at } = cursor;
    const outer = this.#outer.pop();
    const whole = { from: 0, to: cursor.pattern.length };
    if (outer === undefined) return cursor.fail("unexpected )", whole, { from: at, to: at + 1 });
    const { start, capture, from, outerFlags } = this.#open;
    const body = this.#closeBranches();
    const depth = this.#open.depth + 3;
    cursor.at++;
    const node: RegexNode = {
      kind: "group",
      capture,
      name: start?.kind === "capture" ? start.name : undefined,
      flags: start?.kind === "plain" ? start.written : "",
      body,
      span: { from, to: cursor.at },
    };
    this.#open = outer;
    this.#flags = outerFlags;
    if (!this.#isLowEnough(node)) return;
    if (depth > deepest) this.#push(this.#unread(node));
    else this.#push(node, depth);
  }

  #closeBranch(): undefined {
    const open = this.#open;
    const [only] = open.items;
    const span = { from: open.branchFrom, to: this.#cursor.at };
    const branch: RegexNode =
      only !== undefined && open.items.length === 1 ? only : { kind: "sequence", items: open.items, span };
    if (this.#isLowEnough(branch)) open.branches.push(branch);
    open.items = [];
    open.depths = [];
  }

  #closeBranches(): RegexNode {
    this.#closeBranch();
    const { branches } = this.#open;
    const first = branches[0]!;
    if (branches.length === 1) return first;
    const from = this.#open.start === undefined ? 0 : first.span.from;
    const node: RegexNode = { kind: "alternation", branches, span: { from, to: this.#cursor.at } };
    this.#isLowEnough(node);
    return node;
  }

  #unread(node: RegexNode): RegexNode {
    const unread: RegexNode = { kind: "unread", span: node.span };
    this.#heights?.replace(node, unread);
    return unread;
  }

  #isLowEnough(node: RegexNode): boolean {
    if (this.#heights === undefined || this.#heights.isLowEnough(node)) return true;
    this.#cursor.fail("expression nests too deeply", { from: 0, to: this.#cursor.pattern.length });
    return false;
  }
}

const anchors = new Map<string, AnchorPlace>([
  ["A", "text-start"],
  ["z", "text-end"],
  ["b", "word-boundary"],
  ["B", "no-word-boundary"],
]);

/** Numbers with leading zeros make no count. */
const count = /\{(0|[1-9][0-9]*)(?:(,)(0|[1-9][0-9]*)?)?\}/y;

const invalidCount = "invalid repeat count";
