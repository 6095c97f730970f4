import { goQuote } from "../text/go-quote.ts";
import type { Span } from "../text/span.ts";
import type { CallNode, PipeNode, StringNode, TemplateDefinition, TemplateNode } from "./ast.ts";
import { unquoteGo } from "./go-string.ts";
import type { ParsedTemplate, TemplateOptions } from "./parsed-template.ts";
import { PipelineParser } from "./pipeline-parser.ts";
import type { TemplateToken } from "./token.ts";

/** `{{ else }}` or `{{ end }}`, which end a list and stand in no tree. */
interface Ending {
  readonly kind: "else" | "end";
  readonly span: Span;
}

interface List {
  readonly nodes: readonly TemplateNode[];
  /** Missing at the end of the text. */
  readonly ending: Ending | undefined;
}

/** Text, actions and the blocks that they make. Mirrors `text/template/parse/parse.go`. */
export class TemplateParser {
  readonly #pipelines: PipelineParser;
  readonly #definitions: TemplateDefinition[] = [];
  /** Names that are defined, but by nothing than blanks. */
  readonly #defined = new Set<string>();

  constructor(text: string, options: TemplateOptions) {
    this.#pipelines = new PipelineParser(text, options);
  }

  get #cursor() {
    return this.#pipelines.cursor;
  }

  parse(): ParsedTemplate {
    const cursor = this.#cursor;
    const body: TemplateNode[] = [];
    while (cursor.peek().kind !== "end-of-text") {
      const start = cursor.place;
      if (cursor.next().kind === "left-delimiter" && cursor.nextNonSpace().kind === "define") {
        this.#parseDefinition(start);
        continue;
      }
      cursor.returnTo(start);
      const node = this.#parseTextOrAction();
      if (node === undefined) continue;
      if (isEnding(node)) this.#reportStray(`unexpected {{${node.kind}}}`, node.span);
      else body.push(node);
    }
    const { name } = this.#pipelines.options;
    if (name !== undefined && this.#defined.has(name)) this.#reportTwice(name, { from: 0, to: 0 });
    const { text, problems, comments } = cursor;
    return { text, body, definitions: this.#definitions, comments, problems };
  }

  #parseDefinition(start: number): void {
    const cursor = this.#cursor;
    const from = cursor.tokenAt(start).from;
    this.#pipelines.inNewScope(() => {
      const context = "define clause";
      const token = cursor.nextNonSpace();
      const name = this.#parseName(token, context);
      if (name !== undefined) cursor.expect("right-delimiter", context);
      cursor.closeBroken();
      const { nodes, ending } = this.#parseList();
      if (ending === undefined) this.#reportUnended(from);
      if (ending?.kind === "else") this.#reportStray(`unexpected {{else}} in ${context}`, ending.span);
      this.#define({ name, span: { from, to: cursor.lastEnd }, body: nodes });
    });
  }

  #define(definition: TemplateDefinition, isBlock = false): void {
    const { name, body } = definition;
    if (!isBlock) this.#definitions.push(definition);
    if (name === undefined || this.#isEmpty(body)) return;
    if (this.#defined.has(name.value)) this.#reportTwice(name.value, name.span);
    this.#defined.add(name.value);
  }

  /** Whether a definition counts as none. Mirrors `IsEmptyTree`. */
  #isEmpty(nodes: readonly TemplateNode[]): boolean {
    return nodes.every(({ kind, span }) => kind === "text" && this.#cursor.valueOf(span).trim() === "");
  }

  #reportTwice(name: string, span: Span): void {
    this.#cursor.report(`template: multiple definition of template ${goQuote(name)}`, span);
  }

  /** What is too much or too little after another mistake may be its fault. */
  #reportStray(message: string, span: Span, lookedAt?: TemplateToken): void {
    if (this.#cursor.problems.length > 0) return;
    this.#cursor.report(message, span, lookedAt === undefined ? {} : { lookedAt });
  }

  #parseList(nodes: TemplateNode[] = []): List {
    const cursor = this.#cursor;
    while (cursor.peekNonSpace().kind !== "end-of-text") {
      const node = this.#parseTextOrAction();
      if (node === undefined) continue;
      if (isEnding(node)) return { nodes, ending: node };
      nodes.push(node);
    }
    return { nodes, ending: undefined };
  }

  #parseTextOrAction(): TemplateNode | Ending | undefined {
    const cursor = this.#cursor;
    const token = cursor.nextNonSpace();
    if (token.kind === "text") return { kind: "text", span: { from: token.from, to: token.to } };
    if (token.kind !== "left-delimiter") {
      cursor.unexpected(token, "input");
      cursor.closeBroken();
      return undefined;
    }
    cursor.actionStart = token.from;
    const node = this.#parseAction(token.from);
    cursor.closeBroken();
    cursor.actionStart = -1;
    return node;
  }

  #parseAction(from: number): TemplateNode | Ending | undefined {
    const cursor = this.#cursor;
    const token = cursor.nextNonSpace();
    switch (token.kind) {
      case "block":
        return this.#pipelines.nested(() => this.#parseBlock(from));
      case "break":
      case "continue":
        return this.#parseLoopControl(token.kind, from);
      case "else":
        return this.#parseElse(from);
      case "end": {
        cursor.expect("right-delimiter", "end");
        cursor.closeBroken();
        return { kind: "end", span: { from, to: cursor.lastEnd } };
      }
      case "if":
      case "range":
      case "with": {
        const { kind } = token;
        return this.#pipelines.nested(() => this.#parseBranch(kind, from));
      }
      case "template":
        return this.#parseCall(from);
    }
    // Also for `define`, which is known at the outermost level alone.
    cursor.back();
    const pipe = this.#parsePipe("command");
    const span = { from, to: cursor.lastEnd };
    return { kind: "action", span, pipe };
  }

  #parsePipe(context: string): PipeNode {
    const pipe = this.#pipelines.parse(context, "right-delimiter");
    this.#cursor.closeBroken();
    return pipe;
  }

  #parseLoopControl(kind: "break" | "continue", from: number): TemplateNode {
    const cursor = this.#cursor;
    const isWhole = cursor.expect("right-delimiter", `{{${kind}}}`) !== undefined;
    cursor.closeBroken();
    const span = { from, to: cursor.lastEnd };
    if (isWhole && this.#pipelines.scope.rangeDepth === 0) {
      cursor.report(`{{${kind}}} outside {{range}}`, span);
    }
    return { kind, span };
  }

  /** What follows `else` in the same braces is left to the branch that it belongs to. */
  #parseElse(from: number): Ending {
    const cursor = this.#cursor;
    const next = cursor.peekNonSpace().kind;
    if (next !== "if" && next !== "with") {
      cursor.expect("right-delimiter", "else");
      cursor.closeBroken();
    }
    return { kind: "else", span: { from, to: cursor.lastEnd } };
  }

  #parseBranch(kind: "if" | "range" | "with", from: number): TemplateNode {
    const cursor = this.#cursor;
    const { scope } = this.#pipelines;
    const variables = scope.count;
    const pipe = this.#parsePipe(kind);
    if (kind === "range") scope.rangeDepth++;
    const { nodes: body, ending } = this.#parseList();
    if (kind === "range") scope.rangeDepth--;
    const elseBody = ending?.kind === "else" ? this.#parseElseBody(kind, ending) : undefined;
    if (ending === undefined) this.#reportUnended(from);
    scope.returnTo(variables);
    return { kind, span: { from, to: cursor.lastEnd }, pipe, body, elseBody };
  }

  #parseElseBody(kind: "if" | "range" | "with", { span }: Ending): readonly TemplateNode[] {
    const cursor = this.#cursor;
    if (kind !== "range" && cursor.peek().kind === kind) {
      cursor.next();
      const node = this.#pipelines.nested(() => this.#parseBranch(kind, span.from));
      return node === undefined ? [] : [node];
    }
    const nodes: TemplateNode[] = [];
    let ending = this.#parseList(nodes).ending;
    while (ending?.kind === "else") {
      this.#reportStray("expected end; found {{else}}", ending.span);
      ending = this.#parseList(nodes).ending;
    }
    if (ending === undefined) this.#reportUnended(span.from);
    return nodes;
  }

  #reportUnended(from: number): void {
    this.#reportStray("unexpected EOF", { from, to: from + 2 });
  }

  #parseBlock(from: number): CallNode {
    const cursor = this.#cursor;
    const context = "block clause";
    const name = this.#parseName(cursor.nextNonSpace(), context);
    const pipe = cursor.isBroken ? undefined : this.#parsePipe(context);
    cursor.closeBroken();
    const opening = cursor.tokenAt(cursor.place - 1);
    const block = this.#pipelines.inNewScope(() => {
      const { nodes: body, ending } = this.#parseList();
      if (ending === undefined) this.#reportUnended(from);
      if (ending?.kind === "else") {
        this.#reportStray(`unexpected {{else}} in ${context}`, ending.span, opening);
      }
      return { name, span: { from: opening.to, to: cursor.lastEnd }, body };
    });
    this.#define(block, true);
    return { kind: "template", span: { from, to: cursor.lastEnd }, name, pipe, block };
  }

  #parseCall(from: number): CallNode {
    const cursor = this.#cursor;
    const context = "template clause";
    const name = this.#parseName(cursor.nextNonSpace(), context);
    let pipe: PipeNode | undefined;
    if (!cursor.isBroken && cursor.nextNonSpace().kind !== "right-delimiter") {
      cursor.back();
      pipe = this.#parsePipe(context);
    }
    cursor.closeBroken();
    return { kind: "template", span: { from, to: cursor.lastEnd }, name, pipe, block: undefined };
  }

  #parseName(token: TemplateToken, context: string): StringNode | undefined {
    const cursor = this.#cursor;
    if (token.kind !== "string" && token.kind !== "raw-string") {
      cursor.unexpected(token, context);
      return undefined;
    }
    const literal = cursor.valueOf(token);
    const value = unquoteGo(literal);
    if (value === undefined) cursor.report("invalid syntax", token);
    return { kind: "string", span: { from: token.from, to: token.to }, literal, value: value ?? "" };
  }
}

function isEnding(node: TemplateNode | Ending): node is Ending {
  return node.kind === "end" || node.kind === "else";
}
