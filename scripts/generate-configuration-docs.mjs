// Makes docs/promrules.schema.json, and the settings in docs/configuration.md, from the tables that the program reads them by.
import { readFileSync } from "node:fs";
import path from "node:path";
import { importTypescript } from "./import-typescript.mjs";
import { sentences } from "./sentences.mjs";

const root = path.dirname(import.meta.dirname);
const page = "docs/configuration.md";
const start = "<!-- The settings are made by scripts/generate-configuration-docs.mjs. -->\n";
const end = "<!-- end of the settings -->\n";

export async function generate() {
  const tables = await importTypescript(`
    export * from "./server/src/core/files/promrules-fields.ts";
    export { checks } from "./server/src/core/checks/index.ts";
  `);
  const text = readFileSync(path.join(root, page), "utf8").replaceAll("\r\n", "\n");
  const before = text.slice(0, text.indexOf(start) + start.length);
  const after = text.slice(text.indexOf(end));
  const sections = tables.promrulesSettings.map(settingSection).join("\n");
  return [
    { path: "docs/promrules.schema.json", text: `${json(schema(tables))}\n` },
    { path: page, text: `${before}\n${sections}\n${after}` },
  ];
}

function schema({ promrulesSettings, overrideSettings, checks }) {
  const shared = promrulesSettings.filter(
    ({ type }) => type.kind !== "overrides" && type.kind !== "patterns",
  );
  const definitions = Object.fromEntries(
    shared.map((setting) => [setting.name, valueSchema(setting, checks)]),
  );
  const reference = (setting, overrides) =>
    setting.name in definitions
      ? { description: setting.summary, $ref: `#/definitions/${setting.name}` }
      : { description: setting.summary, ...valueSchema(setting, checks, overrides) };
  const propertiesOf = (settings, overrides) =>
    Object.fromEntries(settings.map((setting) => [setting.name, reference(setting, overrides)]));
  const overrides = {
    type: "object",
    required: ["paths"],
    additionalProperties: false,
    properties: propertiesOf(overrideSettings),
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "promrules.yaml",
    description: "Configuration of promrules, for the editor and the command line.",
    type: ["object", "null"],
    additionalProperties: false,
    properties: propertiesOf(promrulesSettings, overrides),
    definitions,
  };
}

/** JSON as Biome formats it: short lists of words on one line. */
function json(value) {
  const lists = /\[\n\s+((?:"[^"\n]*",?\s*)+)\]/g;
  return JSON.stringify(value, undefined, 2).replace(lists, (list, words, at, text) => {
    const line = `[${words.trim().replace(/\s*\n\s*/g, " ")}]`;
    const start = text.lastIndexOf("\n", at) + 1;
    return at - start + line.length < 110 ? line : list;
  });
}

/** A setting without a value is as good as none, so null is allowed everywhere. */
function valueSchema({ type }, checks, overrides) {
  switch (type.kind) {
    case "choice":
      return { oneOf: [...type.choices.map(choiceSchema), { type: "null" }] };
    case "choices":
      return { type: ["array", "null"], items: { oneOf: type.choices.map(choiceSchema) } };
    case "levels":
      return {
        type: ["object", "null"],
        additionalProperties: false,
        properties: Object.fromEntries(
          checks.map(({ id, summary, severity }) => [
            id,
            {
              description: `${summary}. Its own severity is ${severity}.`,
              enum: type.choices.map(({ name }) => name),
            },
          ]),
        ),
      };
    case "patterns":
      return { type: ["array", "null"], items: { type: "string", pattern: "^[^!]" } };
    case "path":
      return { type: ["string", "null"], pattern: "\\S" };
    case "paths":
      return { type: ["array", "null"], items: { type: "string", pattern: "\\S" } };
    case "overrides":
      return { type: ["array", "null"], items: overrides };
    default:
      throw new Error(`No schema is known for ${type.kind}.`);
  }
}

function choiceSchema({ name, summary }) {
  return { description: summary, const: name };
}

function settingSection({ name, summary, type, default: fallback }) {
  const lines = [`## \`${name}\``, "", sentences(summary), ""];
  const choices = type.choices ?? [];
  if (name === "features") {
    lines.push(
      "These change what is accepted in rules; the other names that Prometheus knows are allowed too.",
      "",
    );
  }
  for (const choice of choices) {
    if (name === "features" && choice.changesRules !== true) continue;
    lines.push(`- \`${choice.name}\`: ${choice.summary}`);
  }
  if (choices.length > 0) lines.push("");
  lines.push("```yaml", examples[name], "```", "", `Default: \`${fallback}\`.`, "");
  return lines.join("\n");
}

const examples = {
  dialect: "dialect: thanos",
  name_validation: "name_validation: legacy",
  features: "features:\n  - promql-experimental-functions",
  checks: "checks:\n  duplicate-rule: error\n  rule-result-type: off",
  prometheus_config: "prometheus_config: ../prometheus/prometheus.yml",
  telegraf_config: "telegraf_config:\n  - ../telegraf.conf\n  - ../telegraf.d/*.conf",
  snapshot: "snapshot: .promrules/snapshot.yaml",
  exclude: "exclude:\n  - vendor\n  - /charts/*/files\n  - '**/*.draft.yml'",
  overrides:
    "overrides:\n  - paths: [loki]\n    dialect: loki\n  - paths: ['**/*_test.rules']\n    checks:\n      duplicate-rule: off",
};
