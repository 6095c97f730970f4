import type { SourceFile } from "../source-file.ts";
import { readTelegrafConfig } from "./read-telegraf-config.ts";
import type { TelegrafConfig } from "./telegraf-config.ts";

/** What a configuration of Telegraf says, remembered with this version of the file. Missing for other kinds of files. */
export function telegrafConfigOf(file: SourceFile): TelegrafConfig | undefined {
  const { toml } = file.options;
  if (file.kind !== "telegraf-config" || toml === undefined) return undefined;
  let config = configs.get(file);
  if (config === undefined) {
    config = readTelegrafConfig(file.text(), toml).config;
    configs.set(file, config);
  }
  return config;
}

const configs = new WeakMap<SourceFile, TelegrafConfig>();
