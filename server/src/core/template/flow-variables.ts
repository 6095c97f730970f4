import type { PipeNode, TemplateNode } from "./ast.ts";
import type { FlowValue } from "./flow-value.ts";
import type { ParsedTemplate } from "./parsed-template.ts";

/** What the variables of a template stand for while it is followed. */
export class FlowVariables {
  readonly #assigned: ReadonlySet<string>;
  readonly #names: string[] = [];
  readonly #values = new Map<string, FlowValue[]>();

  constructor(assigned: ReadonlySet<string>) {
    this.#assigned = assigned;
  }

  /** The variables that some place of a template sets again with `=`: which place came last depends on the data. */
  static assignedIn({ body, definitions }: ParsedTemplate): ReadonlySet<string> {
    const names = new Set<string>();
    collectAssigned(body, names);
    for (const definition of definitions) collectAssigned(definition.body, names);
    return names;
  }

  declare(name: string, value: FlowValue): void {
    this.#names.push(name);
    const values = this.#values.get(name);
    if (values === undefined) this.#values.set(name, [value]);
    else values.push(value);
  }

  valueOf(name: string): FlowValue {
    if (this.#assigned.has(name)) return "unknown";
    return this.#values.get(name)?.at(-1) ?? "unknown";
  }

  mark(): number {
    return this.#names.length;
  }

  /** Forgets the variables that were declared since the mark. */
  returnTo(mark: number): void {
    while (this.#names.length > mark) this.#values.get(this.#names.pop()!)!.pop();
  }
}

function collectAssigned(nodes: readonly TemplateNode[], names: Set<string>): void {
  for (const node of nodes) {
    if (!("pipe" in node)) continue;
    if (node.pipe !== undefined) collectFromPipe(node.pipe, names);
    if (node.kind === "template") collectAssigned(node.block?.body ?? [], names);
    if (node.kind !== "if" && node.kind !== "with" && node.kind !== "range") continue;
    collectAssigned(node.body, names);
    collectAssigned(node.elseBody ?? [], names);
  }
}

function collectFromPipe({ isAssignment, declarations, commands }: PipeNode, names: Set<string>): void {
  if (isAssignment) for (const { name } of declarations) names.add(name);
  for (const { operands } of commands) {
    for (const operand of operands) {
      const inner = operand.kind === "chain" ? operand.operand : operand;
      if (inner.kind === "pipe") collectFromPipe(inner, names);
    }
  }
}
