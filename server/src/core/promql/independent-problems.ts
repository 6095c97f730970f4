import { tokenize } from "./lex.ts";
import type { PromqlProblem } from "./parsed-expression.ts";

/**
 * One problem for each mistake. Behind a mistake Prometheus also complains of what its own recovery left over, such as
 * an aggregation whose arguments it has just thrown away, and of what it did not understand in the same pair of brackets.
 */
export function independentProblems(
  text: string,
  problems: readonly PromqlProblem[],
): readonly PromqlProblem[] {
  if (problems.length < 2) return problems;
  const steps = stepEnds(text);
  const kept: PromqlProblem[] = [];
  let last = -1;
  let step = 0;
  for (const problem of problems) {
    const { span, message } = problem;
    if (leftovers.has(message) && kept.some((earlier) => earlier.span.from >= span.from)) continue;
    if (kept.length > 0 && ofLostBrackets.test(message)) continue;
    const isOfSyntax = message.startsWith("unexpected ");
    if (!isOfSyntax && !message.startsWith("unknown function")) {
      kept.push(problem);
      continue;
    }
    while (step < steps.length && steps[step]! <= last) step++;
    const isNear = last >= 0 && span.from >= last && !(steps[step]! <= span.from);
    const follows = isOfSyntax ? isNear : isNear && /^[\w:\s,(]*$/.test(text.slice(last, span.from));
    if (isOfSyntax) last = Math.max(last, span.from);
    if (!follows) kept.push(problem);
  }
  return kept;
}

const leftovers: ReadonlySet<string> = new Set([
  "no arguments for aggregate expression provided",
  "duration must be greater than 0",
  "trailing commas not allowed in function call args",
]);

/** Which bracket belongs to which is not known behind a mistake, nor where an expression ends. */
const ofLostBrackets =
  /^(?:unclosed |unterminated |unexpected (?:end of input|right |left |(?:identifier )?"[^"]*"$|<[^>]*>$))/;

/** Where something ends behind which a mistake has nothing to do with those before: brackets, and matchers. */
function stepEnds(text: string): readonly number[] {
  let isInBraces = false;
  const ends: number[] = [];
  for (const { type, to } of tokenize(text)) {
    if (type === "{") isInBraces = true;
    else if (type === "}") isInBraces = false;
    if (type === "}" || type === ")" || type === "]" || (type === "," && isInBraces)) ends.push(to);
  }
  return ends;
}
