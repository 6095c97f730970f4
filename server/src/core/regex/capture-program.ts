import type { AnchorPlace, RegexNode, RepeatNode } from "./ast.ts";
import type { CharacterSet } from "./character-set.ts";
import { setOfNode } from "./node-set.ts";

/**
 * A pattern as instructions of a machine that prefers one way over the other where there are two, as Go's `regexp`
 * compiles it, so that groups take what they take there.
 */
export interface CaptureProgram {
  readonly instructions: readonly CaptureInstruction[];
  readonly start: number;
}

export type CaptureInstruction =
  | { readonly kind: "character"; readonly set: CharacterSet; readonly next: number }
  | { readonly kind: "anchor"; readonly at: AnchorPlace; readonly next: number }
  | { readonly kind: "split"; preferred: number; other: number }
  /** Remembers the place: the start of group n is slot 2n, its end the one after it. */
  | { readonly kind: "save"; readonly slot: number; readonly next: number }
  | { readonly kind: "match" };

/** `undefined` for patterns that are too large to be run, or nested too deeply to be read. */
export function compileCaptures(root: RegexNode): CaptureProgram | undefined {
  const compiler = new CaptureCompiler();
  const end = compiler.add({ kind: "match" });
  const start = compiler.compile(root, end);
  return start === undefined ? undefined : { instructions: compiler.instructions, start };
}

const mostInstructions = 500_000;

/** Compiles from the end: what comes after a node is there already. Gives where a node begins. */
class CaptureCompiler {
  readonly instructions: CaptureInstruction[] = [];
  readonly #sets = new Map<RegexNode, CharacterSet>();

  add(instruction: CaptureInstruction): number {
    return this.instructions.push(instruction) - 1;
  }

  compile(node: RegexNode, next: number): number | undefined {
    if (this.instructions.length > mostInstructions) return undefined;
    switch (node.kind) {
      case "character":
      case "any":
      case "class":
        return this.add({ kind: "character", set: this.#setOf(node), next });
      case "anchor":
        return this.add({ kind: "anchor", at: node.at, next });
      case "flags":
        return next;
      case "unread":
        return undefined;
      case "group":
        return node.capture === undefined
          ? this.compile(node.body, next)
          : this.#capture(node.body, node.capture, next);
      case "sequence":
        return this.#sequence(node.items, next);
      case "alternation":
        return this.#alternation(node.branches, next);
      case "repeat":
        return this.#repeat(node, next);
    }
  }

  #capture(body: RegexNode, group: number, next: number): number | undefined {
    const start = this.compile(body, this.add({ kind: "save", slot: 2 * group + 1, next }));
    return start === undefined ? undefined : this.add({ kind: "save", slot: 2 * group, next: start });
  }

  #sequence(items: readonly RegexNode[], next: number): number | undefined {
    let start: number | undefined = next;
    for (let at = items.length - 1; at >= 0 && start !== undefined; at--) {
      start = this.compile(items[at]!, start);
    }
    return start;
  }

  #alternation(branches: readonly RegexNode[], next: number): number | undefined {
    let start = this.compile(branches.at(-1)!, next);
    for (let at = branches.length - 2; at >= 0 && start !== undefined; at--) {
      const preferred = this.compile(branches[at]!, next);
      if (preferred === undefined) return undefined;
      start = this.add({ kind: "split", preferred, other: start });
    }
    return start;
  }

  /** Written out as Go does: `x{2,}` is `xx+`, and `x{1,3}` is `x(x(x)?)?`. */
  #repeat(node: RepeatNode, next: number): number | undefined {
    const { min, max, body, isGreedy } = node;
    let start: number | undefined = next;
    if (max === undefined) start = min === 0 ? this.#star(node, next) : this.#plus(node, next);
    for (let count = min; count < (max ?? min) && start !== undefined; count++) {
      const copy = this.compile(body, start);
      start = copy === undefined ? undefined : this.#split(copy, next, isGreedy);
    }
    const copies = max === undefined ? min - 1 : min;
    for (let count = 0; count < copies && start !== undefined; count++) start = this.compile(body, start);
    return start;
  }

  #star(node: RepeatNode, next: number): number | undefined {
    if (isNullable(node.body)) {
      // What is preferred within the body must be tried before leaving the loop: `(x+)?` in Go as well.
      const body = this.#plus(node, next);
      return body === undefined ? undefined : this.#split(body, next, node.isGreedy);
    }
    const { loop } = this.#loop(node, next);
    return loop;
  }

  #plus(node: RepeatNode, next: number): number | undefined {
    return this.#loop(node, next).body;
  }

  #loop({ body, isGreedy }: RepeatNode, next: number) {
    const split = { kind: "split" as const, preferred: next, other: next };
    const loop = this.add(split);
    const start = this.compile(body, loop);
    if (start === undefined) return { loop: undefined, body: undefined };
    if (isGreedy) split.preferred = start;
    else split.other = start;
    return { loop, body: start };
  }

  #split(into: number, past: number, isGreedy: boolean): number {
    const [preferred, other] = isGreedy ? [into, past] : [past, into];
    return this.add({ kind: "split", preferred, other });
  }

  /** Of a node that is written out many times, all copies share it. */
  #setOf(node: RegexNode & { readonly kind: "character" | "any" | "class" }): CharacterSet {
    let set = this.#sets.get(node);
    if (set === undefined) {
      set = setOfNode(node);
      this.#sets.set(node, set);
    }
    return set;
  }
}

/** Whether a node may match without taking a character, for Go: an anchor always may. */
function isNullable(node: RegexNode): boolean {
  switch (node.kind) {
    case "character":
    case "any":
    case "class":
      return false;
    case "group":
      return isNullable(node.body);
    case "sequence":
      return node.items.every(isNullable);
    case "alternation":
      return node.branches.some(isNullable);
    case "repeat":
      return node.min === 0 || isNullable(node.body);
    default:
      return true;
  }
}
