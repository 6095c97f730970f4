import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import type { LabelMatcher } from "../promql/ast.ts";
import { parseExpression } from "../promql/parse.ts";
import { phraseText, type Words } from "../text/phrase.ts";
import { judgeValues } from "./judge-values.ts";
import { matcherInWords } from "./matcher-in-words.ts";
import type { Prose } from "./prose.ts";
import { valuesInWords } from "./values-in-words.ts";

function matcherOf(text: string): LabelMatcher {
  const { root } = parseExpression(`up{${text}}`, testReadOptions);
  assert.ok(root?.kind === "VectorSelector");
  return root.matchers[0]!;
}

function linesOf(prose: Prose): string[] {
  const said = (text: Words): string => phraseText(text, (value) => `\`${value}\``);
  return prose.flatMap((block) =>
    block.kind === "paragraph" ? [said(block.words)] : block.items.map((item) => `- ${said(item)}`),
  );
}

function check(matcher: string, expected: string): void {
  const said = matcherInWords(matcherOf(matcher));
  assert.equal(said && linesOf(said).join("\n"), expected.trim());
}

test("says of a comparison what it keeps", () => {
  check(
    'job="a"',
    `
Series whose \`job\` is \`a\`.
A missing label counts as the empty text, so series without \`job\` are dropped.
The whole value is compared as it is: upper and lower case differ, and nothing is a wildcard.
`,
  );
  check(
    'job!=""',
    `
Series that have a label \`job\`.
A missing label counts as the empty text, so series without \`job\` are dropped.
The whole value is compared as it is: upper and lower case differ, and nothing is a wildcard.
`,
  );
});

test("takes a pattern apart, with an example and a near miss", () => {
  check(
    'job!~"kafka|kafka_exporter"',
    `
Series whose \`job\` is neither \`kafka\` nor \`kafka_exporter\`.
A missing label counts as the empty text, so series without \`job\` are kept.
The pattern is fully anchored: it must match the whole value. Upper and lower case differ.
It matches 2 values:
- \`kafka\`
- \`kafka_exporter\`
For example, \`kafka\` is dropped; \`kafka-1\` is kept: the pattern must match up to the end of the value.
`,
  );
  check(
    'job=~"(?i)kube-.*|node[0-9]+"',
    `
Series whose \`job\` starts with \`kube-\`, or is \`node\`, then one or more digits, in whatever case.
A missing label counts as the empty text, so series without \`job\` are dropped.
The pattern is fully anchored: it must match the whole value. Upper and lower case do not matter.
It matches a value that
- starts with \`kube-\`
- is \`node\`, then one or more digits
For example, \`kube-abc\` is kept; \`my-kube-abc\` is dropped: the pattern must match from the start of the value.
`,
  );
});

test("says what patterns of everything and nothing do", () => {
  const first = (matcher: string): string => linesOf(matcherInWords(matcherOf(matcher))!)[0]!;
  assert.equal(first('job=~".*"'), "All series, whatever their `job` is, and those without it.");
  assert.equal(first('job=~".+"'), "Series that have a label `job`.");
  assert.equal(first('job!~".*"'), "No series at all: no value of `job` is let through.");
  assert.equal(first('__name__=~"a|b"'), "All series of `a` or `b`.");
});

test("says what is wrong with a pattern", () => {
  check(
    'job=~"a(?!b)"',
    `
The pattern is not valid: invalid or unsupported Perl syntax: \`(?!\`.
Prometheus refuses the whole rule file. Patterns are written in the syntax of RE2.
`,
  );
});

test("long lists are cut short", () => {
  const many = Array.from({ length: 100 }, (_, at) => `v${at}`).join("|");
  const lines = linesOf(matcherInWords(matcherOf(`job=~"${many}"`))!);
  assert.equal(lines.filter((line) => line.startsWith("- ")).length, 12);
  assert.ok(lines.includes("- and 89 more"));
});

/** What is said of values that are known, each as `value from source`. */
function judge(matcher: string, values: readonly string[]): string {
  const parsed = matcherOf(matcher);
  const known = values.map((value) => ({ value, source: "prometheus.yml" }));
  const judged = judgeValues(parsed, known, testReadOptions.regex)!;
  return linesOf(valuesInWords(parsed, { values: known, of: "metric", isWhole: true }, judged)).join("\n");
}

test("tells which of the values that are known are kept and which dropped", () => {
  assert.equal(
    judge('env=~"prod|stage.*"', ["prod", "PROD", "stage-1", "", "dev", ""]),
    `Known values of \`env\`, from \`prometheus.yml\`:
- kept (2): \`prod\` and \`stage-1\`
- dropped (2): \`PROD\` and \`dev\`
- without \`env\` (2): dropped
\`PROD\` is not matched: matching is case-sensitive.`,
  );
  assert.equal(
    judge('env!="dev"', ["dev", "DEV", ""]),
    `Known values of \`env\`, from \`prometheus.yml\`:
- kept (1): \`DEV\`
- dropped (1): \`dev\`
- without \`env\`: kept
\`DEV\` is not excluded: matching is case-sensitive.`,
  );
});

test("a value that the matcher nearly names is told where nothing has what it says", () => {
  assert.match(
    judge('job=~"kafka_exporter|node"', ["kafka-exporter", "node"]),
    /`kafka-exporter` is not matched: the matcher says `kafka_exporter`, which is no known value\.$/,
  );
  assert.doesNotMatch(judge('job=~"node1"', ["node1", "node2"]), /not matched/);
});

test("tens of thousands of values are judged at once, and few of them shown", () => {
  const values = Array.from({ length: 50_000 }, (_, at) => `instance-${at}`);
  const said = judge('instance=~"INSTANCE-1.*|instance-2.*"', values);
  assert.match(said, /^- kept \(11111\): `instance-2`, .* and 11106 others$/m);
  assert.ok(said.length < 1000);
});
