import { promrulesConfigNames } from "../core/files/file-kind.ts";
import { type PromrulesConfig, parsePromrulesConfig } from "../core/files/promrules-config.ts";
import { type ConfigurationFile, Configurations, foldersAbove } from "../core/project/configurations.ts";
import type { YamlLibrary } from "../core/yaml/yaml-library.ts";

interface Sources {
  readText(path: string): string | undefined;
  readonly yaml: YamlLibrary;
  readonly knownChecks: readonly string[];
}

const none = new Configurations([]);

/** The `promrules.yaml` of each folder, looked for on disk when a file below asks, and remembered until `forget`. */
export class ConfigurationFiles {
  readonly #sources: Sources;
  readonly #byFolder = new Map<string, Configurations>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The configuration that holds for a file; `path` is absolute, with slashes. */
  above(path: string): Configurations {
    for (const folder of foldersAbove(path)) {
      const found = this.#in(folder);
      if (found !== none) return found;
    }
    return none;
  }

  forget(): void {
    this.#byFolder.clear();
  }

  #in(folder: string): Configurations {
    let found = this.#byFolder.get(folder);
    if (found === undefined) {
      const file = this.#read(folder);
      found = file === undefined ? none : new Configurations([file]);
      this.#byFolder.set(folder, found);
    }
    return found;
  }

  #read(folder: string): ConfigurationFile | undefined {
    for (const name of promrulesConfigNames) {
      const path = `${folder}/${name}`;
      const text = this.#sources.readText(path);
      if (text !== undefined) return { path, config: this.#parse(text) };
    }
    return undefined;
  }

  #parse(text: string): PromrulesConfig {
    return parsePromrulesConfig(text, this.#sources.yaml, this.#sources.knownChecks).config;
  }
}
