import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../../test/support/random.ts";
import { parse } from "../../../../../test/support/show-expression.ts";
import { applyEdits, type TextEdit } from "../../text/text-edit.ts";
import { tokenize } from "../lex.ts";

const broken = [
  "1==1",
  "up||x",
  "up|x",
  "up&&vector(1)",
  "x)and(y",
  "sum by a, b (x)",
  "sum(x)by a",
  'up{a=~".+"= == 2 or x',
  "{]",
  '{aler&&tmanager=~"x"}',
  "rate(up[5m)",
  "sum(rate(x[5m]) by (a)",
  "up{a=b-c}",
  'up{a=="b"}',
  'up{a=="b", c=="d"}',
  "histogram_quantile(up,0.9)",
  "rate(x)",
  "rate(x[5m])offset 1h",
  "x[5min3]",
  "a=;=b",
  "a;b",
  "a<>b",
  "vector(1)+bool 2",
  "sum(x,)",
  "x{a=“b”}",
  '{a=~"\\d"}',
  "sum(rate(x[5m",
  "holt_winters(x[5m], 0.1, 0.1)",
];

const pieces = [..."()[]{},=~!<>+&|;'\"", "and", "by", "5m", "bool", " "];
const seeds = [
  'sum by (job, instance) (rate(requests_total{job=~"api.*", code!="200"}[5m] offset 1h)) > 0.5',
  'histogram_quantile(0.9, sum without (pod) (rate(b[10m]))) * on (job) group_left (team) up{job="a"}',
  "max_over_time(rate(x[5m])[1h:1m]) / -2 ^ 3 unless absent(y) or 1 == bool 2",
];

test("every fix does what it promises, whatever is broken", () => {
  const random = new Random(Number(process.env.SEED ?? 58));
  let count = broken.map(checkFixes).reduce((sum, each) => sum + each);
  for (let round = 0; round < 500; round++) {
    const text = random.pick(seeds);
    const at = random.below(text.length + 1);
    const added = random.chance(0.6) ? random.pick(pieces) : "";
    count += checkFixes(text.slice(0, at) + added + text.slice(at + random.below(3)));
  }
  assert.ok(count > 60, `only ${count} fixes were offered`);
});

/** How many fixes there were to check. */
function checkFixes(text: string): number {
  let count = 0;
  for (const { message, span, fixes = [] } of parse(text).problems) {
    for (const { title, safe, edits } of fixes) {
      count++;
      const fixed = applyEdits(text, edits);
      const about = JSON.stringify({ text, message, title, fixed });
      const { problems } = parse(fixed);
      const isStill = problems.some((each) => each.message === message && each.span.from === span.from);
      assert.ok(!isStill || edits[0]!.span.from < span.from, about);
      if (safe) assert.deepEqual(problems, [], about);
      checkTokensApart(fixed, edits, about);
    }
  }
  return count;
}

/** No token but a text is made of both old and new characters, or of what stood apart before. */
function checkTokensApart(fixed: string, edits: readonly TextEdit[], about: string): void {
  const tokens = tokenize(fixed).filter(({ type }) => type !== "string");
  let shift = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.from - b.span.from)) {
    for (const at of [span.from + shift, span.from + shift + newText.length]) {
      assert.ok(!tokens.some(({ from, to }) => from < at && at < to), about);
    }
    shift += newText.length - (span.to - span.from);
  }
}
