import type { LabelMatcher } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { languageOf } from "../regex/language.ts";
import type { Fix } from "../text/fix.ts";
import type { RuleCheck } from "./check.ts";
import type { ExpressionEditor } from "./expression-editor.ts";
import { wholeFaults } from "./found-faults.ts";
import type { JudgedSelector, ValueMatcher } from "./rule-matchers.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

export const bareWildcard: RuleCheck = {
  id: "bare-wildcard",
  summary: "A regular expression that matches every text, or every one that is not empty",
  severity: "hint",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const { fault, matcher, judged, editor } of wholeFaults(written)) {
      const { name, value } = matcher;
      if (fault.kind === "any-value") {
        // `{__name__=~".+"}` is how all series are written everywhere.
        if (name === metricNameLabel) continue;
        const operator = matcher.matchType === "=~" ? "!=" : "=";
        const which = operator === "!=" ? "with" : "without";
        yield {
          span: editor.place(matcher.span),
          message: `\`${value}\` matches every text that is not empty: these are the series ${which} \`${name}\`, for which \`${operator}""\` is enough.`,
          fixes: compareWithEmpty(matcher, operator, editor),
        };
      } else if (fault.kind === "everything" && matcher.matchType === "=~") {
        yield {
          span: editor.place(matcher.span),
          message: `\`${value}\` matches every text, also the empty one of series without \`${name}\`: this matcher changes nothing.`,
          fixes: removeMatcher(matcher, judged, editor),
        };
      }
    }
  },
};

/** Neither of the two gives a label to what `absent` returns. */
function compareWithEmpty(matcher: ValueMatcher, operator: string, editor: ExpressionEditor): readonly Fix[] {
  const edits = [{ span: matcher.operatorSpan, newText: operator }, ...editor.newValue(matcher, "")];
  return editor.fix(`Use ${operator}""`, edits, { safe: true });
}

/** Prometheus wants one matcher at least that does not match the empty text. */
function removeMatcher(
  matcher: ValueMatcher,
  { selector, matchers, isAbsent }: JudgedSelector,
  editor: ExpressionEditor,
): readonly Fix[] {
  if (!matchers.some(excludesEmpty)) return [];
  return editor.fix("Remove the matcher", [editor.removal(matcher, selector)], { safe: !isAbsent });
}

function excludesEmpty({ matchType, value = "" }: LabelMatcher): boolean {
  switch (matchType) {
    case "=":
      return value !== "";
    case "!=":
      return value === "";
    case "=~":
      return languageOf(value)?.matchesEmpty === false;
    case "!~":
      return languageOf(value)?.matchesEmpty === true;
    default:
      return false;
  }
}
