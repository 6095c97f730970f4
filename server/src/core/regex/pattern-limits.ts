import type { RegexNode } from "./ast.ts";

/** Go rejects counts of repetitions in each other whose product is more than this. */
export const mostRepetitions = 1000;

/** How often the counts in a node, those in each other multiplied, repeat anything. */
export function repeatProduct(node: RegexNode): number {
  switch (node.kind) {
    case "repeat": {
      if (node.operator !== "{}") return repeatProduct(node.body);
      if (node.max === 0) return 0;
      return Math.max(node.max ?? node.min, 1) * repeatProduct(node.body);
    }
    case "group":
      return repeatProduct(node.body);
    case "alternation":
      return node.branches.reduce((most, each) => Math.max(most, repeatProduct(each)), 1);
    case "sequence":
      return node.items.reduce((most, each) => Math.max(most, repeatProduct(each)), 1);
    default:
      return 1;
  }
}

/** Go compiles no programs of more instructions than fit into 128 MiB. */
export const largestProgram = Math.floor((128 * 1024 * 1024) / 40);

/** About how many instructions Go's program for a node has; it may be a few less where alternatives begin the same. */
export function programSize(node: RegexNode): number {
  switch (node.kind) {
    case "repeat":
      return repeatSize(node.operator, node.min, node.max, programSize(node.body));
    case "group":
      return programSize(node.body) + (node.capture === undefined ? 0 : 2);
    case "alternation":
      return node.branches.reduce((sum, each) => sum + programSize(each), node.branches.length - 1);
    case "sequence":
      return Math.max(
        1,
        node.items.reduce((sum, each) => sum + programSize(each), 0),
      );
    case "flags":
      return 0;
    default:
      return 1;
  }
}

function repeatSize(operator: string, min: number, max: number | undefined, body: number): number {
  if (operator === "*") return body + 2;
  if (operator !== "{}") return body + 1;
  if (max === undefined) return min === 0 ? body + 2 : 1 + min * body;
  return Math.max(1, max * body + max - min);
}

/** How high Go's tree of a node is, and what stands at its top: what it merges with when it stands in another one. */
interface Height {
  readonly height: number;
  readonly top: "text" | "class" | "sequence" | "alternation" | "other";
  readonly ignoresCase?: boolean;
}

/** Go rejects patterns whose tree is higher than 1000. A shorter pattern cannot have such a tree. */
export class HeightMeter {
  readonly #heights = new Map<RegexNode, Height>();

  static for(pattern: string): HeightMeter | undefined {
    return pattern.length > highestTree ? new HeightMeter() : undefined;
  }

  /** Measures a node whose parts have been measured; tells whether it is not too high. */
  isLowEnough(node: RegexNode): boolean {
    const height = this.#of(node);
    this.#heights.set(node, height);
    return height.height <= highestTree;
  }

  /** Puts a node into the place of another one. */
  replace(node: RegexNode, by: RegexNode): void {
    this.#heights.set(by, this.#of(node));
  }

  #of(node: RegexNode): Height {
    return this.#heights.get(node) ?? this.#measure(node);
  }

  #measure(node: RegexNode): Height {
    switch (node.kind) {
      case "character":
        return { height: 1, top: "text", ignoresCase: node.ignoresCase };
      case "any":
      case "class":
        return { height: 1, top: "class" };
      case "repeat":
        return { height: this.#of(node.body).height + 1, top: "other" };
      case "group":
        if (node.capture === undefined) return this.#of(node.body);
        return { height: this.#of(node.body).height + 1, top: "other" };
      case "alternation":
        return this.#join(node.branches, "alternation");
      case "sequence":
        return this.#join(node.items, "sequence");
      default:
        return { height: 1, top: "other" };
    }
  }

  #join(nodes: readonly RegexNode[], top: "sequence" | "alternation"): Height {
    const heights = nodes.filter(({ kind }) => kind !== "flags").map((node) => this.#of(node));
    const [first] = heights;
    if (first === undefined) return { height: 1, top: "other" };
    if (heights.length === 1) return first;
    const isText = heights.every((each) => each.top === "text" && each.ignoresCase === first.ignoresCase);
    if (isText && top === "sequence") return first;
    const inner = heights.reduce(
      (most, each) => Math.max(most, each.top === top ? each.height - 1 : each.height),
      0,
    );
    return { height: inner + 1, top };
  }
}

const highestTree = 1000;
