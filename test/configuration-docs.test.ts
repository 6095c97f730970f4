import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import * as yaml from "yaml";
import { checks } from "../server/src/core/checks/index.ts";
import { parsePromrulesConfig } from "../server/src/core/files/promrules-config.ts";

const schema = new Ajv({ allErrors: true }).compile(
  JSON.parse(readFileSync("docs/promrules.schema.json", "utf8")),
);

test("every example on the page is valid, for the reader and for the schema", () => {
  const page = readFileSync("docs/configuration.md", "utf8").replaceAll("\r\n", "\n");
  const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text]) => text!);
  assert.ok(examples.length > 5);
  for (const text of examples) checkVerdicts(text, true);
});

test("reader and schema agree on what is wrong", () => {
  checkVerdicts("", true);
  checkVerdicts("checks:\nexclude: []\n", true);
  checkVerdicts("dialect: promethius\n", false);
  checkVerdicts("dialects: thanos\n", false);
  checkVerdicts("features: [promql-everything]\n", false);
  checkVerdicts("features: promql-experimental-functions\n", false);
  checkVerdicts("checks: {duplicate-rule: quiet}\n", false);
  checkVerdicts("checks: {duplicate-rules: off}\n", false);
  checkVerdicts("exclude: ['!a']\n", false);
  checkVerdicts("overrides: [{dialect: loki}]\n", false);
  checkVerdicts("overrides: [{paths: [a], exclude: [b]}]\n", false);
  checkVerdicts("- dialect\n", false);
});

function checkVerdicts(text: string, isValid: boolean): void {
  const ids = checks.map(({ id }) => id);
  const { problems } = parsePromrulesConfig(text, () => yaml, ids);
  assert.equal(problems.length === 0, isValid, `${text}${problems.map(({ message }) => message).join("\n")}`);
  assert.equal(schema(yaml.parse(text)), isValid, `${text}${JSON.stringify(schema.errors)}`);
}
