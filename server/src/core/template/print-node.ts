import { goQuote } from "../text/go-quote.ts";
import type { CommandNode, FieldName, Operand, PipeNode, TemplateNode } from "./ast.ts";

/** What an error of an expansion can be about. */
export type PlacedNode = TemplateNode | PipeNode | CommandNode | Operand;

/** A node as Go's messages show it. Mirrors the `String` methods of `text/template/parse`. */
export function printNode(node: PlacedNode): string {
  if (!("kind" in node)) return printCommand(node);
  switch (node.kind) {
    case "action":
      return `{{${printPipe(node.pipe)}}}`;
    case "template": {
      const pipe = node.pipe === undefined ? "" : ` ${printPipe(node.pipe)}`;
      return `{{template ${goQuote(node.name?.value ?? "")}${pipe}}}`;
    }
    case "text":
    case "if":
    case "range":
    case "with":
    case "break":
    case "continue":
      return `{{${node.kind}}}`;
    case "pipe":
      return printPipe(node);
    default:
      return printOperand(node);
  }
}

/** Where Go says that a node is: an offset in the text. Mirrors the `Position` methods. */
export function placeOfNode(node: PlacedNode): number {
  if (!("kind" in node)) return node.span.from;
  switch (node.kind) {
    case "action":
    case "if":
    case "range":
    case "with":
      return placeOfNode(node.pipe);
    case "template":
      return node.name?.span.from ?? node.span.from;
    case "pipe":
      return node.declarations[0]?.span.from ?? node.commands[0]?.span.from ?? node.span.from;
    case "variable":
    case "chain":
      return node.fields.length === 0 ? node.span.from : dotBefore(node.fields[0]!);
    // What follows the first field is joined to it at the dot between them.
    case "field":
      return dotBefore(node.fields[1] ?? node.fields[0]!);
    default:
      return node.span.from;
  }
}

function dotBefore({ span }: FieldName): number {
  return span.from - 1;
}

function printPipe({ declarations, isAssignment, commands }: PipeNode): string {
  const names = declarations.map(({ name }) => name).join(", ");
  const set = names === "" ? "" : `${names} ${isAssignment ? "=" : ":="} `;
  return set + commands.map(printCommand).join(" | ");
}

function printCommand({ operands }: CommandNode): string {
  return operands.map(printOperand).join(" ");
}

function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case "identifier":
      return operand.name;
    case "variable":
      return operand.name + printFields(operand.fields);
    case "field":
      return printFields(operand.fields);
    case "chain":
      return printOperand(operand.operand) + printFields(operand.fields);
    case "dot":
      return ".";
    case "nil":
      return "nil";
    case "bool":
      return String(operand.value);
    case "number":
      return operand.text;
    case "string":
      return operand.literal;
    case "pipe":
      return `(${printPipe(operand)})`;
  }
}

function printFields(fields: readonly FieldName[]): string {
  return fields.map(({ name }) => `.${name}`).join("");
}
