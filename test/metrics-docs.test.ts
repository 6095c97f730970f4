import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import * as yaml from "yaml";
import { metricTypes } from "../server/src/core/catalogue/metric-type.ts";
import { parseOwnMetrics } from "../server/src/core/files/own-metrics/own-metrics.ts";
import { choicesOf, structNamed } from "../server/src/core/files/prometheus-config/config-struct.ts";

const written = JSON.parse(readFileSync("docs/metrics.schema.json", "utf8"));
const schema = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(written);

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

test("completion and hover know the fields of the schema, and their words", () => {
  const { metric } = written.definitions;
  const value = metric.properties.values.additionalProperties.oneOf[1];
  for (const [struct, { properties }] of [
    ["OwnMetrics", written],
    ["OwnMetric", metric],
    ["OwnValue", value],
  ] as const) {
    const fields = [...structNamed(struct).fields.values()];
    assert.deepEqual(
      fields.map(({ name, summary }) => [name, summary]),
      Object.entries<{ description: string }>(properties).map(([name, each]) => [name, each.description]),
    );
  }
  const choicesIn = (struct: string, field: string) => choicesOf(structNamed(struct).fields.get(field)!.type);
  assert.deepEqual(choicesIn("OwnMetric", "type"), metricTypes);
  assert.deepEqual([...choicesIn("OwnMetric", "type"), null], metric.properties.type.enum);
  assert.deepEqual([...choicesIn("OwnValue", "health"), null], value.properties.health.enum);
});

function checkVerdicts(text: string, isValid: boolean): void {
  const { problems } = parseOwnMetrics(text, () => yaml);
  assert.equal(problems.length === 0, isValid, `${text}${problems.map(({ message }) => message).join("\n")}`);
  assert.equal(schema(yaml.parse(text)), isValid, `${text}${JSON.stringify(schema.errors)}`);
}
