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

/**
 * Makes settings from layers, later ones winning, and gives the same object for the same content:
 * what was read and checked is kept by the identity of its settings.
 */
export class SettingsPool {
  readonly #libraries: Pick<ReadOptions, "yaml" | "regex">;
  readonly #reads = new Map<string, ReadOptions>();
  readonly #checks = new Map<string, CheckLevels>();
  readonly #settings = new Map<string, Settings>();

  constructor(libraries: Pick<ReadOptions, "yaml" | "regex">) {
    this.#libraries = libraries;
  }

  settings(...layers: readonly SettingsLayer[]): Settings {
    const merged = mergeLayers(layers);
    const readKey = JSON.stringify([merged.dialect, merged.nameValidation, merged.features]);
    const read = remembered(this.#reads, readKey, () => ({
      dialect: merged.dialect,
      nameValidation: merged.nameValidation,
      features: new Set(merged.features),
      ...this.#libraries,
    }));
    const checksKey = JSON.stringify(merged.checks);
    const checks = remembered(this.#checks, checksKey, () => ({ severities: new Map(merged.checks) }));
    return remembered(this.#settings, readKey + checksKey, () => ({ read, checks }));
  }
}

/** Lists are in a fixed order, so that equal settings look equal. */
function mergeLayers(layers: readonly SettingsLayer[]) {
  const checks = new Map<string, CheckLevel>();
  let dialect: NonNullable<SettingsLayer["dialect"]> = "prometheus";
  let nameValidation: NonNullable<SettingsLayer["nameValidation"]> = "utf8";
  let features: readonly string[] = [];
  for (const layer of layers) {
    dialect = layer.dialect ?? dialect;
    nameValidation = layer.nameValidation ?? nameValidation;
    features = layer.features ?? features;
    for (const [check, level] of layer.checks ?? []) checks.set(check, level);
  }
  return {
    dialect,
    nameValidation,
    features: [...new Set(features)].sort(),
    checks: [...checks].sort(([a], [b]) => (a < b ? -1 : 1)),
  };
}

function remembered<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const value = make();
  values.set(key, value);
  return value;
}
