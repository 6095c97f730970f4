import type { LabelValueFacts } from "../facts/facts.ts";
import type { LabelMatcher } from "../promql/ast.ts";
import { similarName } from "../text/similar-name.ts";
import { askedSelector } from "./asked-selector.ts";
import type { Finding, RuleInProject } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { missingSeries } from "./missing-series.ts";
import { lookbackInWords } from "./times-in-words.ts";

/** Values that no series has, either those that are misspelt or the others. */
export function* absentValueProblem(
  subject: RuleInProject,
  { isMisspelt }: { readonly isMisspelt: boolean },
): Generator<Finding> {
  const { rule, text, facts } = subject;
  for (const missing of missingSeries(subject)) {
    if (missing.kind !== "absent-value") continue;
    const { metric, matcher } = missing;
    const known = facts.labelValues(askedSelector(metric), matcher.name);
    // It came while the server was asked.
    if (matcher.matchType === "=" && known?.values.has(matcher.value ?? "") === true) continue;
    const meant = similarValue(matcher, known);
    if ((meant !== undefined) !== isMisspelt || (missing.isException && !isMisspelt)) continue;
    const editor = new ExpressionEditor(rule.expr!, text);
    const had = `No series of \`${metric}\` had \`${editor.matcherText(matcher)}\` ${lookbackInWords(facts)}: this selects nothing.`;
    const { valueSpan, value } = matcher;
    yield {
      span: editor.place(valueSpan ?? matcher.span),
      message: meant === undefined ? had : `${had} Did you mean \`${meant}\`?`,
      ...(meant !== undefined &&
        valueSpan !== undefined && {
          fixes: editor.fix(`Use \`${meant}\``, editor.newValue({ value, valueSpan }, meant), {
            safe: false,
          }),
        }),
    };
  }
}

/**
 * Values are often systematic: `500` is no slip for `200`, nor `node-1` for `node-2`, and of short ones nearly all are
 * similar.
 */
function similarValue(
  { matchType, value }: LabelMatcher,
  known: LabelValueFacts | undefined,
): string | undefined {
  if (matchType !== "=" || value === undefined || value.length < 4 || known === undefined) return undefined;
  const numbers = numbersIn(value);
  return similarName(
    value,
    [...known.values].filter((each) => numbersIn(each) === numbers),
  );
}

function numbersIn(text: string): string {
  return text.replace(/\D+/g, " ").trim();
}
