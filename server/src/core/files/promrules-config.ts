import type { MetricCatalogue } from "../catalogue/metric-catalogue.ts";
import { namesText } from "../text/list-text.ts";
import { similarName } from "../text/similar-name.ts";
import type { Span } from "../text/span.ts";
import { readYaml } from "../yaml/read.ts";
import type { YamlLibrary } from "../yaml/yaml-library.ts";
import type { YamlDocument, YamlEntry, YamlMap, YamlNode, YamlScalar } from "../yaml/yaml-node.ts";
import { type PathPattern, parsePathPattern } from "./path-pattern.ts";
import { type Choice, overrideSettings, promrulesSettings, type Setting } from "./promrules-fields.ts";
import { isNull } from "./read-fields.ts";
import type { Dialect, NameValidation } from "./read-options.ts";
import type { ReadProblem } from "./rule-file.ts";

/** How serious a check's problems are, or that it does not run. */
export type CheckLevel = "error" | "warning" | "information" | "hint" | "off";

/** What somebody says about reading and checking: a configuration file, an editor's settings, flags. What is missing is left to others. */
export interface SettingsLayer {
  readonly dialect?: Dialect | undefined;
  readonly nameValidation?: NameValidation | undefined;
  readonly features?: readonly string[] | undefined;
  readonly checks?: ReadonlyMap<string, CheckLevel> | undefined;
  /** Path of the `prometheus.yml` that loads the rules. */
  readonly prometheusConfig?: string | undefined;
  /** Paths and patterns of the Telegraf configurations that count for the rules. */
  readonly telegrafConfig?: readonly string[] | undefined;
  /** Path of what `promrules snapshot` wrote for the rules. */
  readonly snapshot?: string | undefined;
  /** With the metrics that a file beside it describes. */
  readonly catalogue?: MetricCatalogue | undefined;
}

/** What a `promrules.yaml` says. */
export interface PromrulesConfig extends SettingsLayer {
  readonly exclude: readonly PathPattern[];
  readonly overrides: readonly SettingsOverride[];
}

/** Settings for some paths, relative to the configuration's folder. */
export interface SettingsOverride extends SettingsLayer {
  readonly paths: readonly PathPattern[];
}

export interface PromrulesConfigReading {
  /** What could be understood; the rest is as if it were not there. */
  readonly config: PromrulesConfig;
  readonly problems: readonly ReadProblem[];
}

/** Reads a `promrules.yaml`; `knownChecks` are the ids of all checks. */
export function parsePromrulesConfig(
  text: string,
  yaml: YamlLibrary,
  knownChecks: readonly string[],
): PromrulesConfigReading {
  return readPromrulesConfig(readYaml(text, yaml), knownChecks);
}

/** The same for a text whose YAML was read already. */
export function readPromrulesConfig(
  documents: readonly YamlDocument[],
  knownChecks: readonly string[],
): PromrulesConfigReading {
  const reader = new ConfigReader(knownChecks);
  for (const problem of documents[0]?.problems ?? []) reader.report(problem.span, `${problem.message}.`);
  const second = documents[1];
  if (second !== undefined) {
    const { from, to } = second.span;
    reader.report({ from, to: Math.min(to, from + 3) }, "Only the first document is read.");
  }
  const config = reader.config(documents[0]?.root);
  return { config, problems: reader.problems };
}

const empty: PromrulesConfig = { exclude: [], overrides: [] };

class ConfigReader {
  readonly problems: ReadProblem[] = [];
  readonly #knownChecks: readonly string[];

  constructor(knownChecks: readonly string[]) {
    this.#knownChecks = knownChecks;
  }

  report(span: Span, message: string): void {
    this.problems.push({ check: "invalid-config", span, message });
  }

  config(root: YamlNode | undefined): PromrulesConfig {
    if (root === undefined || isNull(root)) return empty;
    if (root.kind !== "map") {
      this.report(root.span, "Expected settings with their values, such as `dialect: thanos`.");
      return empty;
    }
    const settings = this.#settings(root, promrulesSettings);
    return {
      ...this.#layer(settings),
      exclude: this.#patterns(settings.get("exclude")),
      overrides: this.#overrides(settings.get("overrides")),
    };
  }

  /** The entries of a map by the names of known settings; others are reported. */
  #settings(map: YamlMap, known: readonly Setting[]): ReadonlyMap<string, YamlEntry> {
    const entries = new Map<string, YamlEntry>();
    const names = known.map((setting) => setting.name);
    for (const entry of map.entries) {
      const name = entry.key.value;
      if (!names.includes(name)) this.#reportUnknown(entry.key, `There is no setting \`${name}\`.`, names);
      else if (!entries.has(name) && !isNull(entry.value)) entries.set(name, entry);
    }
    return entries;
  }

  #layer(settings: ReadonlyMap<string, YamlEntry>): SettingsLayer {
    const dialect = this.#choice(settings, "dialect", "dialect") as Dialect | undefined;
    const nameValidation = this.#choice(settings, "name_validation", "name validation");
    const features = this.#features(settings.get("features"));
    const checks = this.#levels(settings.get("checks"));
    const prometheusConfig = this.#path(settings.get("prometheus_config"));
    const telegrafConfig = this.#paths(settings.get("telegraf_config"));
    const snapshot = this.#path(settings.get("snapshot"));
    return {
      ...(dialect !== undefined && { dialect }),
      ...(nameValidation !== undefined && { nameValidation: nameValidation as NameValidation }),
      ...(features !== undefined && { features }),
      ...(checks !== undefined && { checks }),
      ...(prometheusConfig !== undefined && { prometheusConfig }),
      ...(telegrafConfig !== undefined && { telegrafConfig }),
      ...(snapshot !== undefined && { snapshot }),
    };
  }

  #choice(settings: ReadonlyMap<string, YamlEntry>, name: string, title: string): string | undefined {
    const entry = settings.get(name);
    if (entry === undefined) return undefined;
    const names = choicesOf(name).map((choice) => choice.name);
    const { value } = entry;
    if (value.kind === "scalar" && names.includes(value.value)) return value.value;
    if (value.kind === "scalar") {
      this.#reportUnknown(
        value,
        `There is no ${title} \`${value.value}\`.`,
        names,
        `Possible are ${namesText(names)}.`,
      );
    } else {
      this.report(value.span, `\`${name}\` takes one of ${namesText(names)}.`);
    }
    return undefined;
  }

  #path(entry: YamlEntry | undefined): string | undefined {
    if (entry === undefined) return undefined;
    const { key, value } = entry;
    if (value.kind === "scalar" && value.value.trim() !== "") return value.value;
    this.report(value.span, `\`${key.value}\` takes the path of a file.`);
    return undefined;
  }

  #paths(entry: YamlEntry | undefined): readonly string[] | undefined {
    if (entry === undefined) return undefined;
    const paths: string[] = [];
    for (const item of this.#items(entry, "paths of files")) {
      if (item.value.trim() === "") this.report(item.span, "An empty path leads to no file.");
      else paths.push(item.value);
    }
    return paths;
  }

  #features(entry: YamlEntry | undefined): readonly string[] | undefined {
    if (entry === undefined) return undefined;
    const names = choicesOf("features").map((choice) => choice.name);
    const features: string[] = [];
    for (const item of this.#items(entry, "names of features")) {
      if (names.includes(item.value)) features.push(item.value);
      else this.#reportUnknown(item, `Prometheus has no feature \`${item.value}\`.`, names);
    }
    return features;
  }

  #levels(entry: YamlEntry | undefined): ReadonlyMap<string, CheckLevel> | undefined {
    if (entry === undefined) return undefined;
    if (entry.value.kind !== "map") {
      this.report(
        entry.value.span,
        "`checks` takes checks with their levels, such as `rule-result-type: off`.",
      );
      return undefined;
    }
    const levels = new Map<string, CheckLevel>();
    const names = choicesOf("checks").map((choice) => choice.name);
    for (const { key, value } of entry.value.entries) {
      const level = value.kind === "scalar" ? value.value : "";
      if (!this.#knownChecks.includes(key.value)) {
        this.#reportUnknown(key, `There is no check \`${key.value}\`.`, this.#knownChecks);
      } else if (!names.includes(level)) {
        this.report(
          isNull(value) ? key.span : value.span,
          `The level of a check is one of ${namesText(names)}.`,
        );
      } else {
        levels.set(key.value, level as CheckLevel);
      }
    }
    return levels;
  }

  #patterns(entry: YamlEntry | undefined): readonly PathPattern[] {
    if (entry === undefined) return [];
    const patterns: PathPattern[] = [];
    for (const item of this.#items(entry, "patterns of paths")) {
      if (item.value.startsWith("!")) {
        this.report(item.span, "Patterns that take files in again are not supported.");
      } else if (item.value.trim() === "") {
        this.report(item.span, "An empty pattern matches nothing.");
      } else {
        patterns.push(parsePathPattern(item.value));
      }
    }
    return patterns;
  }

  #overrides(entry: YamlEntry | undefined): readonly SettingsOverride[] {
    if (entry === undefined) return [];
    const expected = "`overrides` takes a list of settings with their `paths`.";
    if (entry.value.kind !== "list") {
      this.report(entry.value.span, expected);
      return [];
    }
    const overrides: SettingsOverride[] = [];
    for (const item of entry.value.items) {
      if (item.kind !== "map") {
        this.report(isNull(item) ? entry.key.span : item.span, expected);
        continue;
      }
      const settings = this.#settings(item, overrideSettings);
      if (!settings.has("paths")) {
        this.report(
          item.entries[0]?.key.span ?? item.span,
          "`paths` is missing: the settings hold for no file.",
        );
      }
      overrides.push({ ...this.#layer(settings), paths: this.#patterns(settings.get("paths")) });
    }
    return overrides;
  }

  /** The texts of a list. */
  #items(entry: YamlEntry, what: string): readonly YamlScalar[] {
    if (entry.value.kind !== "list") {
      this.report(entry.value.span, `\`${entry.key.value}\` takes a list of ${what}.`);
      return [];
    }
    const scalars: YamlScalar[] = [];
    for (const item of entry.value.items) {
      if (item.kind === "scalar") scalars.push(item);
      else this.report(item.span, `\`${entry.key.value}\` takes a list of ${what}.`);
    }
    return scalars;
  }

  #reportUnknown(scalar: YamlScalar, message: string, names: readonly string[], otherwise = ""): void {
    const near = similarName(scalar.value, names);
    const hint = near === undefined ? otherwise : `Did you mean \`${near}\`?`;
    this.problems.push({
      check: "invalid-config",
      span: scalar.span,
      message: hint === "" ? message : `${message} ${hint}`,
      ...(near !== undefined && {
        fixes: [
          { title: `Change to \`${near}\``, safe: false, edits: [{ span: scalar.span, newText: near }] },
        ],
      }),
    });
  }
}

function choicesOf(name: string): readonly Choice[] {
  const type = promrulesSettings.find((setting) => setting.name === name)?.type;
  return type !== undefined && "choices" in type ? type.choices : [];
}
