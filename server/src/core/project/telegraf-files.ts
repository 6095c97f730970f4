import type { SourceFile } from "../files/source-file.ts";
import { type Glob, globMatches, isGlob } from "../text/glob.ts";
import { partsOf } from "./config-files.ts";

/** The configurations of Telegraf that the settings name for a rule file. */
export interface TelegrafFiles {
  /** The `promrules.yaml` that names them. */
  readonly path: string;
  readonly patterns: readonly TelegrafPattern[];
}

export interface TelegrafPattern {
  readonly field: { readonly value: string };
  readonly glob: Glob;
}

/** Those files that are named; missing when one is named that is not there: nobody knows what it says. */
export function namedTelegraf(
  { patterns }: TelegrafFiles,
  all: ReadonlyMap<string, SourceFile>,
): ReadonlyMap<string, SourceFile> | undefined {
  const named = new Map<string, SourceFile>();
  for (const { field, glob } of patterns) {
    const found = [...all].filter(([path]) => globMatches(glob, partsOf(path)));
    if (found.length === 0 && !isGlob(field.value)) return undefined;
    for (const [path, file] of found) named.set(path, file);
  }
  return named.size === 0 ? undefined : named;
}
