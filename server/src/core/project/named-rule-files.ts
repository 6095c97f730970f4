import { type Glob, globMatches, parseGlob } from "../text/glob.ts";
import { findEntry } from "../yaml/find-entry.ts";
import { readYaml } from "../yaml/read.ts";
import type { YamlLibrary } from "../yaml/yaml-library.ts";

/** The patterns under `rule_files` of a prometheus.yml. */
export function ruleFilePatterns(text: string, yaml: YamlLibrary): readonly string[] {
  const root = readYaml(text, yaml)[0]?.root;
  if (root?.kind !== "map") return [];
  const entry = findEntry(root, "rule_files");
  if (entry?.value.kind !== "list") return [];
  return entry.value.items.flatMap((item) =>
    item.kind === "scalar" && item.value !== "" ? [item.value] : [],
  );
}

/** Which files a prometheus.yml names as rule files. Mirrors `config.SetDirectory` and `filepath.Glob`. */
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
