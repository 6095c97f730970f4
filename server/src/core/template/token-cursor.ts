import { similarName } from "../text/similar-name.ts";
import type { Span } from "../text/span.ts";
import { lexTemplate } from "./lex.ts";
import type { TemplateProblem } from "./parsed-template.ts";
import { describeToken, type TemplateToken, type TokenKind } from "./token.ts";

/** More mistakes of one template nobody reads. */
const enough = 20;

/**
 * Where the parser stands in the tokens, and how it gets on after a mistake.
 *
 * Go stops at the first mistake. Its words tell the line of the token that was looked at last, so tokens are looked at
 * here exactly as there. Behind a mistake in an action this goes on at the end of that action: `fail` jumps there, and
 * everything returns while `isBroken`, until `closeBroken`.
 */
export class TokenCursor {
  readonly text: string;
  readonly comments: readonly Span[];
  readonly problems: TemplateProblem[] = [];
  isBroken = false;
  /** Something is nested too deep to be followed: nothing is known of the rest. */
  isCut = false;
  /** Where the action starts that Go would name; -1 outside. */
  actionStart = -1;
  readonly #tokens: readonly TemplateToken[];
  #index = 0;
  /** The token that was looked at last. */
  #farthest = 0;

  constructor(text: string) {
    const { tokens, comments } = lexTemplate(text);
    this.text = text;
    this.comments = comments;
    this.#tokens = tokens;
  }

  next(): TemplateToken {
    const token = this.peek();
    if (this.#index < this.#tokens.length - 1) this.#index++;
    return token;
  }

  peek(): TemplateToken {
    if (this.#index > this.#farthest) this.#farthest = this.#index;
    return this.#tokens[this.#index]!;
  }

  /** Nothing steps back over the end of the text. */
  back(): void {
    this.#index--;
  }

  get place(): number {
    return this.#index;
  }

  returnTo(place: number): void {
    this.#index = place;
  }

  nextNonSpace(): TemplateToken {
    const token = this.next();
    return token.kind === "space" ? this.next() : token;
  }

  peekNonSpace(): TemplateToken {
    if (this.peek().kind === "space") this.#index++;
    return this.peek();
  }

  tokenAt(place: number): TemplateToken {
    return this.#tokens[place]!;
  }

  /** The variables that are written from a place up to here. */
  *variablesSince(place: number): Iterable<string> {
    for (let index = place; index < this.#index; index++) {
      const token = this.#tokens[index]!;
      if (token.kind === "variable") yield this.valueOf(token);
    }
  }

  /** Past the token that was read last. */
  get lastEnd(): number {
    return this.#tokens[this.#index - 1]?.to ?? 0;
  }

  valueOf({ from, to }: Span): string {
    return this.text.slice(from, to);
  }

  /** Takes a token of a kind, or fails. */
  expect(kind: TokenKind, context: string): TemplateToken | undefined {
    const token = this.nextNonSpace();
    if (token.kind === kind) return token;
    this.unexpected(token, context);
    return undefined;
  }

  unexpected(token: TemplateToken, context: string): void {
    if (token.message === undefined) {
      this.fail(`unexpected ${describeToken(this.text, token)} in ${context}`, token);
      return;
    }
    const { actionStart } = this;
    const isFar = actionStart !== -1 && this.text.slice(actionStart, token.from).includes("\n");
    // As upstream, not to say "action in action".
    const where = token.message.endsWith(" action") ? "" : " in action";
    const isUnclosed = token.message === "unclosed action" && actionStart !== -1;
    this.fail(
      token.message,
      isUnclosed ? { from: actionStart, to: actionStart + 2 } : (token.shown ?? token),
      {
        startedAt: isFar ? { words: `${where} started at `, offset: actionStart } : undefined,
      },
    );
  }

  /** Notes a mistake behind which the action cannot be understood, and goes to its end. */
  fail(message: string, span: Span, options: ReportOptions = {}): void {
    this.report(message, span, options);
    this.isBroken = true;
    if (this.#tokens[this.#index - 1]?.kind === "right-delimiter") this.#index--;
    while (this.#tokens[this.#index]!.kind !== "right-delimiter") {
      if (this.#index === this.#tokens.length - 1) return;
      this.#index++;
    }
  }

  /** The mistake may have been in the token that ends the action: then it is behind already. */
  closeBroken(): void {
    if (!this.isBroken) return;
    this.isBroken = false;
    if (this.#tokens[this.#index]!.kind === "right-delimiter") this.#index++;
  }

  /** Notes that a name is not known, and which of those that are is nearest. */
  reportUnknown(message: string, token: TemplateToken, names: Iterable<string>): void {
    const replacement = similarName(this.valueOf(token), names);
    this.report(message, token, { replacement });
  }

  report(message: string, span: Span, { startedAt, replacement, lookedAt }: ReportOptions = {}): void {
    if (this.isCut || this.problems.length >= enough) return;
    const line = this.#lineOf((lookedAt ?? this.#tokens[this.#farthest]!).from);
    this.problems.push({
      span: { from: span.from, to: span.to },
      message,
      line,
      ...(startedAt && { startedAt: { words: startedAt.words, line: this.#lineOf(startedAt.offset) } }),
      ...(replacement !== undefined && { replacement }),
    });
  }

  /** Reads nothing any more. */
  cut(): void {
    this.isCut = true;
    this.isBroken = true;
    this.#index = this.#tokens.length - 1;
  }

  #lineOf(offset: number): number {
    let line = 1;
    for (let at = this.text.indexOf("\n"); at !== -1 && at < offset; at = this.text.indexOf("\n", at + 1))
      line++;
    return line;
  }
}

interface ReportOptions {
  readonly startedAt?: { readonly words: string; readonly offset: number } | undefined;
  readonly replacement?: string | undefined;
  /** The token whose line Go tells, where it is not the last one. */
  readonly lookedAt?: TemplateToken;
}
