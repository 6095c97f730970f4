import { type Glob, globMatches, parseGlob } from "../text/glob.ts";
import { readYaml } from "../yaml/read.ts";
import type { YamlLibrary } from "../yaml/yaml-library.ts";
import type { YamlEntry, YamlNode } from "../yaml/yaml-node.ts";

/** The patterns under `rule_files` of a prometheus.yml. */
export function ruleFilePatterns(text: string, yaml: YamlLibrary): readonly string[] {
  return textsAt(readYaml(text, yaml)[0]?.root, ["rule_files", "-"]);
}

/** The patterns of the target files that a prometheus.yml names. */
export function targetFilePatterns(text: string, yaml: YamlLibrary): readonly string[] {
  if (!text.includes("file_sd_configs")) return [];
  const root = readYaml(text, yaml)[0]?.root;
  const files = ["-", "file_sd_configs", "-", "files", "-"];
  return [
    ...textsAt(root, ["scrape_configs", ...files]),
    ...textsAt(root, ["alerting", "alertmanagers", ...files]),
  ];
}

/** The texts at a path of keys; `-` stands for all items of a list. */
function textsAt(node: YamlNode | undefined, path: readonly string[]): readonly string[] {
  const [part, ...rest] = path;
  if (node?.kind === "scalar") return part === undefined && node.value !== "" ? [node.value] : [];
  if (node?.kind === "list") return part === "-" ? node.items.flatMap((item) => textsAt(item, rest)) : [];
  return textsOf(node?.entries.filter(({ key }) => key.value === part) ?? [], rest);
}

function textsOf(entries: readonly YamlEntry[], path: readonly string[]): readonly string[] {
  return entries.flatMap(({ value }) => textsAt(value, path));
}

/** Which files a prometheus.yml names as rule files, or as others. Mirrors `config.SetDirectory` and `filepath.Glob`. */
export class NamedRuleFiles {
  readonly #globs: readonly Glob[];

  /** `path` is that of the prometheus.yml: absolute, with slashes. */
  constructor(path: string, patterns: readonly string[]) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    this.#globs = patterns.map((pattern) => resolveGlob(folder, pattern));
  }

  names(path: string): boolean {
    const parts = path.split("/").filter((part) => part !== "");
    return this.#globs.some((glob) => globMatches(glob, parts));
  }
}

/** A pattern that counts from a folder. `..` and `.` are resolved by the text alone, as Go's `filepath.Join` does; a star in the folder's own name is no pattern. */
export function resolveGlob(folder: string, pattern: string): Glob {
  const isAbsolute = pattern.startsWith("/") || /^[A-Za-z]:[\\/]/.test(pattern);
  const start = isAbsolute ? [] : folder.split("/").map((part) => part.replace(/[*?[\\]/g, "\\$&"));
  const parts: string[] = [];
  for (const part of [...start, ...pattern.split("/")]) {
    if (part === "..") parts.pop();
    // Go knows no `**`: two stars are one.
    else if (part !== "." && part !== "") parts.push(part.replace(/\*+/g, "*"));
  }
  return parseGlob(parts.join("/"));
}
