import type { Span } from "../text/span.ts";
import type { Expression } from "./ast.ts";
import { type LexError, Lexer } from "./lex.ts";
import type { ParseOptions, PromqlProblem } from "./parsed-expression.ts";
import { unquote } from "./string-literal.ts";
import { describeToken, type TokenType } from "./token.ts";

/**
 * The nesting that is followed. Prometheus follows any, as the stack of a Go program grows, but that of JavaScript does
 * not: the parser, the check of types and the printer call themselves for each level, and with the usual stack of about
 * 1 MB calls and aggregations overflow it before 2000 levels, signs and parentheses before 4000.
 * Reading signs and parentheses in loops would not help: whoever walks through the tree afterwards would meet them again.
 * Chains to the left and those of brackets are no nesting, and may be of any length.
 */
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
  /**
   * Whether the tree matters more than the messages: nothing is dropped then, what is missing is left open, and what
   * fits nowhere is stepped over one token at a time.
   */
  readonly isTolerant: boolean;
  /** Expressions that stand where none belongs, found when tolerant. */
  readonly strays: Expression[] = [];
  /** Where something was stepped over or taken for what it was not said to be, when tolerant. */
  readonly repairs: number[] = [];
  isGivingUp = false;
  /** Where Prometheus stopped looking for mistakes; missing when it came to the end. */
  gaveUpAt: number | undefined;
  /** Past the last closing bracket, number or duration that was read: where upstream takes an expression to end. */
  lastClosing = 0;

  /** Where upstream places a node, for the few that it places oddly. */
  #upstreamSpans: Map<Expression, Span> | undefined;
  /** What upstream goes on with where the tree keeps an unfinished node. */
  #upstreamNodes: Map<Expression, Expression> | undefined;

  readonly #lexer: Lexer;
  #next: NextToken = "nothing";
  #isRead = false;
  #isAtEnd = false;
  /** How many tokens must still fit until a mistake is reported again. */
  #recovering = 0;
  /** Whether nothing can be recovered any more. */
  #isOver = false;
  #depth = 0;

  constructor(text: string, options: ParseOptions, mode: "strict" | "tolerant") {
    this.text = text;
    this.options = options;
    this.isTolerant = mode === "tolerant";
    this.#lexer = new Lexer(text, this.isTolerant ? "go on" : "stop");
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

  /** The value of the string that was read last; `undefined` when it has none. */
  get stringValue(): string | undefined {
    const { start, end, isPlainString } = this.#lexer;
    return isPlainString ? this.text.slice(start + 1, end - 1) : unquote(this.text.slice(start, end));
  }

  get tokenText(): string {
    return this.text.slice(this.#lexer.start, this.#lexer.end);
  }

  peek(): NextToken {
    if (!this.#isRead) this.#read();
    return this.#next;
  }

  /** The mistakes of the lexer, when tolerant. */
  get lexErrors(): readonly LexError[] {
    return this.#lexer.errors;
  }

  /** Accepts the token that `peek` has shown. */
  shift(): void {
    this.#isRead = false;
    if (this.#recovering > 0) this.#recovering--;
  }

  stuck(): boolean {
    if (this.isGivingUp) return false;
    if (this.isTolerant) return this.#stepOver();
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

  /** When tolerant, every place goes on, and nothing is said about it. */
  recovers(): boolean {
    return this.isTolerant && this.catches();
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

  /** Upstream lets some places end before they start, which nobody could show. */
  problem({ from, to }: Span, message: string): void {
    this.problems.push({ span: { from, to: Math.max(from, to) }, message });
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

  /**
   * The place that upstream gives a node in messages; it may end before it starts.
   * Some nodes have none of their own upstream: theirs is put together from their parts each time.
   */
  upstreamSpan(node: Expression): Span {
    if (this.#upstreamSpans === undefined && this.#upstreamNodes === undefined) return node.span;
    const span = { from: this.#edge(node, "from"), to: this.#edge(node, "to") };
    // Kept, so that a long chain of odd places is followed only once.
    this.#upstreamSpans?.set(this.upstreamNode(node), span);
    return span;
  }

  /** Chains of operators lean to the left, those of signs and powers to the right, and both may be long. */
  #edge(node: Expression, edge: "from" | "to"): number {
    let at = this.upstreamNode(node);
    for (;;) {
      const own = this.#upstreamSpans?.get(at);
      if (own !== undefined) return own[edge];
      const part = edge === "from" ? firstPart(at) : lastPart(at);
      if (part === undefined) return at.span[edge];
      at = this.upstreamNode(part);
    }
  }

  setUpstreamSpan(node: Expression, from: number, to: number): void {
    if (this.#upstreamSpans === undefined) {
      if (node.span.from === from && node.span.to === to) return;
      this.#upstreamSpans = new Map();
    }
    this.#upstreamSpans.set(node, { from, to });
  }

  /** The node that upstream has in the place of this one. */
  upstreamNode(node: Expression): Expression {
    return this.#upstreamNodes?.get(node) ?? node;
  }

  setUpstreamNode(node: Expression, upstream: Expression): void {
    this.#upstreamNodes ??= new Map();
    this.#upstreamNodes.set(node, this.upstreamNode(upstream));
  }

  /** A token that closes or parts something further out is left to that. */
  #stepOver(): boolean {
    switch (this.peek()) {
      case ")":
      case "]":
      case "}":
      case ",":
      case "by":
      case "without":
      case "eof":
      case "nothing":
        this.isGivingUp = true;
        return false;
    }
    this.repairs.push(this.from);
    this.#isRead = false;
    return true;
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
        this.gaveUpAt ??= lexer.start;
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

/** The part that a node starts with, where upstream lets it start wherever that part does. */
function firstPart(node: Expression): Expression | undefined {
  switch (node.kind) {
    case "BinaryExpr":
    case "DurationExpr":
      return node.lhs;
    case "MatrixSelector":
      return node.vectorSelector;
    case "SubqueryExpr":
      return node.expr;
    default:
      return undefined;
  }
}

/** The part that a node ends with, likewise. */
function lastPart(node: Expression): Expression | undefined {
  switch (node.kind) {
    case "BinaryExpr":
    case "DurationExpr":
      return node.rhs;
    case "UnaryExpr":
      return node.expr;
    default:
      return undefined;
  }
}
