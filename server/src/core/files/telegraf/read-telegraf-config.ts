import type { AST } from "toml-eslint-parser";
import type { Span } from "../../text/span.ts";
import type { YamlComment } from "../../yaml/yaml-node.ts";
import { maskVariables } from "./mask-variables.ts";
import { parseToml, type TomlProblem } from "./parse-toml.ts";
import type {
  TelegrafConfig,
  TelegrafEntry,
  TelegrafPlugin,
  TelegrafTable,
  TelegrafValue,
} from "./telegraf-config.ts";
import type { TomlLibrary } from "./toml-library.ts";

/**
 * Reads a configuration as Telegraf does (config/config.go): `[[inputs.x]]`, the older `[inputs.x]` and `[plugins.x]`,
 * and a table of any other name, which is an input too. Total: a line that is no TOML is reported and left out.
 */
export function readTelegrafConfig(text: string, toml: TomlLibrary): TelegrafReading {
  const masked = maskVariables(text);
  const { program, problems, hidesTables } = parseToml(masked.text, toml);
  const values = new ValueReader(text, masked.unknown);
  if (program === undefined) return { config: nothing, comments: [], problems };
  const comments = program.comments.map(({ range: [from, to] }) => ({ span: { from, to } }));
  const config = new ConfigReader(values).read(program);
  return { config: { ...config, isWhole: !hidesTables }, comments, problems };
}

/** Of a file that cannot be read at all. */
const nothing: TelegrafConfig = {
  agent: undefined,
  globalTags: undefined,
  inputs: [],
  outputs: [],
  processors: [],
  isWhole: false,
};

export interface TelegrafReading {
  readonly config: TelegrafConfig;
  readonly comments: readonly YamlComment[];
  readonly problems: readonly TomlProblem[];
}

/** Gathers the tables of a file, which are listed one after the other, into plugins. */
class ConfigReader {
  readonly #values: ValueReader;
  readonly #plugins = {
    inputs: [] as OpenPlugin[],
    outputs: [] as OpenPlugin[],
    processors: [] as OpenPlugin[],
  };
  #agent: TelegrafTable | undefined;
  #globalTags: TelegrafTable | undefined;

  constructor(values: ValueReader) {
    this.#values = values;
  }

  read(program: AST.TOMLProgram): Omit<TelegrafConfig, "isWhole"> {
    for (const node of program.body[0].body) if (node.type === "TOMLTable") this.#readTable(node);
    const { inputs, outputs, processors } = this.#plugins;
    return {
      agent: this.#agent,
      globalTags: this.#globalTags,
      inputs: inputs.map(pluginOf),
      outputs: outputs.map(pluginOf),
      processors: processors.map(pluginOf),
    };
  }

  #readTable(node: AST.TOMLTable): void {
    const [room, plugin, ...within] = node.key.keys;
    if (room === undefined) return;
    const name = nameOf(room);
    if (plugin === undefined) {
      if (name === "agent") this.#agent = this.#values.table(node);
      else if (name === "global_tags" || name === "tags") this.#globalTags = this.#values.table(node);
      else if (!rooms.has(name)) this.#open("inputs", room, node);
      return;
    }
    const kind = rooms.get(name);
    if (kind === undefined) return;
    if (within.length === 0) this.#open(kind, plugin, node);
    else this.#readWithin(kind, plugin, within, node);
  }

  #open(kind: PluginKind, plugin: AST.TOMLBare | AST.TOMLQuoted, node: AST.TOMLTable): void {
    const settings = this.#values.table(node);
    this.#plugins[kind].push({
      name: nameOf(plugin),
      nameSpan: spanOf(plugin),
      // The node begins with the brackets; the key ends before those that close.
      header: { from: node.range[0], to: node.key.range[1] + (node.kind === "array" ? 2 : 1) },
      end: node.range[1],
      span: settings.span,
      entries: [...settings.entries],
    });
  }

  /** `[inputs.net_response.tags]` belongs to the table before it. */
  #readWithin(
    kind: PluginKind,
    plugin: AST.TOMLBare | AST.TOMLQuoted,
    within: readonly (AST.TOMLBare | AST.TOMLQuoted)[],
    node: AST.TOMLTable,
  ): void {
    const owner = this.#plugins[kind].findLast(({ name }) => name === nameOf(plugin));
    if (owner === undefined) return;
    owner.end = node.range[1];
    const [first, ...rest] = within;
    // Deeper tables are options of plugins that nobody asks about.
    if (rest.length > 0) return;
    owner.entries.push({ key: nameOf(first!), keySpan: spanOf(first!), value: this.#values.table(node) });
  }
}

type PluginKind = "inputs" | "outputs" | "processors";

/** What changes metrics is all one to us. */
const rooms: ReadonlyMap<string, PluginKind> = new Map([
  ["inputs", "inputs"],
  ["plugins", "inputs"],
  ["outputs", "outputs"],
  ["processors", "processors"],
  ["aggregators", "processors"],
]);

interface OpenPlugin extends Omit<TelegrafPlugin, "settings"> {
  end: number;
  readonly entries: TelegrafEntry[];
}

function pluginOf({ name, nameSpan, header, span, end, entries }: OpenPlugin): TelegrafPlugin {
  return {
    name,
    nameSpan,
    header,
    span: { from: span.from, to: end },
    settings: { kind: "table", span, entries },
  };
}

/** Turns nodes of the library into values of ours. */
class ValueReader {
  readonly #text: string;
  readonly #unknown: ReadonlySet<number>;

  constructor(text: string, unknown: readonly Span[]) {
    this.#text = text;
    this.#unknown = new Set(unknown.map(({ from }) => from));
  }

  table(node: AST.TOMLTable | AST.TOMLInlineTable): TelegrafTable {
    return { kind: "table", span: spanOf(node), entries: node.body.map((entry) => this.#entry(entry)) };
  }

  /** `a.b = 1` is a table with one entry. */
  #entry({ key: { keys }, value: node }: AST.TOMLKeyValue): TelegrafEntry {
    let value = this.#value(node);
    for (const key of keys.slice(1).reverse()) {
      const entry = { key: nameOf(key), keySpan: spanOf(key), value };
      value = { kind: "table", span: { from: key.range[0], to: node.range[1] }, entries: [entry] };
    }
    return { key: nameOf(keys[0]!), keySpan: spanOf(keys[0]!), value };
  }

  #value(node: AST.TOMLContentNode): TelegrafValue {
    const span = spanOf(node);
    if (node.type === "TOMLInlineTable") return this.table(node);
    if (node.type === "TOMLArray") {
      return { kind: "list", span, items: node.elements.map((element) => this.#value(element)) };
    }
    switch (node.kind) {
      case "string": {
        const isUnknown =
          this.#unknown.has(span.from) || mayHoldVariable(this.#text.slice(span.from, span.to));
        return isUnknown ? { kind: "unknown", span } : { kind: "string", span, value: node.value };
      }
      case "integer":
      case "float":
        return { kind: "number", span, value: node.value };
      case "boolean":
        return { kind: "boolean", span, value: node.value };
      default:
        return { kind: "date", span };
    }
  }
}

/** A variable, a secret (`@{store:key}`), or what a template engine fills in. */
function mayHoldVariable(text: string): boolean {
  return /\$(?:\{|\w)|@\{|\{\{|\{%|<%/.test(text);
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === "TOMLBare" ? key.name : key.value;
}

function spanOf({ range: [from, to] }: { readonly range: readonly [number, number] }): Span {
  return { from, to };
}
