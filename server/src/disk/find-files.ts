import { type Stats, statSync } from "node:fs";
import path from "node:path";
import {
  expandBraces,
  type Glob,
  globCanMatchBelow,
  globMatches,
  isGlob,
  parseGlob,
} from "../core/text/glob.ts";
import { slashed } from "./slashed-path.ts";
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

/** All files of a folder that are worth a look, as `findFiles` finds them; a folder in each step. */
export function* findInSteps(folder: string): Generator<void, readonly string[], void> {
  const walk = new FolderWalk(folder, { wantsFile: mayHoldRules });
  yield* walk.steps();
  return [...walk.found()].map(slashed);
}

/** Where and how to search. */
export interface Search {
  readonly cwd: string;
  /** Files that some configuration names are looked at in folders too, whatever their name. */
  isNamed?(file: string): boolean;
}

/** The files that the command line means: files, folders with all that they hold, patterns, and `-`. */
export function findFiles(paths: readonly string[], search: Search): FoundFiles {
  const named = new Set<string>();
  const found = new Set<string>();
  const unread = new Map<string, Unread>();
  for (const typed of paths) {
    const part = findTyped(typed, search);
    for (const file of part.named ?? []) named.add(file);
    for (const file of part.found ?? []) found.add(file);
    for (const each of part.unread ?? []) unread.set(each.path, each);
  }
  const files = [...new Set([...named, ...found])]
    .sort()
    .map((file) => ({ path: file, named: named.has(file) }));
  return { files, unread: [...unread.values()] };
}

/** What one word of the command line means. */
interface Part {
  readonly named?: Iterable<string>;
  readonly found?: Iterable<string>;
  readonly unread?: Iterable<Unread>;
}

function findTyped(typed: string, search: Search): Part {
  if (typed === "-") return { named: ["-"] };
  const file = path.resolve(search.cwd, typed);
  const stats = statOf(file);
  if (!(stats instanceof Error)) return stats.isDirectory() ? findInFolder(file, search) : { named: [file] };
  if (!isGlob(typed)) return { unread: [{ path: file, message: systemMessage(stats) }] };
  const part = findByPattern(typed, search.cwd);
  if (part.found.length > 0) return part;
  return { unread: [{ path: file, message: "the pattern matches no file" }, ...part.unread] };
}

function findInFolder(folder: string, { isNamed }: Search): Part {
  const walk = new FolderWalk(folder, {
    wantsFile: (parts) => mayHoldRules(parts) || isNamed?.(path.join(folder, ...parts)) === true,
  });
  return { found: walk.run(), unread: walk.unread };
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
function findByPattern(typed: string, cwd: string): { found: string[]; unread: Unread[] } {
  const found = new Set<string>();
  const unread: Unread[] = [];
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
  return { found: [...found], unread };
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
