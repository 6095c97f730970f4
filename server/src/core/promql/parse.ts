import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { Expression } from "./ast.ts";
import { checkTypes } from "./check-types.ts";
import { furtherProblems } from "./further-problems.ts";
import { addHints } from "./hints/add-hints.ts";
import { parseWhole } from "./parse-expression.ts";
import { TokenReader } from "./token-reader.ts";

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

/** Reads an expression as Prometheus does. Never throws. */
export function parseExpression(text: string, options: ParseOptions): ParsedExpression {
  const parsed = parseWithoutHints(text, options);
  if (parsed.problems.length === 0) return parsed;
  return { ...parsed, problems: addHints(parsed, (fixed) => parseWithoutHints(fixed, options)) };
}

function parseWithoutHints(text: string, options: ParseOptions): ParsedExpression {
  const reader = new TokenReader(text, options, "strict");
  const root = parseWhole(reader);
  const { problems, comments } = reader;
  if (problems.length > 0) return parseBroken(reader);
  // As upstream, types are only looked at where the syntax is right.
  if (root !== undefined) checkTypes(reader, root);
  return { text, root, problems, comments };
}

/** Reads a text again whose syntax is wrong: for its tree, and for mistakes behind the place where Prometheus gives up. */
function parseBroken(strict: TokenReader): ParsedExpression {
  const { text } = strict;
  const reader = new TokenReader(text, strict.options, "tolerant");
  const root = parseWhole(reader);
  const problems = [...strict.problems, ...furtherProblems(strict, reader, root)];
  const { strays, comments } = reader;
  return { text, root, strays, problems, comments };
}
