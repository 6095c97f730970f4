import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Expression } from "./ast.ts";
import { checkTypes } from "./check-types.ts";
import { parseWhole } from "./parse-expression.ts";
import { TokenReader } from "./token-reader.ts";

/** A PromQL text with its tree. Spans count UTF-16 units from the start of the text. */
export interface ParsedExpression {
  readonly text: string;
  /** The best tree that the text gives; missing when there is nothing to make one of. */
  readonly root: Expression | undefined;
  /** In the order in which Prometheus lists them. Empty exactly when Prometheus accepts the text. */
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

/** Reads an expression as Prometheus does. Never throws. */
export function parseExpression(text: string, options: ParseOptions): ParsedExpression {
  const reader = new TokenReader(text, options);
  const root = parseWhole(reader);
  // As upstream, types are only looked at where the syntax is right.
  if (root !== undefined && reader.problems.length === 0) checkTypes(reader, root);
  return { text, root, problems: reader.problems, comments: reader.comments };
}
