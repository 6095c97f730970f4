import { existsSync } from "node:fs";
import path from "node:path";
import { checks } from "../core/checks/index.ts";
import { promrulesConfigNames } from "../core/files/file-kind.ts";
import { parsePromrulesConfig, type SettingsLayer } from "../core/files/promrules-config.ts";
import { Configurations } from "../core/project/configurations.ts";
import { OwnMetricsFiles } from "../core/project/own-metrics-files.ts";
import { type Libraries, type Settings, SettingsPool } from "../core/project/settings.ts";
import type { TelegrafFiles } from "../core/project/telegraf-files.ts";
import { decodeText } from "../disk/decode-text.ts";
import { FileReader } from "../disk/read-bytes.ts";
import { readTextFile } from "../disk/read-text.ts";
import { slashed } from "../disk/slashed-path.ts";
import { systemMessage, type Unread } from "../disk/unread.ts";

export interface ConfigurationSources extends Libraries {
  /** What the flags say; stronger than any file. */
  readonly flags?: SettingsLayer;
  /** The file of `--config`, absolute: it then counts for all files. */
  readonly forAll?: string | undefined;
}

/** Finds what holds for each file: the nearest `promrules.yaml` above it, with the flags on top. */
export class ConfigurationFinder {
  /** Configuration files with mistakes; they are reported wherever they lie. */
  readonly faulty = new Set<string>();
  readonly unread: Unread[] = [];
  readonly #sources: ConfigurationSources;
  readonly #pool: SettingsPool;
  readonly #metrics: OwnMetricsFiles | undefined;
  readonly #byFolder = new Map<string, Configurations>();
  readonly #forAll: Configurations | undefined;
  readonly #reader = new FileReader();
  readonly #none = new Configurations([]);

  constructor(sources: ConfigurationSources) {
    this.#sources = sources;
    this.#pool = new SettingsPool(sources);
    const { catalogue, yaml } = sources;
    if (catalogue !== undefined)
      this.#metrics = new OwnMetricsFiles({ readText: readTextFile, yaml, catalogue });
    if (sources.forAll !== undefined) this.#forAll = this.#read(sources.forAll);
  }

  /** Files about own metrics with mistakes. */
  get faultyMetrics(): Iterable<string> {
    return this.#metrics?.faulty ?? [];
  }

  isExcluded(file: string): boolean {
    return this.#configurationsFor(file).isExcluded(slashed(file));
  }

  settingsFor(file: string): Settings {
    const catalogue = this.#metrics?.catalogueFor(slashed(file));
    const layers = this.#configurationsFor(file).layers(slashed(file));
    return this.#pool.settings(...layers, this.#sources.flags ?? {}, { catalogue });
  }

  prometheusConfigFor(file: string): string | undefined {
    return this.#configurationsFor(file).prometheusConfigFor(slashed(file));
  }

  telegrafFor(file: string): TelegrafFiles | undefined {
    return this.#configurationsFor(file).telegrafFor(slashed(file));
  }

  snapshotFor(file: string): string | undefined {
    return this.#configurationsFor(file).snapshotFor(slashed(file));
  }

  #configurationsFor(file: string): Configurations {
    return this.#forAll ?? this.#nearest(path.dirname(file));
  }

  #nearest(folder: string): Configurations {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const name = promrulesConfigNames.find((each) => existsSync(path.join(folder, each)));
    const parent = path.dirname(folder);
    const found =
      name !== undefined
        ? this.#read(path.join(folder, name))
        : parent === folder
          ? this.#none
          : this.#nearest(parent);
    this.#byFolder.set(folder, found);
    return found;
  }

  #read(file: string): Configurations {
    try {
      const { text } = decodeText(this.#reader.read(file));
      const knownChecks = checks.map((check) => check.id);
      const { config, problems } = parsePromrulesConfig(text, this.#sources.yaml, knownChecks);
      if (problems.length > 0) this.faulty.add(file);
      return new Configurations([], { path: slashed(file), config });
    } catch (error) {
      this.unread.push({ path: file, message: systemMessage(error) });
      return this.#none;
    }
  }
}
