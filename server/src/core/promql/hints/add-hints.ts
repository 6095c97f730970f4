import type { Expression } from "../ast.ts";
import { type Token, tokenize } from "../lex.ts";
import type { PromqlProblem } from "../parse.ts";
import { braceHints } from "./brace-hints.ts";
import type { Hint, HintRule } from "./hint.ts";
import { nameHints } from "./name-hints.ts";
import { syntaxHints } from "./syntax-hints.ts";
import { typeHints } from "./type-hints.ts";

/** Nobody reads more of them, and a broken text may have thousands of mistakes. */
const enough = 10;

const rules: readonly HintRule[] = [...nameHints, ...braceHints, ...syntaxHints, ...typeHints];

/** Adds to each problem what was probably meant, where that can be told. */
export function addHints(
  text: string,
  trees: readonly Expression[],
  problems: readonly PromqlProblem[],
): readonly PromqlProblem[] {
  if (problems.length === 0) return problems;
  const tokens = tokenize(text).filter((token) => token.type !== "comment");
  return problems.map((problem, index) => {
    // What is unclosed at the end usually follows from what was told before.
    const follows = index > 0 && problem.message.startsWith("unclosed");
    const hint = index < enough && !follows ? hintFor(problem, { text, trees, tokens }) : undefined;
    return hint === undefined ? problem : { ...problem, ...hint };
  });
}

function hintFor(
  { span, message }: PromqlProblem,
  {
    text,
    trees,
    tokens,
  }: { readonly text: string; readonly trees: readonly Expression[]; readonly tokens: readonly Token[] },
): Hint | undefined {
  const at = tokens.findIndex((token) => token.to > span.from);
  const index = at === -1 ? tokens.length : at;
  const around = { token: tokens[index], before: tokens[index - 1], after: tokens[index + 1] };
  for (const rule of rules) {
    const found = rule.message.exec(message);
    const hint = found === null ? undefined : rule.give({ text, trees, span, found, ...around });
    if (hint !== undefined) return hint;
  }
  return undefined;
}
