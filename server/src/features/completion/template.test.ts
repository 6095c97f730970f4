import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkCompleted,
  checkCompletion,
  completionLabels,
} from "../../../../test/support/check-features.ts";

const ruleStart =
  "groups:\n  - name: a\n    rules:\n      - alert: X\n        expr: up\n        annotations:\n          a: ";

test("offers keywords, variables and functions at the start of an action", () => {
  const offered = completionLabels(`${ruleStart}"{{ <|> }}"`);
  for (const label of ["if", "with", "$labels", "$value", ".Labels", "humanize", "query", "printf"]) {
    assert.ok(offered.includes(label), label);
  }
  for (const label of ["end", "else", "break", "tmpl"]) assert.ok(!offered.includes(label), label);
});

test("offers what ends a block only within one", () => {
  const offered = completionLabels(`${ruleStart}"{{ range query \`up\` }}{{ <|> }}"`);
  assert.deepEqual(offered.slice(0, 4), ["$labels", "$value", "$externalLabels", "$externalURL"]);
  for (const label of ["end", "else", "break", "continue", ".Labels", ".Value"]) {
    assert.ok(offered.includes(label), label);
  }
  const behindElse = completionLabels(`${ruleStart}"{{ if $value }}{{ else }}{{ <|> }}"`);
  assert.ok(behindElse.includes("end") && !behindElse.includes("else"));
});

test("offers the variables that are declared, the nearest first", () => {
  const offered = completionLabels(
    `${ruleStart}"{{ $x := 1 }}{{ range $i, $e := $x }}{{ end }}{{ with $y := 2 }}{{ print <|> }}"`,
  );
  assert.deepEqual(offered.slice(0, 2), ["$y", "$x"]);
  assert.ok(!offered.includes("$e"));
});

test("offers functions alone behind a pipe", () => {
  const offered = completionLabels(`${ruleStart}'{{ $value | <|> }}'`);
  assert.ok(offered.includes("humanizeDuration"));
  assert.ok(!offered.includes("$labels"));
});

test("offers the fields of what the dot stands for", () => {
  checkCompletion(`${ruleStart}"{{ .<|> }}"`, "Labels Value ExternalLabels ExternalURL");
  checkCompletion(`${ruleStart}'{{ range query "up" }}{{ .<|> }}{{ end }}'`, "Labels Value");
  checkCompletion(`${ruleStart}"{{ if $value }}{{ else <|> }}{{ end }}"`, "if with");
});

test("replaces the whole word, in every style of text", () => {
  for (const [before, after] of [
    ['"{{ $la<|> }}"', '"{{ $labels }}"'],
    ["'it''s {{ $la<|>bel.x }}'", "'it''s {{ $labels.x }}'"],
    ["Down for {{ $<|>", "Down for {{ $labels"],
    [
      "|\n            First.\n            {{ $la<|> }}\n",
      "|\n            First.\n            {{ $labels }}\n",
    ],
  ] as const) {
    checkCompleted(ruleStart + before, "$labels", ruleStart + after);
  }
});

test("offers PromQL within queries", () => {
  for (const text of [
    `"{{ query \\"ra<|>\\" }}"`,
    "'{{ query \"ra<|>\" }}'",
    '"{{ query `sum(ra<|>) ` }}"',
  ]) {
    assert.ok(completionLabels(ruleStart + text).includes("rate"), text);
  }
  checkCompletion(`${ruleStart}"{{ query \\"up{a\\\\\\"b<|>\\" }}"`, "");
});

test("offers nothing outside of actions", () => {
  checkCompletion(`${ruleStart}"a $<|>"`, "");
  checkCompletion(`${ruleStart}Version 1.<|>`, "");
});
