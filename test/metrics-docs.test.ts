import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import * as yaml from "yaml";
import { parseOwnMetrics } from "../server/src/core/files/own-metrics/own-metrics.ts";

const schema = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync("docs/metrics.schema.json", "utf8")),
);

test("every example on the page is valid, for the reader and for the schema", () => {
  const page = readFileSync("docs/metrics.md", "utf8").replaceAll("\r\n", "\n");
  const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => text!);
  assert.ok(examples.length > 0);
  for (const text of examples) checkVerdicts(text, true);
});

test("reader and schema agree on what is wrong", () => {
  checkVerdicts("", true);
  checkVerdicts("metrics:\n", true);
  checkVerdicts("metrics: {a: , b: {type: gauge}}\n", true);
  checkVerdicts("metrics: {a: {labels: {b: [c], d: }}}\n", true);
  checkVerdicts("metrics: {a: {values: {0: no, 1: {name: yes, health: good}}}}\n", true);
  checkVerdicts("metric: {}\n", false);
  checkVerdicts("- a\n", false);
  checkVerdicts("metrics: [a]\n", false);
  checkVerdicts("metrics: {a: {type: guage}}\n", false);
  checkVerdicts("metrics: {a: {labels: b}}\n", false);
  checkVerdicts("metrics: {a: {labels: {b: c}}}\n", false);
  checkVerdicts("metrics: {a: {values: {b: c}}}\n", false);
  checkVerdicts("metrics: {a: {values: {0: {help: c}}}}\n", false);
  checkVerdicts("metrics: {a: {values: {0: {name: b, health: c}}}}\n", false);
});

function checkVerdicts(text: string, isValid: boolean): void {
  const { problems } = parseOwnMetrics(text, () => yaml);
  assert.equal(problems.length === 0, isValid, `${text}${problems.map(({ message }) => message).join("\n")}`);
  assert.equal(schema(yaml.parse(text)), isValid, `${text}${JSON.stringify(schema.errors)}`);
}
