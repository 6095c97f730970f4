import type { Span } from "../text/span.ts";
import type { Expression } from "./ast.ts";
import { Lexer } from "./lex.ts";
import type { ParseOptions, PromqlProblem } from "./parse.ts";
import { describeToken, type TokenType } from "./token.ts";

/** The nesting that is followed. Prometheus follows any, but a tree that deep would end everybody who walks through it. */
const greatestDepth = 1000;

/** What the next token is: its type, or `nothing` behind the end, where no token fits any more. */
export type NextToken = TokenType | "nothing";

/**
 * Where the parser stands, and how it gets on after a mistake.
 *
 * Prometheus' parser is made by goyacc, so which mistakes are reported in which words depends on how such a parser
 * recovers: it drops what it was about to build until it is in a place that can go on behind a mistake (a label matcher,
 * a range, the arguments of an aggregation, …), where the message is made, and then skips tokens that do not fit there,
 * silently until three in a row did fit. This class mirrors that:
 *
 * - `peek` reads the next token only when asked, as a place that would not look at it must not see a mistake in it;
 * - a place where the next token does not fit calls `stuck`: true means that the token was skipped, look again;
 *   false means give up, which every function of the parser does at once while `isGivingUp`;
 * - a place that can go on calls `catches` and says what it had expected.
 */
export class TokenReader {
  readonly text: string;
  readonly options: ParseOptions;
  readonly problems: PromqlProblem[] = [];
  isGivingUp = false;
  /** Past the last closing bracket, number or duration that was read: where upstream takes an expression to end. */
  lastClosing = 0;
  /** Where upstream places a node, for the few that it places oddly. */
  upstreamSpans: Map<Expression, Span> | undefined;

  readonly #lexer: Lexer;
  #next: NextToken = "nothing";
  #isRead = false;
  #isAtEnd = false;
  /** How many tokens must still fit until a mistake is reported again. */
  #recovering = 0;
  /** Whether nothing can be recovered any more. */
  #isOver = false;
  #depth = 0;

  constructor(text: string, options: ParseOptions) {
    this.text = text;
    this.options = options;
    this.#lexer = new Lexer(text, "stop");
  }

  get comments(): readonly Span[] {
    return this.#lexer.comments;
  }

  /** Place of the token that was read last. */
  get from(): number {
    return this.#lexer.start;
  }

  get to(): number {
    return this.#lexer.end;
  }

  get span(): Span {
    return { from: this.#lexer.start, to: this.#lexer.end };
  }

  get tokenText(): string {
    return this.text.slice(this.#lexer.start, this.#lexer.end);
  }

  peek(): NextToken {
    if (!this.#isRead) this.#read();
    return this.#next;
  }

  /** Accepts the token that `peek` has shown. */
  shift(): void {
    this.#isRead = false;
    if (this.#recovering > 0) this.#recovering--;
  }

  stuck(): boolean {
    if (this.isGivingUp) return false;
    if (this.#recovering < 3) {
      this.#recovering = 3;
      this.isGivingUp = true;
      return false;
    }
    if (this.peek() === "nothing") {
      this.#isOver = true;
      this.isGivingUp = true;
      return false;
    }
    this.#isRead = false;
    return true;
  }

  /** Whether this place goes on behind a mistake that was made further in. */
  catches(): boolean {
    if (!this.isGivingUp || this.#isOver) return false;
    this.isGivingUp = false;
    return true;
  }

  /** Mirrors `parser.unexpected`: a mistake of the lexer has been reported already. */
  unexpected(context: string, expected: string): void {
    const type = this.#lexer.type;
    if (type === "error") return;
    let message = `unexpected ${describeToken(type, this.tokenText)}`;
    if (context !== "") message += ` in ${context}`;
    if (expected !== "") message += `, expected ${expected}`;
    this.problem(this.span, message);
  }

  problem(span: Span, message: string): void {
    this.problems.push({ span, message });
  }

  /** Call before going one level deeper; `leave` afterwards. False when it is too deep already. */
  enter(): boolean {
    if (++this.#depth <= greatestDepth) return true;
    if (!this.#isOver) {
      this.problem(this.span, `expression nests more than ${greatestDepth} levels deep`);
      this.#isOver = true;
      this.isGivingUp = true;
    }
    return false;
  }

  leave(): void {
    this.#depth--;
  }

  /** The place that upstream gives a node in messages. */
  upstreamSpan(node: Expression): Span {
    if (this.upstreamSpans === undefined) return node.span;
    return oddSpan(node, this.upstreamSpans);
  }

  setUpstreamSpan(node: Expression, from: number, to: number): void {
    if (this.upstreamSpans === undefined) {
      if (node.span.from === from && node.span.to === to) return;
      this.upstreamSpans = new Map();
    }
    this.upstreamSpans.set(node, { from, to });
  }

  #read(): void {
    this.#isRead = true;
    if (this.#isAtEnd) {
      this.#next = "nothing";
      return;
    }
    const lexer = this.#lexer;
    lexer.next();
    const type = lexer.type;
    this.#next = type;
    switch (type) {
      case "error":
        this.problem({ from: lexer.start, to: this.text.length }, lexer.message);
        this.#next = "nothing";
        this.#isAtEnd = true;
        return;
      case "eof":
        this.#isAtEnd = true;
        return;
      case "}":
      case ")":
      case "]":
      case "duration":
      case "number":
        this.lastClosing = lexer.end;
    }
  }
}

/** Some nodes have no place of their own upstream: theirs is put together from their parts each time. */
function oddSpan(node: Expression, odd: ReadonlyMap<Expression, Span>): Span {
  const own = odd.get(node);
  if (own !== undefined) return own;
  let { from, to } = node.span;
  let first: Expression | undefined = node;
  while (first?.kind === "BinaryExpr") first = first.lhs;
  let last: Expression | undefined = node;
  while (last?.kind === "BinaryExpr" || last?.kind === "UnaryExpr") {
    last = last.kind === "BinaryExpr" ? last.rhs : last.expr;
  }
  if (first !== undefined && first !== node) from = oddSpan(first, odd).from;
  if (last !== undefined && last !== node) to = oddSpan(last, odd).to;
  if (node.kind === "MatrixSelector") from = oddSpan(node.vectorSelector, odd).from;
  if (node.kind === "SubqueryExpr") from = oddSpan(node.expr, odd).from;
  if (node.kind === "DurationExpr") {
    if (node.lhs !== undefined) from = oddSpan(node.lhs, odd).from;
    if (node.rhs !== undefined) to = oddSpan(node.rhs, odd).to;
  }
  return { from, to };
}
