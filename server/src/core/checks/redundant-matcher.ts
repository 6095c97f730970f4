import type { RuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { faultySelectors, hasFaultySelectors } from "./rule-matchers.ts";

export const redundantMatcher: RuleCheck = {
  id: "redundant-matcher",
  summary: "A matcher that lets pass all that another one of its label does",
  severity: "hint",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run({ rule, text }) {
    for (const { selector, redundant, isAbsent } of faultySelectors(rule)) {
      for (const { matcher, because, areEqual } of redundant) {
        const editor = new ExpressionEditor(rule.expr!, text);
        const other = `\`${editor.matcherText(because)}\``;
        const message = areEqual
          ? `This matcher says the same as ${other}.`
          : `This matcher changes nothing: what ${other} lets pass, it lets pass, too.`;
        yield {
          span: editor.place(matcher.span),
          message,
          related: [{ span: editor.place(because.span), message: `${other} is here.` }],
          // What `absent` returns has other labels with one matcher less.
          fixes: editor.fix("Remove the matcher", [editor.removal(matcher, selector)], { safe: !isAbsent }),
        };
      }
    }
  },
};
