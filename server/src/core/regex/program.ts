import type { AnchorPlace, RegexNode } from "./ast.ts";
import type { CharacterSet } from "./character-set.ts";
import { setOfNode } from "./node-set.ts";

/**
 * A pattern as instructions of a machine that may be at several of them at a time, as Go's `regexp` compiles it, but
 * for what only captures need.
 */
export interface Program {
  readonly instructions: readonly Instruction[];
  readonly start: number;
  /** The sets that instructions refer to by their place here. */
  readonly sets: readonly CharacterSet[];
  readonly anchors: ReadonlySet<AnchorPlace>;
}

export type Instruction =
  | { readonly kind: "character"; readonly set: number; next: number }
  | { readonly kind: "anchor"; readonly at: AnchorPlace; next: number }
  | { readonly kind: "split"; next: number; other: number }
  | { readonly kind: "match" };

/** `undefined` for patterns that are too large to be decided about in a moment. */
export function compileProgram(root: RegexNode): Program | undefined {
  const compiler = new ProgramCompiler();
  const start = compiler.compile(root, compiler.match);
  if (start === undefined || compiler.instructions.length > mostInstructions) return undefined;
  return { instructions: compiler.instructions, start, sets: compiler.sets, anchors: compiler.anchors };
}

const mostInstructions = 20_000;

/** Its methods give the place where a node begins, `undefined` when the program has become too large. */
class ProgramCompiler {
  readonly instructions: Instruction[] = [{ kind: "match" }];
  readonly match = 0;
  readonly sets: CharacterSet[] = [];
  readonly anchors = new Set<AnchorPlace>();
  readonly #setOfNode = new Map<RegexNode, number>();
  readonly #setByContent = new Map<string, number>();

  /** Compiles from the end: what comes after a node is there already. */
  compile(node: RegexNode, next: number): number | undefined {
    if (this.instructions.length > mostInstructions) return undefined;
    switch (node.kind) {
      case "character":
      case "any":
      case "class":
        return this.#add({ kind: "character", set: this.#setIndex(node), next });
      case "anchor":
        this.anchors.add(node.at);
        return this.#add({ kind: "anchor", at: node.at, next });
      case "flags":
        return next;
      case "unread":
        return undefined;
      case "group":
        return this.compile(node.body, next);
      case "sequence": {
        let start: number | undefined = next;
        for (let at = node.items.length - 1; at >= 0 && start !== undefined; at--) {
          start = this.compile(node.items[at]!, start);
        }
        return start;
      }
      case "alternation": {
        let start = this.compile(node.branches.at(-1)!, next);
        for (let at = node.branches.length - 2; at >= 0 && start !== undefined; at--) {
          const branch = this.compile(node.branches[at]!, next);
          if (branch === undefined) return undefined;
          start = this.#add({ kind: "split", next: branch, other: start });
        }
        return start;
      }
      case "repeat":
        return this.#repeat(node.body, node.min, node.max, next);
    }
  }

  #repeat(body: RegexNode, min: number, max: number | undefined, next: number): number | undefined {
    let start: number | undefined = next;
    if (max === undefined) {
      const loop: Instruction = { kind: "split", next, other: next };
      const again = this.#add(loop);
      start = again;
      const once = this.compile(body, again);
      if (once === undefined) return undefined;
      loop.other = once;
    }
    // Of the copies that may be left out, each one needs the one before it.
    for (let count = min; count < (max ?? min) && start !== undefined; count++) {
      const copy = this.compile(body, start);
      if (copy === undefined) return undefined;
      start = this.#add({ kind: "split", next: copy, other: next });
    }
    for (let count = 0; count < min && start !== undefined; count++) start = this.compile(body, start);
    return start;
  }

  #add(instruction: Instruction): number {
    return this.instructions.push(instruction) - 1;
  }

  #setIndex(node: RegexNode & { readonly kind: "character" | "any" | "class" }): number {
    const known = this.#setOfNode.get(node);
    if (known !== undefined) return known;
    const set = setOfNode(node);
    const content = set.join();
    let index = this.#setByContent.get(content);
    if (index === undefined) {
      index = this.sets.push(set) - 1;
      this.#setByContent.set(content, index);
    }
    this.#setOfNode.set(node, index);
    return index;
  }
}
