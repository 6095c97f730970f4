import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readFile } from "../files/read-file.ts";
import { alertDefinition, alertingRulesIn } from "./alert-definition.ts";
import { findAlert } from "./find-alert.ts";

const text = `groups:
  - name: one
    labels: {of: one}
    rules:
      - alert: A
        expr: up
      - record: r
        expr: up
      - alert: B
        expr: up
  - name: two
    labels: {of: two}
    rules:
      - alert: A
        expr: up
      - alert: C
        expr: up
`;

const flow = `{groups: [{name: one, labels: {of: one}, rules: [{alert: A, expr: up}]}, {name: two, labels: {of: two}, rules: [{alert: C, expr: up}]}]}`;

test("finds the rule of a name that is nearest to a line, with its group", () => {
  assert.equal(found("A", 4), "A of one, line 4");
  assert.equal(found("A", 0), "A of one, line 4");
  assert.equal(found("A", 16), "A of two, line 13");
  assert.equal(found("B", 0), "B of one, line 8");
  assert.equal(found("C", 999), "C of two, line 15");
});

test("finds the rule on the line when its name is another one by now", () => {
  assert.equal(found("Old", 9), "B of one, line 8");
  assert.equal(found("Old", 0), undefined);
});

test("goes through all alerting rules with their groups, however the file is written", () => {
  const all = (source: string): unknown =>
    [...alertingRulesIn(readFile(source, { path: "/r.yml", options: testReadOptions }))]
      .map(alertDefinition)
      .map(({ alert, labels }) => `${alert} of ${labels[0]?.text}`);
  assert.deepEqual(all(text), ["A of one", "B of one", "A of two", "C of two"]);
  assert.deepEqual(all(flow), ["A of one", "C of two"]);
});

function found(name: string, line: number): string | undefined {
  const file = readFile(text, { path: "/r.yml", options: testReadOptions });
  const alert = findAlert(file, name, line);
  if (alert === undefined) return undefined;
  const at = file.positionAt(alert.start + alert.rule.alert.scalar.span.from).line;
  return `${alert.rule.alert.value} of ${alert.group?.name?.value}, line ${at}`;
}
