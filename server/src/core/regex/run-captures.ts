import type { AnchorPlace } from "./ast.ts";
import type { CaptureProgram } from "./capture-program.ts";
import { type CharacterSet, includes } from "./character-set.ts";

export interface Search {
  /** Where the match begins, or is looked for from. */
  readonly from: number;
  /** Whether it has to begin right there and end with the text. */
  readonly isWhole: boolean;
  /** How many places are remembered: two for the match, and two for each group. */
  readonly slots: number;
}

/** The places in the text that were remembered; -1 for those of groups that took no part. */
export type Captures = readonly number[];

/**
 * What was remembered on one way through the instructions, the newest first. Ways share what they have in common: a
 * list for each would make patterns with thousands of groups take quadratic time and memory.
 */
interface Remembered {
  readonly slot: number;
  readonly at: number;
  readonly before: Remembered | undefined;
}

/**
 * Finds the match that Go finds: the leftmost one, and of those the one that the pattern prefers. Goes through the text
 * once and is at all instructions at the same time, so that no pattern takes more than linear time.
 */
export function runCaptures(program: CaptureProgram, text: string, search: Search): Captures | undefined {
  return new Machine(program, text, search).run();
}

/** Instructions with what was remembered on the way to them, the preferred ones first. */
class Threads {
  readonly at: number[] = [];
  readonly remembered: (Remembered | undefined)[] = [];

  push(at: number, remembered: Remembered | undefined): void {
    this.at.push(at);
    this.remembered.push(remembered);
  }

  clear(): void {
    this.at.length = 0;
    this.remembered.length = 0;
  }
}

class Machine {
  readonly #program: CaptureProgram;
  readonly #text: string;
  readonly #search: Search;
  /** The step in which an instruction was last reached. */
  readonly #reachedIn: Int32Array;
  #step = 0;
  /** Where the last character led. */
  readonly #started = new Threads();
  /** The instructions that wait for the next character. */
  readonly #reached = new Threads();
  readonly #waiting = new Threads();
  #found: Captures | undefined;

  constructor(program: CaptureProgram, text: string, search: Search) {
    this.#program = program;
    this.#text = text;
    this.#search = search;
    this.#reachedIn = new Int32Array(program.instructions.length);
  }

  run(): Captures | undefined {
    const { from, isWhole, slots } = this.#search;
    for (let at = from; ; ) {
      const codePoint = this.#text.codePointAt(at);
      this.#step++;
      // Whoever began earlier goes before those who begin here.
      this.#follow(at);
      if (this.#found === undefined && (!isWhole || at === from)) {
        this.#reach(this.#program.start, slots === 0 ? undefined : { slot: 0, at, before: undefined }, at);
      }
      if (codePoint === undefined) return this.#found;
      if (this.#reached.at.length === 0 && (isWhole || this.#found !== undefined)) return this.#found;
      this.#take(wellFormed(codePoint));
      at += codePoint > 0xffff ? 2 : 1;
    }
  }

  /** Goes on from where characters have led, until a character is needed again. */
  #follow(at: number): void {
    this.#reached.clear();
    const { at: starts, remembered } = this.#started;
    for (let index = 0; index < starts.length; index++) {
      // What is less preferred than a match is of no interest any more.
      if (this.#reach(starts[index]!, remembered[index], at)) return;
    }
  }

  /** Tells whether a match was reached. */
  #reach(start: number, from: Remembered | undefined, at: number): boolean {
    const waiting = this.#waiting;
    waiting.clear();
    waiting.push(start, from);
    while (waiting.at.length > 0) {
      const index = waiting.at.pop()!;
      const remembered = waiting.remembered.pop();
      if (this.#reachedIn[index] === this.#step) continue;
      this.#reachedIn[index] = this.#step;
      const instruction = this.#program.instructions[index]!;
      switch (instruction.kind) {
        case "character":
          this.#reached.push(index, remembered);
          break;
        case "anchor":
          if (isAt(this.#text, at, instruction.at)) waiting.push(instruction.next, remembered);
          break;
        case "split":
          waiting.push(instruction.other, remembered);
          waiting.push(instruction.preferred, remembered);
          break;
        case "save": {
          const { slot, next } = instruction;
          const isWanted = slot < this.#search.slots;
          waiting.push(next, isWanted ? { slot, at, before: remembered } : remembered);
          break;
        }
        case "match":
          if (this.#search.isWhole && at < this.#text.length) break;
          this.#found = this.#placesIn(remembered, at);
          return true;
      }
    }
    return false;
  }

  /** Of each slot the place that was remembered last. */
  #placesIn(last: Remembered | undefined, end: number): Captures {
    const { slots } = this.#search;
    const places: number[] = new Array(slots).fill(-1);
    for (let each = last; each !== undefined; each = each.before) {
      if (places[each.slot] === -1) places[each.slot] = each.at;
    }
    if (slots > 0) places[1] = end;
    return places;
  }

  #take(codePoint: number): void {
    this.#started.clear();
    const { at, remembered } = this.#reached;
    for (let index = 0; index < at.length; index++) {
      const instruction = this.#program.instructions[at[index]!]!;
      if (instruction.kind !== "character" || !isIn(instruction.set, codePoint)) continue;
      this.#started.push(instruction.next, remembered[index]);
    }
  }
}

/** Most sets are one range. */
function isIn(set: CharacterSet, codePoint: number): boolean {
  return set.length === 2 ? set[0]! <= codePoint && codePoint <= set[1]! : includes(set, codePoint);
}

/** Lone surrogates stand for bytes that are no UTF-8, which Go reads as U+FFFD. */
function wellFormed(codePoint: number): number {
  return (codePoint & ~0x7ff) === 0xd800 ? 0xfffd : codePoint;
}

function isAt(text: string, at: number, place: AnchorPlace): boolean {
  switch (place) {
    case "text-start":
      return at === 0;
    case "text-end":
      return at === text.length;
    case "line-start":
      return at === 0 || text.charAt(at - 1) === "\n";
    case "line-end":
      return at === text.length || text.charAt(at) === "\n";
    case "word-boundary":
      return isWord(text, at - 1) !== isWord(text, at);
    case "no-word-boundary":
      return isWord(text, at - 1) === isWord(text, at);
  }
}

/** ASCII only, as in RE2. */
function isWord(text: string, at: number): boolean {
  return /^\w$/.test(text.charAt(at));
}
