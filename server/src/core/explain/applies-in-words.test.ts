import assert from "node:assert/strict";
import { test } from "node:test";
import { scrapedTarget } from "../alerting/alert-target.ts";
import { judgeRule, type RuleVerdict } from "../alerting/applies.ts";
import { readLabels } from "../alerting/read-labels.ts";
import { parseExpression } from "../promql/parse.ts";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { codeSpan } from "../text/markdown.ts";
import { phraseText } from "../text/phrase.ts";
import { needInWords, roleInWords, verdictInWords } from "./applies-in-words.ts";

const regex = createRegexCompiler();

test("says the verdict and its reason", () => {
  const labels = `{job="node", environment="staging"}`;
  assert.deepEqual(
    [
      'up{environment=~"prod|Prod|production", techteam="digitalcst"} == 0',
      'up{job="node"} == 0',
      'up{environment!="staging"} == 0',
      'node_cpu_seconds_total{mode="idle"} > 1',
      'up * on (instance) group_left () info{job="ksm"}',
      'absent(up{job="node"})',
      'absent(up{job="other"})',
      "vector(1)",
      "up{",
    ].map((expr) => said(verdictInWords(judge(expr, labels)))),
    [
      "The rule does not apply: `environment` is `staging`; needs `prod`, `Prod` or `production`; `techteam` is missing; needs `digitalcst`.",
      "The rule applies: every selector that it needs matches the target.",
      "The rule does not apply: `environment` is `staging`; needs anything but `staging`.",
      "Whether the rule applies is not known: it depends on `mode`, which is not known of the target's series.",
      "Whether the rule applies is not known: it depends on `job`, which may be that of another target.",
      "The rule applies: it fires when nothing is left that it selects, and it selects the target.",
      "The rule fires when nothing is there that it selects, whatever the target does.",
      "The rule applies whatever there is: it selects no series.",
      "Whether the rule applies is not known: the expression is not valid, or too long to be followed.",
    ],
  );
});

test("says what a matcher takes", () => {
  assert.deepEqual(
    ['a="x"', 'a=~"x|y"', 'a!="x"', 'a!~"x|y"', 'a=""', 'a!=""', 'a=~".+"', 'a=~"x.*"', 'a=~"x|"'].map(
      (matcher) => {
        const { root } = parseExpression(`m{${matcher}}`, { regex, features: new Set() });
        return root?.kind === "VectorSelector" ? said(needInWords(root.matchers[0]!)) : undefined;
      },
    ),
    [
      "`x`",
      "`x` or `y`",
      "anything but `x`",
      "anything but `x` or `y`",
      "to be missing",
      "any value",
      "any value",
      "a value that starts with `x`",
      "`x`, or to be missing",
    ],
  );
});

test("says why a selector is not needed", () => {
  const { selectors } = judge('up{job="a"} unless on (job) up{job="b"} or up', `{job="a"}`);
  assert.deepEqual(
    selectors.map((each) => {
      const role = roleInWords(each);
      return role && said(role);
    }),
    [
      "One side of `or` is enough.",
      "It is not needed: where it has a result with the same labels, the alert does not fire.",
      "One side of `or` is enough.",
    ],
  );
});

function judge(expr: string, text: string): RuleVerdict {
  const labels = readLabels(text, regex);
  assert.ok(labels.ok);
  const features = new Set<string>();
  const { root, problems } = parseExpression(expr, { regex, features });
  const rule = { expr, root: problems.length === 0 ? root : undefined, regex, features };
  return judgeRule({ ...rule, recordingRulesOf: () => [] }, scrapedTarget(labels.labels));
}

function said(words: Parameters<typeof phraseText>[0]): string {
  return phraseText(words, codeSpan);
}
