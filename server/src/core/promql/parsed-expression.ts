import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Expression } from "./ast.ts";

/** A PromQL text with its tree. Spans count UTF-16 units from the start of the text. */
export interface ParsedExpression {
  readonly text: string;
  /** The best tree that the text gives; missing when there is nothing to make one of. */
  readonly root: Expression | undefined;
  /** Expressions of a broken text that have no place in the tree: `b` of `a b`. Missing when the syntax is right. */
  readonly strays?: readonly Expression[];
  /**
   * Empty exactly when Prometheus accepts the text. First what Prometheus lists, in its order;
   * then what it would list next in the part of the text that it did not come to.
   */
  readonly problems: readonly PromqlProblem[];
  readonly comments: readonly Span[];
}

export interface PromqlProblem {
  readonly span: Span;
  /** Prometheus' own words, without the place before them. */
  readonly message: string;
  /** What was probably meant, a sentence, where the words alone do not say. */
  readonly hint?: string;
  /** Edits of the expression's text. */
  readonly fixes?: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly TextEdit[];
  }[];
}

export interface ParseOptions {
  readonly features: ReadonlySet<string>;
  readonly regex: RegexCompiler;
}
