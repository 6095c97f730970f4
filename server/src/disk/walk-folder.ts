import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { type GitIgnore, isIgnored, parseGitIgnore } from "./git-ignore.ts";
import { systemMessage, type Unread } from "./unread.ts";

/** Which of the things in a folder are wanted; paths are given as their parts below the root. */
export interface WalkChoice {
  wantsFile(parts: readonly string[]): boolean;
  wantsFolder?(parts: readonly string[]): boolean;
}

/**
 * Walks a folder as git sees it: without `.git`, `node_modules` and what a `.gitignore` leaves out.
 * Links are followed, but every real file and folder is visited once, which also ends loops.
 */
export class FolderWalk {
  readonly unread: Unread[] = [];
  readonly #root: string;
  readonly #choice: WalkChoice;
  /** From real paths to the ones that are shown. */
  readonly #found = new Map<string, string>();
  readonly #folders = new Set<string>();
  /** Looked at last, so that a file is known by its own path and not by that of a link to it. */
  #links: { readonly parts: readonly string[]; readonly ignores: readonly GitIgnore[] }[] = [];
  /** What leads from the repository's folder to the root: `.gitignore`s above the root count too. */
  readonly #above: readonly string[];

  constructor(root: string, choice: WalkChoice) {
    this.#root = root;
    this.#choice = choice;
    this.#above = partsBelowRepository(root);
  }

  /** Absolute paths of the wanted files. */
  run(): Iterable<string> {
    for (const _ of this.steps());
    return this.found();
  }

  /** What was found so far. */
  found(): Iterable<string> {
    return this.#found.values();
  }

  /** Looks into one folder after the other. */
  *steps(): Generator<void, void, void> {
    const real = realPathOf(this.#root);
    yield* this.#walk([], this.#ignoresAbove(), real);
    for (let links = this.#links; links.length > 0; links = this.#links) {
      this.#links = [];
      // Not in the order of the file system, which is any.
      links.sort((a, b) => (a.parts.join("/") < b.parts.join("/") ? -1 : 1));
      for (const link of links) yield* this.#follow(link.parts, link.ignores);
    }
  }

  /** A stack of its own, since folders can be nested deeper than functions. */
  *#walk(parts: readonly string[], outerIgnores: readonly GitIgnore[], realPath: string): Generator<void> {
    const stack = [{ parts, ignores: outerIgnores, realPath }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (this.#folders.has(next.realPath)) continue;
      this.#folders.add(next.realPath);
      const folder = this.#absolute(next.parts);
      const entries = this.#entriesOf(folder);
      const ignores = this.#withOwnIgnores(next.ignores, next.parts, entries);
      for (const entry of entries) {
        const inner = [...next.parts, entry.name];
        if (entry.isDirectory()) {
          if (!this.#entersFolder(inner, ignores)) continue;
          stack.push({ parts: inner, ignores, realPath: path.join(next.realPath, entry.name) });
        } else if (entry.isSymbolicLink()) {
          this.#links.push({ parts: inner, ignores });
        } else if (entry.isFile() && this.#takesFile(inner, ignores)) {
          this.#add(path.join(next.realPath, entry.name), path.join(folder, entry.name));
        }
      }
      yield;
    }
  }

  *#follow(parts: readonly string[], ignores: readonly GitIgnore[]): Generator<void> {
    const link = this.#absolute(parts);
    try {
      const stats = statSync(link);
      const real = realpathSync(link);
      if (stats.isDirectory()) {
        if (!this.#folders.has(real) && this.#entersFolder(parts, ignores))
          yield* this.#walk(parts, ignores, real);
      } else if (stats.isFile() && this.#takesFile(parts, ignores)) {
        this.#add(real, link);
      }
    } catch (error) {
      if (this.#takesFile(parts, ignores)) this.unread.push({ path: link, message: systemMessage(error) });
    }
  }

  #add(real: string, shown: string): void {
    if (!this.#found.has(real)) this.#found.set(real, shown);
  }

  #entriesOf(folder: string): Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true });
    } catch (error) {
      this.unread.push({ path: folder, message: systemMessage(error) });
      return [];
    }
  }

  #entersFolder(parts: readonly string[], ignores: readonly GitIgnore[]): boolean {
    const name = parts.at(-1);
    if (name === ".git" || name === "node_modules") return false;
    if (this.#choice.wantsFolder?.(parts) === false) return false;
    return !isIgnored(ignores, [...this.#above, ...parts], true);
  }

  #takesFile(parts: readonly string[], ignores: readonly GitIgnore[]): boolean {
    return this.#choice.wantsFile(parts) && !isIgnored(ignores, [...this.#above, ...parts], false);
  }

  #withOwnIgnores(
    outer: readonly GitIgnore[],
    parts: readonly string[],
    entries: readonly Dirent[],
  ): readonly GitIgnore[] {
    if (!entries.some((entry) => entry.name === ".gitignore" && !entry.isDirectory())) return outer;
    const own = readGitIgnore(this.#absolute(parts), this.#above.length + parts.length);
    return own === undefined ? outer : [...outer, own];
  }

  #ignoresAbove(): GitIgnore[] {
    const ignores: GitIgnore[] = [];
    let folder = this.#root;
    for (let depth = this.#above.length - 1; depth >= 0; depth--) {
      folder = path.dirname(folder);
      const ignore = readGitIgnore(folder, depth);
      if (ignore !== undefined) ignores.unshift(ignore);
    }
    return ignores;
  }

  #absolute(parts: readonly string[]): string {
    return path.join(this.#root, ...parts);
  }
}

function readGitIgnore(folder: string, depth: number): GitIgnore | undefined {
  try {
    return parseGitIgnore(readFileSync(path.join(folder, ".gitignore"), "utf8"), depth);
  } catch {
    // Git goes on without a `.gitignore` that it cannot read, too.
    return undefined;
  }
}

/** The parts of the path from the repository that holds the folder to the folder; none without a repository. */
function partsBelowRepository(folder: string): string[] {
  const parts: string[] = [];
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, ".git"))) return parts;
    if (path.dirname(at) === at) return [];
    parts.unshift(path.basename(at));
  }
}

function realPathOf(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
