// Puts the names of the checks and features into the settings of package.json, so that VS Code completes them.
// They come from docs/promrules.schema.json, which is made before from the tables that the program reads.
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);

export function generate() {
  const manifest = read("package.json");
  const { definitions } = read("docs/promrules.schema.json");
  const settings = manifest.contributes.configuration.properties;

  const features = definitions.features.items.oneOf;
  settings["promrules.features"].items = {
    type: "string",
    enum: features.map((feature) => feature.const),
    markdownEnumDescriptions: features.map(({ description }) => description),
  };

  const checks = Object.entries(definitions.checks.properties);
  const { additionalProperties } = settings["promrules.checks"];
  settings["promrules.checks"].properties = Object.fromEntries(
    checks.map(([name, { description }]) => [name, { ...additionalProperties, description }]),
  );
  return [{ path: "package.json", text: `${JSON.stringify(manifest, undefined, 2)}\n` }];
}

function read(file) {
  return JSON.parse(readFileSync(path.join(root, file), "utf8"));
}
