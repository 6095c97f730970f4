import type { TextField } from "../files/rule-file.ts";
import { type Glob, globMatches } from "../text/glob.ts";
import { resolveGlob } from "./named-rule-files.ts";

/** What a configuration names other files by: a path or a pattern. */
export interface FilePattern {
  readonly field: TextField;
  readonly glob: Glob;
}

/**
 * Patterns in the configuration at `path`, which count from its folder. Remembered with the list of fields, as all
 * files of a workspace are held against them again and again.
 */
export function filePatterns(path: string, fields: readonly TextField[]): readonly FilePattern[] {
  if (fields.length === 0) return [];
  const folder = path.slice(0, path.lastIndexOf("/"));
  const known = remembered.get(fields);
  if (known?.folder === folder) return known.patterns;
  const patterns = fields
    .filter(({ value }) => value !== "")
    .map((field) => ({ field, glob: resolveGlob(folder, field.value) }));
  remembered.set(fields, { folder, patterns });
  return patterns;
}

const remembered = new WeakMap<
  readonly TextField[],
  { readonly folder: string; readonly patterns: readonly FilePattern[] }
>();

export function matchesPattern({ glob }: Pick<FilePattern, "glob">, path: string): boolean {
  return globMatches(glob, partsOf(path));
}

export function partsOf(path: string): readonly string[] {
  return path.split("/").filter((part) => part !== "");
}
