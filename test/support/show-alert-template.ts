import type { FieldName, Operand, PipeNode, TemplateNode } from "../../server/src/core/template/ast.ts";

/** A node of an alert template in one line. */
export function showNode(node: TemplateNode, text: string): string {
  const showAll = (nodes: readonly TemplateNode[]) => nodes.map((each) => showNode(each, text)).join(" ");
  switch (node.kind) {
    case "text":
      return `text ${JSON.stringify(text.slice(node.span.from, node.span.to))}`;
    case "action":
      return `action ${showPipe(node.pipe)}`;
    case "break":
    case "continue":
      return node.kind;
    case "template": {
      const pipe = node.pipe === undefined ? "" : ` ${showPipe(node.pipe)}`;
      const block = node.block === undefined ? "" : ` block: ${showAll(node.block.body)}`;
      return `template ${node.name?.value}${pipe}${block}`;
    }
    case "if":
    case "with":
    case "range": {
      const otherwise = node.elseBody === undefined ? "" : ` else: ${showAll(node.elseBody)}`;
      return `${node.kind} ${showPipe(node.pipe)}: ${showAll(node.body)}${otherwise}`;
    }
  }
}

function showPipe({ declarations, isAssignment, commands }: PipeNode): string {
  const names = declarations.map(({ name }) => name).join(", ");
  const set = names === "" ? "" : `${names} ${isAssignment ? "=" : ":="} `;
  return set + commands.map(({ operands }) => operands.map(showOperand).join(" ")).join(" | ");
}

function showOperand(operand: Operand): string {
  switch (operand.kind) {
    case "identifier":
      return operand.name;
    case "variable":
      return operand.name + showFields(operand.fields);
    case "field":
      return `.${showFields(operand.fields)}`;
    case "chain":
      return showOperand(operand.operand) + showFields(operand.fields);
    case "dot":
      return ".";
    case "nil":
      return "nil";
    case "bool":
      return String(operand.value);
    case "number":
      return operand.text;
    case "string":
      return JSON.stringify(operand.value);
    case "pipe":
      return `(${showPipe(operand)})`;
  }
}

function showFields(fields: readonly FieldName[]): string {
  return fields.map(({ name }) => `[${name}]`).join("");
}
