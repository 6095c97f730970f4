import type { YamlLibrary } from "../yaml/yaml-library.ts";
import { foldersAbove } from "./configurations.ts";
import { NamedRuleFiles, ruleFilePatterns, targetFilePatterns } from "./named-rule-files.ts";

interface NamedFiles {
  readonly rules: NamedRuleFiles;
  readonly targets: NamedRuleFiles;
}

/** Where files are read from. */
interface Surroundings {
  /** Missing when there is no such file. */
  readText(path: string): string | undefined;
  readonly yaml: YamlLibrary;
}

/** Which files a prometheus.yml in a folder above names as its rule files or target files. What is on disk counts; it is remembered until `forget`. */
export class RuleFileNames {
  readonly #surroundings: Surroundings;
  readonly #byFolder = new Map<string, readonly NamedFiles[]>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** `path` is absolute, with slashes. */
  names(path: string): boolean {
    for (const folder of foldersAbove(path)) {
      if (this.#in(folder).some(({ rules }) => rules.names(path))) return true;
    }
    return false;
  }

  /** The same for the files of `file_sd_configs`. */
  namesTargets(path: string): boolean {
    for (const folder of foldersAbove(path)) {
      if (this.#in(folder).some(({ targets }) => targets.names(path))) return true;
    }
    return false;
  }

  namedBy(path: string): "rule_files" | "file_sd_configs" | undefined {
    if (this.names(path)) return "rule_files";
    return this.namesTargets(path) ? "file_sd_configs" : undefined;
  }

  forget(): void {
    this.#byFolder.clear();
  }

  #in(folder: string): readonly NamedFiles[] {
    let named = this.#byFolder.get(folder);
    if (named === undefined) {
      named = ["prometheus.yml", "prometheus.yaml"].flatMap((name) => this.#read(`${folder}/${name}`));
      this.#byFolder.set(folder, named);
    }
    return named;
  }

  #read(path: string): NamedFiles[] {
    const { readText, yaml } = this.#surroundings;
    const text = readText(path);
    if (text === undefined) return [];
    const rules = new NamedRuleFiles(path, ruleFilePatterns(text, yaml));
    return [{ rules, targets: new NamedRuleFiles(path, targetFilePatterns(text, yaml)) }];
  }
}
