import type { Span } from "../text/span.ts";
import type { CommandNode, Operand, PipeNode, TemplateNode } from "./ast.ts";
import type { ParsedTemplate } from "./parsed-template.ts";

/** A place in a template that writes the value of the alert, or what is made from it. */
export interface ValueOutput {
  /** `$value` or `.Value` itself, or the variable that stands for it. */
  readonly span: Span;
  /** Nothing is done with the value before it is written: all of its digits are. */
  readonly isBare: boolean;
}

/** All of them in the order of the text. What the value only decides about, as in `if`, is not among them. */
export function followPrintedValues(template: ParsedTemplate): readonly ValueOutput[] {
  if (!/\$value|\.Value/.test(template.text)) return [];
  const follower = new ValueFollower();
  follower.list(template.body, { isData: true });
  return follower.outputs;
}

/** What the dot or a variable is, as far as it has to do with the value. */
interface Known {
  /** What Prometheus hands to the template. */
  readonly isData?: boolean;
  /** It is made from the value. */
  readonly from?: Span;
  readonly isBare?: boolean;
}

/** Functions whose results are a few at most, or do not come from the value that they are given. */
const ends: ReadonlySet<string> = new Set([
  ..."eq ne lt le gt ge not len match query first value label strvalue sortByLabel args".split(" "),
]);

class ValueFollower {
  readonly outputs: ValueOutput[] = [];
  #variables: [string, Known][] = [
    ["$", { isData: true }],
    ["$value", { isBare: true }],
  ];

  list(nodes: readonly TemplateNode[], dot: Known): void {
    const mark = this.#variables.length;
    for (const node of nodes) this.#node(node, dot);
    this.#variables.length = mark;
  }

  #node(node: TemplateNode, dot: Known): void {
    switch (node.kind) {
      case "action": {
        const known = this.#pipe(node.pipe, dot);
        if (node.pipe.declarations.length === 0 && known.from !== undefined) {
          this.outputs.push({ span: known.from, isBare: known.isBare === true });
        }
        return;
      }
      case "if":
      case "with":
      case "range": {
        const mark = this.#variables.length;
        const known = this.#pipe(node.pipe, dot);
        this.list(node.body, node.kind === "if" ? dot : known);
        this.list(node.elseBody ?? [], dot);
        this.#variables.length = mark;
      }
    }
  }

  #pipe({ commands, declarations, isAssignment }: PipeNode, dot: Known): Known {
    let known: Known = {};
    for (const command of commands) known = this.#command(command, known, dot);
    for (const { name } of declarations) {
      // After an assignment in some branch either of the two may be meant.
      const isKnown = !isAssignment || known.from !== undefined;
      if (isKnown) this.#variables.push([name, known]);
    }
    return known;
  }

  #command({ operands }: CommandNode, piped: Known, dot: Known): Known {
    const [first, ...rest] = operands;
    if (first?.kind !== "identifier") return first === undefined ? {} : this.#operand(first, dot);
    if (ends.has(first.name)) return {};
    // The last one is what is formatted.
    for (const operand of rest.reverse()) {
      if (piped.from !== undefined) break;
      piped = this.#operand(operand, dot);
    }
    return piped.from === undefined ? {} : { from: piped.from, isBare: false };
  }

  #operand(operand: Operand, dot: Known): Known {
    switch (operand.kind) {
      case "variable": {
        const known = this.#variables.findLast(([name]) => name === operand.name)?.[1];
        if (known === undefined) return {};
        if (operand.fields.length > 0) return fieldOf(known, operand);
        if (operand.name === "$value" && known.from === undefined)
          return { from: operand.span, isBare: true };
        return known.from === undefined ? known : { ...known, from: operand.span };
      }
      case "field":
        return fieldOf(dot, operand);
      case "dot":
        return dot.from === undefined ? dot : { ...dot, from: operand.span };
      case "pipe":
        return this.#pipe(operand, dot);
      default:
        return {};
    }
  }
}

function fieldOf(
  known: Known,
  { fields, span }: Extract<Operand, { readonly kind: "field" | "variable" }>,
): Known {
  return known.isData === true && fields.length === 1 && fields[0]!.name === "Value"
    ? { from: span, isBare: true }
    : {};
}
