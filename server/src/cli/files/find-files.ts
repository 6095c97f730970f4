import { type Stats, statSync } from "node:fs";
import path from "node:path";
import {
  expandBraces,
  type Glob,
  globCanMatchBelow,
  globMatches,
  isGlob,
  parseGlob,
} from "../../core/text/glob.ts";
import { systemMessage, type Unread } from "./unread.ts";
import { FolderWalk } from "./walk-folder.ts";

/** A file to check. */
export interface FoundFile {
  /** Absolute; `-` is standard input. */
  readonly path: string;
  /** Whether the user named this very file, and not a folder or a pattern. */
  readonly named: boolean;
}

export interface FoundFiles {
  /** Sorted by path, each file once. */
  readonly files: readonly FoundFile[];
  readonly unread: readonly Unread[];
}

/**
 * The files that the command line means: files, folders with all that they hold, patterns, and `-`.
 * `isNamed` tells which files some configuration names, so that they are looked at in folders whatever their name.
 */
export function findFiles(
  paths: readonly string[],
  cwd: string,
  isNamed: (file: string) => boolean = () => false,
): FoundFiles {
  const named = new Map<string, boolean>();
  const unread: Unread[] = [];
  for (const typed of paths) {
    if (typed === "-") {
      named.set("-", true);
      continue;
    }
    const absolute = path.resolve(cwd, typed);
    const stats = statOf(absolute);
    if (stats instanceof Error) {
      const found = isGlob(typed) ? findByPattern(typed, cwd, unread) : undefined;
      if (found === undefined || found.length === 0) {
        unread.push({
          path: absolute,
          message: isGlob(typed) ? "the pattern matches no file" : systemMessage(stats),
        });
        continue;
      }
      for (const each of found) if (!named.has(each)) named.set(each, false);
    } else if (stats.isDirectory()) {
      const walk = new FolderWalk(absolute, {
        wantsFile: (parts) => mayHoldRules(parts) || isNamed(path.join(absolute, ...parts)),
      });
      for (const each of walk.run()) if (!named.has(each)) named.set(each, false);
      unread.push(...walk.unread);
    } else {
      named.set(absolute, true);
    }
  }
  const files = [...named].map(([file, isNamed]) => ({ path: file, named: isNamed }));
  files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files, unread };
}

/**
 * Which names in a folder are worth a look at their content.
 * The same ones that the editor opens as ours: YAML, `*.rules`, `*.promql` and Telegraf's configuration.
 */
function mayHoldRules(parts: readonly string[]): boolean {
  const name = parts.at(-1) ?? "";
  if (/\.(ya?ml|rules|promql)$/i.test(name)) return !name.startsWith(".#");
  return /\.conf$/i.test(name) && (/^telegraf/i.test(name) || parts.at(-2) === "telegraf.d");
}

/** Files that match, and every file in folders that match, as a shell's own expansion would give. */
function findByPattern(typed: string, cwd: string, unread: Unread[]): string[] {
  const found = new Set<string>();
  for (const pattern of expandBraces(typed)) {
    const { root, glob } = splitPattern(pattern, cwd);
    if (statOf(root) instanceof Error) continue;
    if (glob.segments.length === 0) {
      found.add(root);
      continue;
    }
    const walk = new FolderWalk(root, {
      wantsFile: (parts) => globMatches(glob, parts) || (mayHoldRules(parts) && lieInMatch(glob, parts)),
      wantsFolder: (parts) =>
        globCanMatchBelow(glob, parts) || globMatches(glob, parts) || lieInMatch(glob, parts),
    });
    for (const each of walk.run()) found.add(each);
    unread.push(...walk.unread);
  }
  return [...found];
}

function lieInMatch(glob: Glob, parts: readonly string[]): boolean {
  for (let length = 1; length < parts.length; length++) {
    if (globMatches(glob, parts.slice(0, length))) return true;
  }
  return false;
}

/** The folder that the pattern starts in, before its first wildcard, and what is to be matched below it. */
function splitPattern(pattern: string, cwd: string): { root: string; glob: Glob } {
  const slashed = path.sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  const parts = slashed.split("/");
  const wild = parts.findIndex(isGlob);
  const fixed = wild === -1 ? parts : parts.slice(0, wild);
  const start = fixed.join("/");
  return {
    root: path.resolve(cwd, start === "" && slashed.startsWith("/") ? "/" : start),
    glob: parseGlob(wild === -1 ? "" : parts.slice(wild).join("/")),
  };
}

function statOf(file: string): Stats | Error {
  try {
    return statSync(file);
  } catch (error) {
    return error as Error;
  }
}
