import type { TelegrafOptionTable } from "./catalogue-data.ts";

/** The options of Telegraf's plugins and of its agent. */
export class TelegrafOptions {
  readonly #table: TelegrafOptionTable | undefined;
  readonly #known = new Map<string, PluginOptions>();

  constructor(table: TelegrafOptionTable | undefined) {
    this.#table = table;
  }

  /** All inputs that there are. */
  get inputs(): readonly string[] {
    return Object.keys(this.#table?.inputs ?? {});
  }

  input(name: string): PluginOptions | undefined {
    return this.#find("inputs", name);
  }

  output(name: string): PluginOptions | undefined {
    return this.#find("outputs", name);
  }

  get agent(): PluginOptions | undefined {
    return this.#read("agent", this.#table?.agent);
  }

  /** What an option of a table, such as `inputs.cpu` or `agent`, is for, in a sentence. */
  about(table: string, option: string): string | undefined {
    const { words } = this.#table ?? {};
    return words?.[`${table.slice(table.indexOf(".") + 1)}.${option}`] ?? words?.[option];
  }

  /** How Telegraf's sample configuration sets an option. */
  sample(table: string, option: string): SampleValue | undefined {
    const text = this.#table?.samples[table]?.[option];
    if (text === undefined) return undefined;
    const isCommentedOut = text.startsWith("#");
    return { text: isCommentedOut ? text.slice(1) : text, isCommentedOut };
  }

  #find(room: "inputs" | "outputs", name: string): PluginOptions | undefined {
    const plugins = this.#table?.[room] ?? {};
    return this.#read(`${room}.${name}`, Object.hasOwn(plugins, name) ? plugins[name] : undefined);
  }

  #read(table: string, text: string | undefined): PluginOptions | undefined {
    const known = this.#known.get(table);
    if (known !== undefined || text === undefined) return known;
    const options = new PluginOptions(text);
    this.#known.set(table, options);
    return options;
  }
}

export interface SampleValue {
  /** As TOML; one character alone where the value goes on in other lines. */
  readonly text: string;
  /** As what is usual, or an example. */
  readonly isCommentedOut: boolean;
}

/** The options of one plugin, without those that all plugins have. */
export class PluginOptions {
  /** Those of the sample configuration. */
  readonly names: readonly string[];
  readonly durations: ReadonlySet<string>;
  readonly #known: ReadonlySet<string>;
  /** There are options beside them. */
  readonly isOpen: boolean;

  /** See data/telegraf-options.json. */
  constructor(text: string) {
    const [shown, others] = text.split("|").map((part) => part.split(" ").filter((word) => word !== ""));
    const all = [...shown!, ...others!];
    const bare = (word: string): string => word.replace("*", "");
    this.names = shown!.map(bare);
    this.durations = new Set(all.filter((word) => word.endsWith("*")).map(bare));
    this.#known = new Set(all.map((word) => normalized(bare(word))));
    this.isOpen = others!.includes("...");
  }

  has(name: string): boolean {
    return this.isOpen || ofAllPlugins.has(name) || this.#known.has(normalized(name));
  }
}

/** Telegraf finds fields whose names differ in case and underscores alone. */
function normalized(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

/** What Telegraf takes for any plugin, whether it has a use for it or not (`missingTomlField` in config/config.go). */
const ofAllPlugins: ReadonlySet<string> = new Set(
  (
    "alias always_include_local_tags always_include_global_tags buffer_strategy buffer_directory buffer_disk_sync " +
    "collection_jitter collection_offset data_format delay drop drop_original fielddrop fieldexclude fieldinclude " +
    "fieldpass flush_interval flush_jitter grace interval log_level lvm metric_batch_size metric_buffer_limit " +
    "metricpass name_override name_prefix name_suffix namedrop namedrop_separator namepass namepass_separator order " +
    "pass period precision tagdrop tagexclude taginclude tagpass tags startup_error_behavior labels id data_type " +
    "influx_parser_type time_source skip_processors_after_aggregators"
  ).split(" "),
);

/** Options of every input that people use, for completion. */
export const commonInputOptions: readonly string[] = (
  "interval alias tags name_override name_prefix name_suffix namepass namedrop fieldinclude fieldexclude tagpass " +
  "tagdrop taginclude tagexclude"
).split(" ");
