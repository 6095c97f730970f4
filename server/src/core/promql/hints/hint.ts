import type { Span } from "../../text/span.ts";
import type { Expression } from "../ast.ts";
import type { Token } from "../lex.ts";
import type { PromqlProblem } from "../parsed-expression.ts";

/** What was probably meant, and the edits that make it so. */
export type Hint = Pick<PromqlProblem, "hint" | "fixes">;

/** A mistake with what is around it. */
export interface HintContext {
  readonly text: string;
  /** The tree and the strays of the text. */
  readonly trees: readonly Expression[];
  readonly span: Span;
  /** What the rule's pattern found in the message. */
  readonly found: RegExpExecArray;
  /** The token at the mistake and the ones around it; comments are none. */
  readonly token: Token | undefined;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
}

/** What to say about the messages that a pattern matches; the first rule that knows something is taken. */
export interface HintRule {
  readonly message: RegExp;
  give(context: HintContext): Hint | undefined;
}

export function textOf(context: HintContext, token: Token | undefined): string {
  return token === undefined ? "" : context.text.slice(token.from, token.to);
}

/** One edit as a fix. A fix is safe when nothing else can have been meant. */
export function replacing(
  span: Span,
  newText: string,
  { title, safe = false }: { readonly title: string; readonly safe?: boolean },
): NonNullable<Hint["fixes"]> {
  return [{ title, safe, edits: [{ span, newText }] }];
}

export function inserting(at: number, newText: string, title: string): NonNullable<Hint["fixes"]> {
  return replacing({ from: at, to: at }, newText, { title });
}
