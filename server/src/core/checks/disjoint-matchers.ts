import { namesText } from "../text/list-text.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { missingSeries } from "./missing-series.ts";
import { lookbackInWords } from "./times-in-words.ts";

/** Matchers of which each selects series, but never the same ones. */
export const disjointMatchers: ProjectRuleCheck = {
  id: "disjoint-matchers",
  summary: "Matchers that each match series on the server, but never the same ones",
  severity: "information",
  looksAt: "rule-in-project",
  needs: "facts",

  *run(subject) {
    const { rule, text, facts } = subject;
    for (const missing of missingSeries(subject)) {
      if (missing.kind !== "disjoint" || missing.isException) continue;
      const { metric, matchers } = missing;
      const editor = new ExpressionEditor(rule.expr!, text);
      const both = matchers.length === 2 ? "both" : "all of";
      const list = namesText(matchers.map((matcher) => editor.matcherText(matcher)));
      const [first] = matchers;
      yield {
        span: editor.place({ from: first!.span.from, to: matchers.at(-1)!.span.to }),
        message: `Series of \`${metric}\` have each of these, but none had ${both} ${list} ${lookbackInWords(facts)}: this selects nothing.`,
      };
    }
  },
};
