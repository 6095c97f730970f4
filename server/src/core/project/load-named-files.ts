import { readFile } from "../files/read-file.ts";
import type { ReadOptions } from "../files/read-options.ts";
import type { Glob } from "../text/glob.ts";
import type { Project } from "./project.ts";

/** Where files come from. Paths are absolute, with slashes. */
export interface FileSource {
  /** Missing when there is no such file. */
  readText(path: string): string | undefined;
  /** Paths of files that match an absolute pattern. */
  filesMatching(glob: Glob): Iterable<string>;
  optionsFor(path: string): ReadOptions;
}

/** Characters of all files that are read because a configuration names them: more of them are not kept in memory. */
const mostCharacters = 100_000_000;

/** Reads all files that the configurations of a project name and that it does not have yet, one in each step. */
export function* loadNamedFiles(project: Project, source: FileSource): Generator<void, void, void> {
  const seen = new Set<object>();
  const looked = new Set<string>();
  let characters = 0;
  // A file that was read may name others.
  for (let before = -1; before !== seen.size; ) {
    before = seen.size;
    for (const { kind, pattern, config } of [...project.namedFiles()]) {
      if (seen.has(pattern.field)) continue;
      seen.add(pattern.field);
      const key = `${kind} ${config.path.slice(0, config.path.lastIndexOf("/"))} ${pattern.field.value}`;
      if (looked.has(key)) continue;
      looked.add(key);
      for (const path of source.filesMatching(pattern.glob)) {
        if (project.file(path) !== undefined || characters > mostCharacters) continue;
        const text = source.readText(path);
        if (text !== undefined) {
          characters += text.length;
          const options = source.optionsFor(path);
          const file = readFile(text, { path, options, kind });
          if (kind === "telegraf-config") project.putNamedTelegraf(path, file);
          else project.put(path, file);
        }
        yield;
      }
      yield;
    }
  }
}
