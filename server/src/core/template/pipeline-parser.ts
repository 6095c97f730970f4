import { goQuote } from "../text/go-quote.ts";
import type { CommandNode, FieldName, Operand, PipeNode, VariableNode } from "./ast.ts";
import { unquoteGo } from "./go-string.ts";
import { numberMistake } from "./number-constant.ts";
import type { TemplateOptions } from "./parsed-template.ts";
import { TemplateScope } from "./template-scope.ts";
import type { TemplateToken, TokenKind } from "./token.ts";
import { TokenCursor } from "./token-cursor.ts";

/** The nesting that is followed; Go follows any of blocks and 10,000 parentheses, as its stack grows. */
const greatestDepth = 300;

/** What stands in braces: pipelines, commands and operands. Mirrors `text/template/parse/parse.go`. */
export class PipelineParser {
  readonly cursor: TokenCursor;
  readonly options: TemplateOptions;
  scope: TemplateScope;
  #depth = 0;

  constructor(text: string, options: TemplateOptions) {
    this.cursor = new TokenCursor(text);
    this.options = options;
    this.scope = new TemplateScope(options.variables ?? []);
  }

  /** Reads what is nested, or nothing when that goes too deep. */
  nested<Value>(read: () => Value): Value | undefined {
    if (this.#depth >= greatestDepth) {
      this.cursor.cut();
      return undefined;
    }
    this.#depth++;
    const value = read();
    this.#depth--;
    return value;
  }

  /** Reads a template within the template: it knows no variables but its own. */
  inNewScope<Value>(read: () => Value): Value {
    const { scope, cursor } = this;
    const { actionStart } = cursor;
    this.scope = new TemplateScope([]);
    cursor.actionStart = -1;
    const value = read();
    this.scope = scope;
    cursor.actionStart = actionStart;
    return value;
  }

  parse(context: string, end: "right-delimiter" | "right-paren"): PipeNode {
    const { cursor } = this;
    const { from } = cursor.peekNonSpace();
    const start = cursor.place;
    const { declarations, isAssignment } = this.#parseDeclarations(context);
    const commands: CommandNode[] = [];
    while (!cursor.isBroken) {
      const token = cursor.nextNonSpace();
      if (token.kind === end) {
        this.#checkPipe(commands, context, end === "right-paren" ? from : cursor.actionStart);
        break;
      }
      if (!operandStarts.has(token.kind)) {
        cursor.unexpected(token, context);
        break;
      }
      cursor.back();
      const command = this.#parseCommand();
      if (command !== undefined) commands.push(command);
    }
    // What a broken action was about to declare is not reported as unknown further on.
    if (cursor.isBroken && end === "right-delimiter") {
      for (const name of cursor.variablesSince(start)) this.scope.declare(name);
    }
    const to = commands.at(-1)?.span.to ?? declarations.at(-1)?.span.to ?? from;
    return { kind: "pipe", span: { from, to }, declarations, isAssignment, commands };
  }

  #parseDeclarations(context: string): Pick<PipeNode, "declarations" | "isAssignment"> {
    const { cursor } = this;
    const declarations: VariableNode[] = [];
    for (;;) {
      const variable = cursor.peekNonSpace();
      if (variable.kind !== "variable") break;
      const start = cursor.place;
      cursor.next();
      const next = cursor.peekNonSpace();
      if (next.kind === "assign" || next.kind === "declare") {
        cursor.next();
        declarations.push(this.#declare(variable));
        return { declarations, isAssignment: next.kind === "assign" };
      }
      if (next.kind !== "character" || cursor.valueOf(next) !== ",") {
        cursor.returnTo(start);
        break;
      }
      cursor.next();
      declarations.push(this.#declare(variable));
      const isSecondAllowed = context === "range" && declarations.length < 2;
      if (isSecondAllowed && afterComma.has(cursor.peekNonSpace().kind)) continue;
      const message = isSecondAllowed
        ? "range can only initialize variables"
        : `too many declarations in ${context}`;
      cursor.fail(message, variable);
      break;
    }
    return { declarations, isAssignment: false };
  }

  #declare(token: TemplateToken): VariableNode {
    const name = this.cursor.valueOf(token);
    this.scope.declare(name);
    const span = { from: token.from, to: token.to };
    return { kind: "variable", span, name, nameSpan: span, fields: [] };
  }

  #checkPipe(commands: readonly CommandNode[], context: string, from: number): void {
    const { cursor } = this;
    if (commands.length === 0) {
      cursor.report(`missing value for ${context}`, { from, to: cursor.lastEnd });
    }
    for (const [index, { span, operands }] of commands.entries()) {
      if (index === 0 || !unexecutable.has(operands[0]!.kind)) continue;
      cursor.report(`non executable command in pipeline stage ${index + 1}`, span);
      return;
    }
  }

  #parseCommand(): CommandNode | undefined {
    const { cursor } = this;
    const operands: Operand[] = [];
    const { from } = cursor.peekNonSpace();
    for (;;) {
      cursor.peekNonSpace();
      const operand = this.#parseOperand();
      if (operand !== undefined) operands.push(operand);
      if (cursor.isBroken) break;
      const token = cursor.next();
      if (token.kind === "space") continue;
      if (token.kind === "right-delimiter" || token.kind === "right-paren") cursor.back();
      else if (token.kind !== "pipe") cursor.unexpected(token, "operand");
      break;
    }
    const last = operands.at(-1);
    if (last !== undefined) return { span: { from, to: last.span.to }, operands };
    if (!cursor.isBroken) cursor.fail("empty command", { from, to: from });
    return undefined;
  }

  #parseOperand(): Operand | undefined {
    const { cursor } = this;
    const term = this.#parseTerm();
    if (term === undefined || cursor.isBroken) return term;
    const fields = this.#parseFields();
    if (fields.length === 0) return term;
    const span = { from: term.span.from, to: fields.at(-1)!.span.to };
    if (term.kind === "field") return { ...term, span, fields: [...term.fields, ...fields] };
    if (term.kind === "variable") return { ...term, span, fields };
    // Behind a dot alone Go's words are about the dot, which the command will meet.
    if (literals.has(term.kind) && fields[0]!.name !== "") {
      const shown = cursor.valueOf(term.span);
      cursor.report(`unexpected . after term ${goQuote(shown)}`, { from: term.span.to, to: span.to });
    }
    return { kind: "chain", span, operand: term, fields };
  }

  #parseFields(): FieldName[] {
    const { cursor } = this;
    const fields: FieldName[] = [];
    while (cursor.peek().kind === "field") fields.push(this.#fieldOf(cursor.next()));
    const token = cursor.peek();
    if (isDot(token, cursor.text)) fields.push({ name: "", span: { from: token.to, to: token.to } });
    return fields;
  }

  #fieldOf({ from, to }: TemplateToken): FieldName {
    const span = { from: from + 1, to };
    return { name: this.cursor.valueOf(span), span };
  }

  #parseTerm(): Operand | undefined {
    const { cursor } = this;
    const token = cursor.nextNonSpace();
    const span = { from: token.from, to: token.to };
    const text = cursor.valueOf(token);
    switch (token.kind) {
      case "identifier":
        this.#checkFunction(text, token);
        return { kind: "identifier", span, name: text };
      case "variable":
        this.#checkVariable(text, token);
        return { kind: "variable", span, name: text, nameSpan: span, fields: [] };
      case "field":
        return { kind: "field", span, fields: [this.#fieldOf(token)] };
      case "dot":
      case "nil":
        return { kind: token.kind, span };
      case "bool":
        return { kind: "bool", span, value: text === "true" };
      case "number":
      case "complex":
      case "character-constant": {
        const mistake = numberMistake(text, token.kind);
        if (mistake !== undefined) cursor.report(mistake, token);
        return { kind: "number", span, text };
      }
      case "string":
      case "raw-string": {
        const value = unquoteGo(text);
        if (value === undefined) cursor.report("invalid syntax", token);
        return { kind: "string", span, literal: text, value: value ?? "" };
      }
      case "left-paren": {
        const pipe = this.nested(() => this.parse("parenthesized pipeline", "right-paren"));
        return pipe && { ...pipe, span: { from: token.from, to: Math.max(pipe.span.to, cursor.lastEnd) } };
      }
    }
    cursor.back();
    return undefined;
  }

  #checkFunction(name: string, token: TemplateToken): void {
    const { functions } = this.options;
    if (functions === undefined || functions.has(name)) return;
    this.cursor.reportUnknown(`function ${goQuote(name)} not defined`, token, functions.keys());
  }

  #checkVariable(name: string, token: TemplateToken): void {
    if (this.options.variables === undefined || this.scope.has(name)) return;
    this.cursor.reportUnknown(`undefined variable ${goQuote(name)}`, token, this.scope.names());
  }
}

/** At the very end of a text Go takes a dot for a number. */
export function isDot({ kind, from, to }: TemplateToken, text: string): boolean {
  return kind === "dot" || (kind === "number" && to - from === 1 && text[from] === ".");
}

const operandStarts: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "bool",
  "character-constant",
  "complex",
  "dot",
  "field",
  "identifier",
  "number",
  "nil",
  "raw-string",
  "string",
  "variable",
  "left-paren",
]);

const afterComma: ReadonlySet<TokenKind> = new Set<TokenKind>(["variable", "right-delimiter", "right-paren"]);

/** What can start a pipeline, but cannot be handed anything. */
const unexecutable: ReadonlySet<Operand["kind"]> = new Set<Operand["kind"]>([
  "bool",
  "dot",
  "nil",
  "number",
  "string",
]);

const literals: ReadonlySet<Operand["kind"]> = new Set<Operand["kind"]>([
  "bool",
  "string",
  "number",
  "nil",
  "dot",
]);
