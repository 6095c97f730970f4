import type { Libraries } from "./libraries.ts";
import type { Settings } from "./settings.ts";

export class SettingsStore {
  readonly #settings: Settings;
  constructor(libraries: Libraries) {
    this.#settings = {
      read: {
        dialect: "prometheus",
        nameValidation: "utf8",
        features: new Set(),
        yaml: libraries.yaml,
        regex: () => ({ ok: true, matches: () => false }),
      },
      severities: new Map(),
    };
  }
  settingsFor(): Settings {
    return this.#settings;
  }
  isNamedAsRules(): boolean {
    return false;
  }
}
