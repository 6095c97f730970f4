import type { SourceFile } from "../files/source-file.ts";
import {
  entryOf,
  type TelegrafConfig,
  type TelegrafEntry,
  type TelegrafPlugin,
} from "../files/telegraf/telegraf-config.ts";
import { telegrafConfigOf } from "../files/telegraf/telegraf-config-of.ts";

/**
 * What Telegraf is configured to do by all configurations that count for a file together: which of them belong to one
 * agent is not known. Another one for each version of any of them.
 */
export interface TelegrafSetup {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly inputs: readonly ConfiguredPlugin[];
  readonly outputs: readonly ConfiguredPlugin[];
  /** Something changes metrics on their way: names and tags may be others than the inputs make. */
  readonly hasProcessors: boolean;
  /** False where a mistake in a file hides plugins: there may be others. */
  readonly isWhole: boolean;
  readonly globalTags: readonly PlacedEntry[];
  /** Whether no agent adds `host`. */
  readonly omitsHost: boolean;
  /** What agents are told to add as `host`. */
  readonly hostnames: readonly string[];
}

/** A plugin in one of the files. */
export interface ConfiguredPlugin {
  readonly file: string;
  readonly plugin: TelegrafPlugin;
}

export interface PlacedEntry {
  readonly file: string;
  readonly entry: TelegrafEntry;
}

export function telegrafSetupOf(files: ReadonlyMap<string, SourceFile>): TelegrafSetup {
  const configs = [...files].flatMap(([file, source]) => {
    const config = telegrafConfigOf(source);
    return config === undefined ? [] : [{ file, config }];
  });
  const plugins = (kind: "inputs" | "outputs"): readonly ConfiguredPlugin[] =>
    configs.flatMap(({ file, config }) => config[kind].map((plugin) => ({ file, plugin })));
  const agents = configs.filter(({ config }) => config.agent !== undefined);
  return {
    files,
    inputs: plugins("inputs"),
    outputs: plugins("outputs"),
    isWhole: configs.every(({ config }) => config.isWhole),
    hasProcessors: configs.some(({ config }) => config.processors.length > 0),
    globalTags: configs.flatMap(({ file, config }) =>
      (config.globalTags?.entries ?? []).map((entry) => ({ file, entry })),
    ),
    omitsHost: agents.length > 0 && agents.every(({ config }) => omitsHost(config)),
    hostnames: agents.flatMap(({ config }) => hostnameOf(config) ?? []),
  };
}

function omitsHost({ agent }: TelegrafConfig): boolean {
  const value = agent && entryOf(agent, "omit_hostname")?.value;
  return value?.kind === "boolean" && value.value;
}

function hostnameOf({ agent }: TelegrafConfig): string | undefined {
  const value = agent && entryOf(agent, "hostname")?.value;
  return value?.kind === "string" ? value.value : undefined;
}
