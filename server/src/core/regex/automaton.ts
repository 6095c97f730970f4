import { type Alphabet, alphabetOf, surrogateClass } from "./alphabet.ts";
import type { AnchorPlace, RegexNode } from "./ast.ts";
import { namedSet } from "./node-set.ts";
import { compileProgram, type Program } from "./program.ts";

/** A machine that reads a text character by character; `undefined` for patterns that are too large for it. */
export function automatonOf(root: RegexNode): Automaton | undefined {
  const program = compileProgram(root);
  if (program === undefined) return undefined;
  // What anchors look at has to tell classes apart, too.
  const context = program.anchors.size === 0 ? [] : [namedSet("w"), [0x0a, 0x0a]];
  const alphabet = alphabetOf([...program.sets, ...context]);
  return alphabet === undefined ? undefined : new Automaton(program, alphabet);
}

/** The state that no way leads out of. */
export const deadState = 0;

/** What stands on one side of a place in a text, as far as anchors ask for it. */
type Neighbour = typeof edge | typeof wordCharacter | typeof lineFeed | typeof otherCharacter;
const edge = 0;
const wordCharacter = 1;
const lineFeed = 2;
const otherCharacter = 3;

interface State {
  /** The instructions to go on from, ascending, before anchors are looked at. */
  readonly instructions: readonly number[];
  readonly before: Neighbour;
  /** What can be reached without reading anything, by what comes next. */
  readonly reached: (Reached | undefined)[];
  /** The states after each class of characters; -1 where nobody asked yet. */
  readonly next: Int32Array;
}

interface Reached {
  /** Those that read a character. */
  readonly readers: readonly number[];
  readonly matches: boolean;
}

/**
 * A deterministic machine whose states are made when they are needed. Making them is work; when it has become too
 * much, the machine forgets its states if it only reads a text, and gives up if all of them are asked for.
 */
export class Automaton {
  readonly alphabet: Alphabet;
  readonly #program: Program;
  #states: State[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #marks: Uint32Array;
  #mark = 0;
  #work = 0;

  constructor(program: Program, alphabet: Alphabet) {
    this.#program = program;
    this.alphabet = alphabet;
    this.#marks = new Uint32Array(program.instructions.length);
    this.#forget();
  }

  readonly start = 1;

  /** Whether states may have been asked for that nobody can wait for. */
  get isTired(): boolean {
    return this.#work > mostWork || this.#states.length * this.alphabet.size > mostCells;
  }

  isAccepting(state: number): boolean {
    return this.#reach(this.#states[state]!, edge).matches;
  }

  /** The state after a character of a class. */
  next(number: number, characterClass: number): number {
    const state = this.#states[number]!;
    const known = state.next[characterClass]!;
    if (known !== -1) return known;
    const following = characterClass === surrogateClass ? deadState : this.#step(state, characterClass);
    state.next[characterClass] = following;
    return following;
  }

  /** Reads a whole text, in linear time. */
  matches(text: string): boolean {
    let state = this.start;
    for (let at = 0; at < text.length; at++) {
      let codePoint = text.codePointAt(at)!;
      if (codePoint > 0xffff) at++;
      // A byte that is no UTF-8 reads as the replacement character.
      else if ((codePoint & ~0x7ff) === 0xd800) codePoint = 0xfffd;
      state = this.next(state, this.alphabet.classOf(codePoint));
      if (state === deadState) return false;
      if (this.#states.length * this.alphabet.size > mostCells) state = this.#restart(state);
    }
    return this.isAccepting(state);
  }

  /** Forgets the states when they are many: most machines are asked once. */
  rest(): void {
    this.#work = 0;
    if (this.#states.length * this.alphabet.size > cellsToKeep) this.#forget();
  }

  #forget(): void {
    this.#states = [];
    this.#numbers.clear();
    this.#number([], edge);
    this.#number([this.#program.start], edge);
  }

  #restart(state: number): number {
    const { instructions, before } = this.#states[state]!;
    this.#forget();
    return this.#number(instructions, before);
  }

  #number(instructions: readonly number[], before: Neighbour): number {
    const key = instructions.length === 0 ? "" : `${before}:${instructions.join()}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const state = {
      instructions,
      before,
      reached: [],
      next: new Int32Array(this.alphabet.size).fill(-1),
    };
    const number = this.#states.push(state) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  #step(state: State, characterClass: number): number {
    const neighbour = this.#neighbourOf(characterClass);
    const { readers } = this.#reach(state, neighbour);
    const following: number[] = [];
    const mark = ++this.#mark;
    for (const at of readers) {
      const instruction = this.#program.instructions[at]!;
      if (instruction.kind !== "character" || !this.alphabet.isIn(instruction.set, characterClass)) continue;
      if (this.#marks[instruction.next] === mark) continue;
      this.#marks[instruction.next] = mark;
      following.push(instruction.next);
    }
    this.#work += readers.length + 2 * following.length + 8;
    following.sort((a, b) => a - b);
    return this.#number(following, neighbour);
  }

  /** Only what anchors can tell apart is told apart. */
  #neighbourOf(characterClass: number): Neighbour {
    if (this.#program.anchors.size === 0) return edge;
    const { length } = this.#program.sets;
    if (this.alphabet.isIn(length, characterClass)) return wordCharacter;
    return this.alphabet.isIn(length + 1, characterClass) ? lineFeed : otherCharacter;
  }

  #reach(state: State, after: Neighbour): Reached {
    const known = state.reached[after];
    if (known !== undefined) return known;
    const { instructions } = this.#program;
    const readers: number[] = [];
    let matches = false;
    const mark = ++this.#mark;
    const waiting = [...state.instructions];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (this.#marks[at] === mark) continue;
      this.#marks[at] = mark;
      this.#work++;
      const instruction = instructions[at]!;
      if (instruction.kind === "match") matches = true;
      else if (instruction.kind === "character") readers.push(at);
      else if (instruction.kind === "split") waiting.push(instruction.other, instruction.next);
      else if (holds(instruction.at, state.before, after)) waiting.push(instruction.next);
    }
    const reached = { readers, matches };
    state.reached[after] = reached;
    return reached;
  }
}

const mostWork = 1_000_000;
const mostCells = 400_000;
const cellsToKeep = 20_000;

function holds(anchor: AnchorPlace, before: Neighbour, after: Neighbour): boolean {
  switch (anchor) {
    case "text-start":
      return before === edge;
    case "text-end":
      return after === edge;
    case "line-start":
      return before === edge || before === lineFeed;
    case "line-end":
      return after === edge || after === lineFeed;
    case "word-boundary":
      return (before === wordCharacter) !== (after === wordCharacter);
    case "no-word-boundary":
      return (before === wordCharacter) === (after === wordCharacter);
  }
}
