import type { LabelMatcher } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { namesText } from "../text/list-text.ts";
import type { Finding, RuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { faultySelectors, hasFaultySelectors } from "./rule-matchers.ts";

export const contradictoryMatchers: RuleCheck = {
  id: "contradictory-matchers",
  summary: "Matchers that let no series pass",
  severity: "warning",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run({ rule, text }) {
    for (const { contradictions } of faultySelectors(rule)) {
      for (const { matchers } of contradictions) {
        if (matchers.some(hasVariable)) continue;
        const editor = new ExpressionEditor(rule.expr!, text);
        yield matchers.length === 1 ? ofOne(matchers[0]!, editor) : ofSeveral(matchers, editor);
      }
    }
  },
};

/** `${cluster}`, as Flux and `envsubst` fill in: nobody knows what will stand there. */
function hasVariable({ value = "" }: LabelMatcher): boolean {
  return /\$\{[A-Za-z_]\w*\}/.test(value);
}

function ofOne(matcher: LabelMatcher, editor: ExpressionEditor): Finding {
  const { name, value, operatorSpan, valueSpan } = matcher;
  const span = editor.place(matcher.span);
  if (matcher.matchType === "=~") {
    return { span, message: `\`${value}\` matches no text at all, so this selector never returns anything.` };
  }
  const message = `\`${value}\` matches every text, also the empty one of series without \`${name}\`, so this selector never returns anything.`;
  if (operatorSpan === undefined || valueSpan === undefined || name === metricNameLabel)
    return { span, message };
  const edits = [{ span: operatorSpan, newText: "=" }, ...editor.newValue({ value, valueSpan }, "")];
  return { span, message, fixes: editor.fix(`Select series without ${name}`, edits, { safe: false }) };
}

function ofSeveral(matchers: readonly LabelMatcher[], editor: ExpressionEditor): Finding {
  // A name before the braces comes first in the list, but is the last thing to look at.
  const [last, ...others] = [...matchers].sort((a, b) => b.span.from - a.span.from);
  const listed = namesText(matchers.map((matcher) => editor.matcherText(matcher)));
  return {
    span: editor.place(last!.span),
    message: `No value of \`${last!.name}\` meets ${listed}, so this selector never returns anything.`,
    related: others.map((matcher) => ({
      span: editor.place(matcher.span),
      message: `\`${editor.matcherText(matcher)}\` is here.`,
    })),
  };
}
