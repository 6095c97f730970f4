import assert from "node:assert/strict";
import { test } from "node:test";
import { type FakeAnswers, fakePrometheus } from "../../../../test/support/fake-prometheus.ts";
import { scrapedTarget } from "../../core/alerting/alert-target.ts";
import { type AskedRule, judgeRule } from "../../core/alerting/applies.ts";
import { liveInWords } from "../../core/explain/live-in-words.ts";
import { parseExpression } from "../../core/promql/parse.ts";
import { createRegexCompiler } from "../../core/regex/compile-regex.ts";
import { phraseText } from "../../core/text/phrase.ts";
import { liveVerdict } from "./live-verdict.ts";

const target = new Map([
  ["instance", "a:9100"],
  ["job", "node"],
]);

test("a rule that looks for nothing is true for every target when it is true", async () => {
  await checkSays(
    'absent(up{job="gone"})',
    [[{ job: "gone" }, "1"]],
    "The condition is true now: it returns 1.",
  );
  await checkSays('absent(up{job="gone"})', [], "The condition is false now.");
  await checkSays("vector(1) > 2", [], "The condition is false now.");
});

test("the results of other targets are not this one's", async () => {
  const other = { instance: "b:9100", job: "node" };
  await checkSays(
    "up == 0",
    [[other, "0"]],
    "The selectors do not return the target now, so there is nothing that the condition could hold for.",
  );
});

test("what holds is not known of an expression that is not valid, and the server is not blamed for it", async () => {
  await checkSays(
    "up ==",
    [],
    "What holds now is not known: the expression is not valid. The server has no rule",
  );
});

type Element = readonly [labels: Readonly<Record<string, string>>, value: string];

/** `result` is what the expression returns; selectors of the target alone return nothing. */
async function checkSays(expr: string, result: readonly Element[], expected: string): Promise<void> {
  const regex = createRegexCompiler();
  const features = new Set<string>();
  const parsed = parseExpression(expr, { regex, features });
  const root = parsed.problems.length === 0 ? parsed.root : undefined;
  const rule: AskedRule = { expr, root, regex, features, recordingRulesOf: () => [] };
  const none = { labels: [], annotations: [], interval: undefined, holds: 0, limit: 0 };
  const samples = result.map(([labels, value]) => ({ labels, value, time: 0 }));
  const query: FakeAnswers["query"] = (asked) => ({ kind: "vector", samples: asked === expr ? samples : [] });
  const finding = await liveVerdict(fakePrometheus({ query, rules: [] }), {
    definition: { alert: "A", expr, root, ...none },
    rule,
    verdict: judgeRule(rule, scrapedTarget(target)),
    target: scrapedTarget(target),
    lookback: 3_600_000,
    now: 0,
  });
  const said = phraseText(liveInWords(finding), (quoted) => quoted);
  assert.ok(said.startsWith(expected), said);
}
