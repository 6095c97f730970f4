// Lists the options of Telegraf's inputs and its agent in data/telegraf-options.json, from a checkout of its source:
// `node scripts/list-telegraf-options.mjs FOLDER COMMIT`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [folder, commit] = process.argv.slice(2);

const inputs = {};
const samples = {};
const listed = readdirSync(path.join(folder, "plugins/inputs"), { withFileTypes: true });
for (const { name } of listed.filter((entry) => entry.isDirectory())) {
  const found = optionsOf(path.join(folder, "plugins/inputs", name));
  for (const plugin of found?.plugins ?? []) {
    inputs[plugin] = found.options;
    if (Object.keys(found.samples).length > 0) samples[`inputs.${plugin}`] = found.samples;
  }
}
const client = optionsOf(path.join(folder, "plugins/outputs/prometheus_client"));
samples["outputs.prometheus_client"] = client.samples;
const agent = agentOptions();
samples.agent = agent.samples;
const meta = {
  about:
    "Options of each input of Telegraf, of its Prometheus client and its agent: those of the sample configuration with the durations marked *, after | all other names that the source knows, or ... where a parser knows more; and their values in the sample configuration, behind # where they are commented out, without what goes on in other lines",
  sources: [
    {
      repository: "github.com/influxdata/telegraf",
      commit,
      paths: [
        "plugins/inputs/*/*.go",
        "plugins/inputs/*/sample.conf",
        "plugins/common",
        "migrations",
        "config/config.go",
        "cmd/telegraf/agent.conf",
      ],
      license: "MIT",
    },
  ],
};
writeFileSync(
  "data/telegraf-options.json",
  `${JSON.stringify({ meta, inputs, outputs: { prometheus_client: client.options }, agent: agent.options, samples }, undefined, 1)}\n`,
);

/** Missing for a folder that holds no plugin. */
function optionsOf(plugin) {
  const sources = goSources(plugin);
  const text = sources.join("\n");
  const added = [...text.matchAll(/(?:inputs|outputs)\.Add\(\s*(?:"(\w+)"|\w+,)/g)];
  // Where a constant names it, it has the name of its folder.
  const plugins = [...new Set(added.map(([, name]) => name ?? path.basename(plugin)))];
  if (plugins.length === 0) return undefined;
  const known = new Set();
  const imports = withImports(plugin);
  for (const source of imports) for (const option of namesIn(source)) known.add(option);
  for (const option of plugins.flatMap(formerOptions)) known.add(option);
  const shown = sampleOptions(path.join(plugin, "sample.conf"), known);
  const isOpen = /SetParser(?:Func)?\(/.test(text);
  return { plugins, ...written(shown, isOpen ? undefined : known, durationsIn(text, imports.join("\n"))) };
}

/** Earlier releases had two more, and somebody may run one. */
function agentOptions() {
  const [, text] = /type AgentConfig struct \{\n([\s\S]*?)\n\}/.exec(
    readFileSync(path.join(folder, "config/config.go"), "utf8"),
  );
  const known = new Set([...namesIn(text), "utc", "flush_buffer_when_full"]);
  const durations = [...text.matchAll(/^\t(\w+) Duration/gm)].map(([, field]) => underscored(field));
  return written(sampleOptions(path.join(folder, "cmd/telegraf/agent.conf")), known, new Set(durations));
}

/** `known` is missing where there may be any others. */
function written(shown, known, durations) {
  const mark = (option) => (durations.has(option) ? `${option}*` : option);
  const others = [...(known ?? [])].filter((option) => !shown.has(option)).sort();
  const options = `${[...shown.keys()].map(mark).join(" ")}|${known ? others.map(mark).join(" ") : "..."}`;
  return { options, samples: Object.fromEntries(shown) };
}

/** What the plugin itself says of an option goes before what it imports. */
function durationsIn(own, all) {
  const isDuration = /config\.Duration\s+`toml:"(\w+)/g;
  const durations = new Set([...own.matchAll(isDuration)].map(([, option]) => option));
  for (const [, option] of all.matchAll(isDuration)) {
    if (!own.includes(`toml:"${option}"`)) durations.add(option);
  }
  return durations;
}

/** Whatever a structure of the plugin, or of what it imports from Telegraf, may be filled with. */
function* namesIn(source) {
  for (const [, option] of source.matchAll(/toml:"(\w+)/g)) yield option;
  // A field without a name of its own is found by its Go name, however that is written.
  for (const [, field, rest] of source.matchAll(/^\t([A-Z]\w*) +[^\n(:=]*?(`[^`\n]*`)?$/gm)) {
    if (!rest?.includes("toml:")) yield underscored(field);
  }
}

function underscored(field) {
  return field.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_").toLowerCase();
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

/**
 * The options at the outermost level with their values, those that are commented out among them. A table that is
 * commented out ends with its paragraph; what follows it must be `known`, and stand no further to the right.
 */
function sampleOptions(file, known = new Set()) {
  const options = new Map();
  if (!existsSync(file)) return options;
  let place = "within";
  let column = 0;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const [, hash, header] = /^\s*(# ?)?\s*\[+([\w.]+)\]+\s*$/.exec(line) ?? [];
    if (header !== undefined) {
      const isOutermost = header === "agent" || header.split(".").length === 2;
      place = isOutermost ? "outermost" : hash === undefined ? "within" : "within paragraph";
      column = line.search(/\S/);
    }
    if (line.trim() === "" && place === "within paragraph") place = "behind";
    const [, comment, option, value] = /^\s*(# ?)?\s*([a-z]\w*) *= (.*)$/.exec(line) ?? [];
    if (option === undefined || options.has(option)) continue;
    if (place === "outermost" || (place === "behind" && line.search(/\S/) <= column && known.has(option))) {
      options.set(option, `${comment === undefined ? "" : "#"}${sampleValue(value)}`);
    }
  }
  return options;
}

/** A list or a text that goes on in other lines is only said to be one. */
function sampleValue(rest) {
  const text = /^(?:"(?:[^"\\]|\\.)*"|'[^']*')(?!['"])/.exec(rest);
  const value = text?.[0] ?? rest.replace(/\s+#.*$/, "").trim();
  const isWhole = !/^(?:\[[^\]]*|\{[^}]*|"""|''')/.test(value) || /^(?:\[.*\]|\{.*\})$/.test(value);
  return isWhole && value.length <= 80 ? value : value[0];
}
