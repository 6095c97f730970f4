import type { CheckLevel, SettingsLayer } from "../files/promrules-config.ts";
import type { ReadOptions } from "../files/read-options.ts";

/** What holds for one file: how it is read, and which checks report with which severity. */
export interface Settings {
  readonly read: ReadOptions;
  readonly checks: CheckLevels;
}

/** The form in which the checks take it; one that is not named keeps its own severity. */
export interface CheckLevels {
  readonly severities: ReadonlyMap<string, CheckLevel>;
}

/** What all files are read with, whatever is configured for them. */
export type Libraries = Pick<ReadOptions, "yaml" | "toml" | "regex" | "catalogue">;

interface Made {
  readonly reads: Map<string, ReadOptions>;
  readonly settings: Map<string, Settings>;
}

/**
 * Makes settings from layers, later ones winning, and gives the same object for the same content:
 * what was read and checked is kept by the identity of its settings.
 */
export class SettingsPool {
  readonly #libraries: Libraries;
  readonly #checks = new Map<string, CheckLevels>();
  /** By catalogue, of which each edit of what users say of their metrics makes another one. */
  readonly #made = new WeakMap<object, Made>();

  constructor(libraries: Libraries) {
    this.#libraries = libraries;
  }

  settings(...layers: readonly SettingsLayer[]): Settings {
    const merged = mergeLayers(layers);
    const catalogue = merged.catalogue ?? this.#libraries.catalogue;
    const made = remembered(this.#made, catalogue ?? this, () => ({ reads: new Map(), settings: new Map() }));
    const readKey = JSON.stringify([merged.dialect, merged.nameValidation, merged.features]);
    const read = remembered(made.reads, readKey, () => ({
      dialect: merged.dialect,
      nameValidation: merged.nameValidation,
      features: new Set(merged.features),
      ...this.#libraries,
      ...(catalogue && { catalogue }),
    }));
    const checksKey = JSON.stringify(merged.checks);
    const checks = remembered(this.#checks, checksKey, () => ({ severities: new Map(merged.checks) }));
    return remembered(made.settings, readKey + checksKey, () => ({ read, checks }));
  }
}

/** Lists are in a fixed order, so that equal settings look equal. */
function mergeLayers(layers: readonly SettingsLayer[]) {
  const checks = new Map<string, CheckLevel>();
  let dialect: NonNullable<SettingsLayer["dialect"]> = "prometheus";
  let nameValidation: NonNullable<SettingsLayer["nameValidation"]> = "utf8";
  let features: readonly string[] = [];
  let catalogue: SettingsLayer["catalogue"];
  for (const layer of layers) {
    dialect = layer.dialect ?? dialect;
    nameValidation = layer.nameValidation ?? nameValidation;
    features = layer.features ?? features;
    catalogue = layer.catalogue ?? catalogue;
    for (const [check, level] of layer.checks ?? []) checks.set(check, level);
  }
  return {
    dialect,
    nameValidation,
    catalogue,
    features: [...new Set(features)].sort(),
    checks: [...checks].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

interface Memory<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): unknown;
}

function remembered<Key, Value>(values: Memory<Key, Value>, key: Key, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = make();
  values.set(key, value);
  return value;
}
