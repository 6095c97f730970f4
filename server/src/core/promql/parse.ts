import { checkTypes } from "./check-types.ts";
import { furtherProblems } from "./further-problems.ts";
import { addHints } from "./hints/add-hints.ts";
import { parseWhole } from "./parse-expression.ts";
import type { ParsedExpression, ParseOptions } from "./parsed-expression.ts";
import { TokenReader } from "./token-reader.ts";

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
