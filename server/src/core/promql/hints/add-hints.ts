import { type Token, tokenize } from "../lex.ts";
import type { ParsedExpression, PromqlProblem } from "../parsed-expression.ts";
import { braceHints } from "./brace-hints.ts";
import type { Hint, HintRule } from "./hint.ts";
import { nameHints } from "./name-hints.ts";
import { patternHints } from "./pattern-hints.ts";
import { soundFixes } from "./sound-fixes.ts";
import { syntaxHints } from "./syntax-hints.ts";
import { typeHints } from "./type-hints.ts";

/** Nobody reads more of them, and a broken text may have thousands of mistakes. */
const enough = 10;

const rules: readonly HintRule[] = [
  ...nameHints,
  ...braceHints,
  ...syntaxHints,
  ...patternHints,
  ...typeHints,
];

/** Adds to each problem what was probably meant, where that can be told; `parse` tries out the fixes. */
export function addHints(
  parsed: ParsedExpression,
  parse: (text: string) => ParsedExpression,
): readonly PromqlProblem[] {
  const tokens = tokenize(parsed.text).filter((token) => token.type !== "comment");
  return parsed.problems.map((problem, index) => {
    // What is unclosed at the end usually follows from what was told before.
    const follows = index > 0 && problem.message.startsWith("unclosed");
    if (index >= enough || follows) return problem;
    const at = tokens.findIndex((token) => token.to > problem.span.from);
    const place = at === -1 ? tokens.length : at;
    const { hint, fixes = [] } = hintFor(parsed, problem, { tokens, place }) ?? {};
    if (hint === undefined) return problem;
    const placeEnd = tokens[place]?.to ?? parsed.text.length;
    const sound = soundFixes(fixes, { parsed, problem, placeEnd, parse });
    return { ...problem, hint, ...(sound.length > 0 && { fixes: sound }) };
  });
}

function hintFor(
  { text, root, strays = [] }: ParsedExpression,
  { span, message }: PromqlProblem,
  { tokens, place }: { readonly tokens: readonly Token[]; readonly place: number },
): Hint | undefined {
  const trees = root === undefined ? strays : [root, ...strays];
  const around = { token: tokens[place], before: tokens[place - 1], after: tokens[place + 1] };
  for (const rule of rules) {
    const found = rule.message.exec(message);
    const hint = found === null ? undefined : rule.give({ text, trees, span, found, ...around });
    if (hint !== undefined) return hint;
  }
  return undefined;
}
