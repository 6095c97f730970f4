import type { TextField } from "../files/rule-file.ts";
import { type Glob, globMatches } from "../text/glob.ts";
import { resolveGlob } from "./named-rule-files.ts";

/** What a configuration names other files by: a path or a pattern. */
export interface FilePattern {
  readonly field: TextField;
  readonly glob: Glob;
}

/** Patterns in the configuration at `path`, which count from its folder. */
export function filePatterns(path: string, fields: readonly TextField[]): readonly FilePattern[] {
  const folder = path.slice(0, path.lastIndexOf("/"));
  return fields
    .filter(({ value }) => value !== "")
    .map((field) => ({ field, glob: resolveGlob(folder, field.value) }));
}

export function matchesPattern({ glob }: FilePattern, path: string): boolean {
  return globMatches(glob, partsOf(path));
}

export function partsOf(path: string): readonly string[] {
  return path.split("/").filter((part) => part !== "");
}
