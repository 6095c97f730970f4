// Lists the options of Telegraf's inputs in data/telegraf-options.json, from a checkout of its source:
// `node scripts/list-telegraf-options.mjs FOLDER COMMIT`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [folder, commit] = process.argv.slice(2);

const inputs = {};
const listed = readdirSync(path.join(folder, "plugins/inputs"), { withFileTypes: true });
for (const { name } of listed.filter((entry) => entry.isDirectory())) {
  const found = optionsOf(path.join(folder, "plugins/inputs", name));
  for (const plugin of found?.plugins ?? []) inputs[plugin] = found.options;
}
const client = optionsOf(path.join(folder, "plugins/outputs/prometheus_client"));
const meta = {
  about:
    "Options of each input of Telegraf, and of its Prometheus client: those of the sample configuration with the durations marked *, after | all other names that the source knows, or ... where a parser knows more",
  sources: [
    {
      repository: "github.com/influxdata/telegraf",
      commit,
      paths: ["plugins/inputs/*/*.go", "plugins/inputs/*/sample.conf", "plugins/common", "migrations"],
      license: "MIT",
    },
  ],
};
writeFileSync(
  "data/telegraf-options.json",
  `${JSON.stringify({ meta, inputs, outputs: { prometheus_client: client.options } }, undefined, 1)}\n`,
);

/** Missing for a folder that holds no plugin. */
function optionsOf(plugin) {
  const sources = goSources(plugin);
  const text = sources.join("\n");
  const added = [...text.matchAll(/(?:inputs|outputs)\.Add\(\s*(?:"(\w+)"|\w+,)/g)];
  // Where a constant names it, it has the name of its folder.
  const plugins = [...new Set(added.map(([, name]) => name ?? path.basename(plugin)))];
  if (plugins.length === 0) return undefined;
  const shown = sampleOptions(path.join(plugin, "sample.conf"));
  const durations = new Set(
    [...text.matchAll(/config\.Duration\s+`toml:"(\w+)/g)].map(([, option]) => option),
  );
  const known = new Set();
  for (const source of withImports(plugin)) for (const option of namesIn(source)) known.add(option);
  for (const option of plugins.flatMap(formerOptions)) known.add(option);
  for (const option of shown) known.delete(option);
  const mark = (option) => (durations.has(option) ? `${option}*` : option);
  const isOpen = /SetParser(?:Func)?\(/.test(text);
  const others = isOpen ? "..." : [...known].sort().map(mark).join(" ");
  return { plugins, options: `${shown.map(mark).join(" ")}|${others}` };
}

/** Whatever a structure of the plugin, or of what it imports from Telegraf, may be filled with. */
function* namesIn(source) {
  for (const [, option] of source.matchAll(/toml:"(\w+)/g)) yield option;
  // A field without a name of its own is found by its Go name, however that is written.
  for (const [, field, rest] of source.matchAll(/^\t([A-Z]\w*) +[^\n(:=]*?(`[^`\n]*`)?$/gm)) {
    if (!rest?.includes("toml:")) yield field.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
  }
}

/** Earlier releases had them, and somebody may run one: all words in the code that replaces them. */
function formerOptions(plugin) {
  const migration = path.join(folder, `migrations/inputs_${plugin}`);
  if (!existsSync(migration)) return [];
  return [
    ...goSources(migration)
      .join("\n")
      .matchAll(/"([a-z]\w*)"/g),
  ].map(([, option]) => option);
}

function withImports(plugin, seen = new Set()) {
  if (seen.has(plugin) || !existsSync(plugin)) return [];
  seen.add(plugin);
  const sources = goSources(plugin);
  const imported = [
    ...sources.join("\n").matchAll(/"github\.com\/influxdata\/telegraf\/((?:plugins|internal)\/[\w/]+)"/g),
  ].map(([, name]) => name);
  const others = imported.filter((name) => /^(?:plugins\/(?:common|inputs|parsers)|internal)\/./.test(name));
  return [...sources, ...others.flatMap((name) => withImports(path.join(folder, name), seen))];
}

function goSources(plugin) {
  return readdirSync(plugin, { recursive: true })
    .filter((file) => file.endsWith(".go") && !file.endsWith("_test.go"))
    .map((file) => readFileSync(path.join(plugin, file), "utf8"));
}

/** The options at the outermost level, those that are commented out among them. */
function sampleOptions(file) {
  if (!existsSync(file)) return [];
  const options = new Set();
  let isOutermost = false;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, header] = /^\s*(?:# ?)?\s*\[+([\w.]+)\]+\s*$/.exec(line) ?? [];
    if (header !== undefined) isOutermost = header.split(".").length === 2;
    const [, option] = /^\s*(?:# ?)?\s*([a-z]\w*) *= /.exec(line) ?? [];
    if (option !== undefined && isOutermost) options.add(option);
  }
  return [...options];
}
