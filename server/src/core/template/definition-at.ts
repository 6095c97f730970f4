import { type Span, touches } from "../text/span.ts";
import type { Operand, PipeNode, TemplateNode, VariableNode } from "./ast.ts";
import type { ParsedTemplate } from "./parsed-template.ts";

/** Where the variable, or the template that is called, at an offset of a template is declared in it. */
export function templateDefinitionAt(template: ParsedTemplate, offset: number): Span | undefined {
  const finder = new DefinitionFinder(template, offset);
  finder.list(template.body);
  for (const { body } of template.definitions) finder.list(body);
  return finder.found;
}

class DefinitionFinder {
  found: Span | undefined;
  readonly #template: ParsedTemplate;
  readonly #offset: number;
  readonly #variables: VariableNode[] = [];

  constructor(template: ParsedTemplate, offset: number) {
    this.#template = template;
    this.#offset = offset;
  }

  list(nodes: readonly TemplateNode[]): void {
    const mark = this.#variables.length;
    for (const node of nodes) {
      if (this.found === undefined && touches(node.span, this.#offset)) this.#inside(node);
      // What a node declares for those behind it.
      else if (node.kind === "action") this.#declare(node.pipe);
    }
    this.#variables.length = mark;
  }

  #inside(node: TemplateNode): void {
    switch (node.kind) {
      case "action":
        this.#pipe(node.pipe);
        return;
      case "template": {
        const { name, pipe, block } = node;
        if (pipe !== undefined) this.#pipe(pipe);
        if (name !== undefined && touches(name.span, this.#offset)) this.found = this.#defined(name.value);
        this.list(block?.body ?? []);
        return;
      }
      case "if":
      case "with":
      case "range": {
        const mark = this.#variables.length;
        this.#pipe(node.pipe);
        this.list(node.body);
        this.list(node.elseBody ?? []);
        this.#variables.length = mark;
      }
    }
  }

  #declare({ declarations, isAssignment }: PipeNode): void {
    if (!isAssignment) this.#variables.push(...declarations);
  }

  #pipe(pipe: PipeNode): void {
    for (const { operands } of pipe.commands) for (const operand of operands) this.#operand(operand);
    this.#declare(pipe);
    for (const variable of pipe.declarations) this.#operand(variable);
  }

  #operand(operand: Operand): void {
    if (!touches(operand.span, this.#offset)) return;
    if (operand.kind === "pipe") this.#pipe(operand);
    else if (operand.kind === "chain") this.#operand(operand.operand);
    else if (operand.kind === "variable" && touches(operand.nameSpan, this.#offset)) {
      this.found = this.#variables.findLast(({ name }) => name === operand.name)?.nameSpan;
    }
  }

  #defined(name: string): Span | undefined {
    const { definitions, body } = this.#template;
    const found = definitions.find((each) => each.name?.value === name) ?? blockNamed(name, body);
    return found?.name?.span;
  }
}

function blockNamed(
  name: string,
  nodes: readonly TemplateNode[],
): Extract<TemplateNode, { kind: "template" }>["block"] {
  for (const node of nodes) {
    if (node.kind === "template" && node.block?.name?.value === name) return node.block;
    if (!("body" in node)) continue;
    const inner = blockNamed(name, node.body) ?? blockNamed(name, node.elseBody ?? []);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
