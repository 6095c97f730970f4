import type { FileKind } from "../core/files/file-kind.ts";
import { fileKind } from "../core/files/file-kind.ts";
import { fileMonitors, mayHaveMonitors } from "../core/files/operator/file-monitors.ts";
import { readFile } from "../core/files/read-file.ts";
import type { ReadOptions } from "../core/files/read-options.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import { foldersAbove } from "../core/project/configurations.ts";
import { loadNamedFiles } from "../core/project/load-named-files.ts";
import type { Project } from "../core/project/project.ts";
import { WrittenRules } from "../core/project/written-rules.ts";
import type { Glob } from "../core/text/glob.ts";
import type { FileAt } from "../features/feature-context.ts";
import { describeError } from "./handle-safely.ts";
import { inSlices } from "./slices.ts";

export interface FileHead {
  /** The bytes as Latin-1: what tells kinds apart is ASCII. */
  readonly text: string;
  /** Whether the file ends there. */
  readonly isWhole: boolean;
}

/** The disk as the server sees it. Paths are absolute, with slashes. */
export interface Disk {
  /** The text of a file; missing when there is none, or none that can be read. */
  readText(path: string): string | undefined;
  /** How a file begins: enough to tell the kind of most, for much less than the text costs. */
  readHead(path: string): FileHead | undefined;
  /** Looks for files that may be ours in a folder and all below it, step by step; what was found comes with the last one. */
  findFiles(folder: string): Generator<void, readonly string[], void>;
  filesMatching(glob: Glob): Iterable<string>;
}

interface Sources {
  readonly disk: Disk;
  readonly project: Project;
  optionsFor(path: string): ReadOptions;
  isExcluded(path: string): boolean;
  /** The prometheus.yml that the settings name for a file. */
  configFor(path: string): string | undefined;
  /** Whether the client has the file open: then what is on disk does not count. */
  isOpen(path: string): boolean;
  /** Whether the names of rules in files that are not read otherwise matter for a file: a server may not have them yet. */
  wantsRules(path: string): boolean;
  /** The project may say something else now. */
  readonly changed: () => void;
  readonly log: (message: string) => void;
}

/** How long to wait for more after a file changed on disk, in milliseconds. */
const patience = 100;

/** So many characters of files with monitors are kept. */
const mostOfMonitors = 2_000_000;

/** Brings the files on disk into the project: in small steps, so that whoever types notices nothing. */
export class ProjectFiles {
  readonly #sources: Sources;
  #folders: readonly string[] = [];
  /** Folders in which a prometheus.yml was looked for, because a file below them is open. */
  readonly #searched = new Set<string>();
  /** Lengths of the files that are kept only for their monitors. */
  readonly #monitors = new Map<string, number>();
  #lengthOfMonitors = 0;
  /** Of files that the project does not have. */
  readonly writtenRules = new WrittenRules();
  readonly #waiting = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #run = 0;
  #work: Promise<void> = Promise.resolve();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** The folders of the workspace, or what is to be left out there, are others now. */
  setFolders(folders: readonly string[]): void {
    this.#folders = folders;
    this.#start(() => this.#readFolders());
  }

  /**
   * All files in which a text may stand. Those that the project does not have are read for the one who asks, and not
   * kept: most workspaces have few of them, and some have thousands.
   */
  *filesWith(text: string): Generator<void, readonly FileAt[], void> {
    const { disk, project, isExcluded, optionsFor } = this.#sources;
    const found: FileAt[] = [];
    for (const [path, file] of project.files()) {
      if (mayHave(file.text(), text)) found.push({ path, file });
      yield;
    }
    for (const folder of this.#folders) {
      for (const path of yield* disk.findFiles(folder)) {
        yield;
        if (project.file(path) !== undefined || isExcluded(path)) continue;
        const content = disk.readText(path);
        if (content === undefined || !mayHave(content, text)) continue;
        const kind = fileKind(content, { path });
        if (kind !== "unknown")
          found.push({ path, file: readFile(content, { path, kind, options: optionsFor(path) }) });
      }
    }
    return found;
  }

  /** A file is open: a prometheus.yml beside or above it counts, in whatever folder that is. */
  opened(path: string): void {
    this.writtenRules.take(path, undefined);
    const found = this.#configsAbove(path);
    const namesTelegraf = this.#sources.project.noteTelegraf(path);
    if (found.length > 0 || namesTelegraf) this.#follow(found);
  }

  closed(path: string): void {
    this.changedOnDisk([path]);
  }

  changedOnDisk(paths: readonly string[]): void {
    for (const path of paths) this.#waiting.add(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const waiting = [...this.#waiting];
      this.#waiting.clear();
      this.#follow(waiting);
    }, patience);
  }

  /** What an open configuration names may be new. */
  configChanged(): void {
    this.#follow([]);
  }

  /** Another search of everything takes over from one that still goes on. */
  #start(steps: () => Generator<void, void, void>): void {
    const run = ++this.#run;
    this.#queue(steps, () => run === this.#run);
  }

  #follow(paths: readonly string[]): void {
    this.#queue(
      () => this.#readAgain(paths),
      () => true,
    );
  }

  /** What fails is told of, and keeps nothing from what comes after it. */
  #queue(steps: () => Generator<void, void, void>, isWanted: () => boolean): void {
    const { log } = this.#sources;
    this.#work = this.#work
      .then(() => this.#go(steps(), isWanted))
      .catch((error) => log(`Reading files of the workspace failed: ${describeError(error)}`));
  }

  async #go(steps: Generator<void, void, void>, isWanted: () => boolean): Promise<void> {
    if (!isWanted()) return;
    await inSlices(steps, isWanted);
    if (isWanted()) this.#sources.changed();
  }

  *#readFolders(): Generator<void, void, void> {
    const { disk, isExcluded } = this.#sources;
    for (const folder of this.#folders) {
      const found = yield* disk.findFiles(folder);
      for (const path of found) {
        if (!isExcluded(path)) this.#readIfWanted(path);
        yield;
      }
    }
    yield* this.#readNamed();
  }

  *#readAgain(paths: readonly string[]): Generator<void, void, void> {
    const { project, isOpen, isExcluded } = this.#sources;
    for (const path of yield* this.#withoutFolders(paths)) {
      if (isOpen(path)) continue;
      const isKnown =
        (project.file(path) !== undefined && !this.#forgetMonitors(path)) ||
        project.namedKind(path) !== undefined;
      project.remove(path);
      this.writtenRules.take(path, undefined);
      if (isExcluded(path) && !isKnown) continue;
      this.#readIfWanted(path, { isKnown });
      yield;
    }
    yield* this.#readNamed();
  }

  /** Puts the files that were or are in a folder of Telegraf's configurations in the folder's place. */
  *#withoutFolders(paths: readonly string[]): Generator<void, readonly string[], void> {
    const { disk, project } = this.#sources;
    const files = new Set<string>();
    for (const path of paths) {
      if (!path.endsWith("/telegraf.d")) {
        files.add(path);
        continue;
      }
      const known = [...project.files()].map(([file]) => file);
      const found = yield* disk.findFiles(path.slice(0, path.lastIndexOf("/")));
      for (const file of [...known, ...found]) if (file.startsWith(`${path}/`)) files.add(file);
    }
    return [...files];
  }

  *#readNamed(): Generator<void, void, void> {
    const { disk, project, optionsFor } = this.#sources;
    if (project.hasConfigs || project.hasTelegraf) {
      const readText = (path: string): string | undefined => disk.readText(path);
      const filesMatching = (glob: Glob): Iterable<string> => disk.filesMatching(glob);
      yield* loadNamedFiles(project, { readText, filesMatching, optionsFor });
    }
    for (const [path, file] of [...project.files()]) {
      this.writtenRules.take(path, undefined);
      yield* project.prepare(path, file);
    }
  }

  /** Reads a file into the project if it tells something about others, or is known to matter for another reason. */
  #readIfWanted(path: string, { isKnown }: { readonly isKnown: boolean } = { isKnown: false }): void {
    const { disk, project, optionsFor, configFor, isOpen } = this.#sources;
    project.countForAll(path);
    if (isOpen(path) || project.file(path) !== undefined) return;
    const named = project.namedKind(path);
    const isAlways = isKnown || configFor(path) !== undefined;
    if (named === undefined && !this.#mayBeWanted(path, isAlways)) return;
    const text = disk.readText(path);
    if (text === undefined) return;
    const kind = named ?? fileKind(text, { path });
    if (kind === "unknown") return;
    if (!isAlways && !isWanted(kind, text)) {
      if (isOfRules(kind)) this.writtenRules.take(path, text);
      return;
    }
    const read = (): SourceFile => readFile(text, { path, kind, options: optionsFor(path) });
    if (isAlways || named !== undefined || kind === "prometheus-config" || kind === "telegraf-config")
      project.put(path, read());
    else this.#putMonitors(path, text.length, read);
  }

  /** Keeps a file for its monitors, as long as there is room. */
  #putMonitors(path: string, length: number, read: () => SourceFile): void {
    if (this.#lengthOfMonitors + length > mostOfMonitors) return;
    const file = read();
    if (file.kind !== "kubernetes-monitors" && fileMonitors(file).length === 0) return;
    this.#monitors.set(path, length);
    this.#lengthOfMonitors += length;
    this.#sources.project.put(path, file);
  }

  /** Whether the file was kept only for its monitors. */
  #forgetMonitors(path: string): boolean {
    this.#lengthOfMonitors -= this.#monitors.get(path) ?? 0;
    return this.#monitors.delete(path);
  }

  /** Nearly all files of a workspace are none of ours, and many of the others are not wanted: their heads show it. */
  #mayBeWanted(path: string, isAlways: boolean): boolean {
    const head = this.#sources.disk.readHead(path);
    if (head === undefined) return false;
    if (head.isWhole && !mayBeOurs(head.text)) return false;
    const kind = fileKind(head.text, { path });
    // What begins with groups of rules is nothing else, whatever follows; else the rest has a say.
    if (isOfRules(kind) && this.#sources.wantsRules(path)) return true;
    return isAlways || isWanted(kind, head.text) || (!head.isWhole && kind !== "rule-file");
  }

  #configsAbove(path: string): string[] {
    const found: string[] = [];
    const chosen = this.#sources.configFor(path);
    if (chosen !== undefined && this.#sources.project.file(chosen) === undefined) found.push(chosen);
    for (const folder of foldersAbove(path)) {
      if (this.#searched.has(folder)) break;
      this.#searched.add(folder);
      for (const name of ["prometheus.yml", "prometheus.yaml"]) {
        const config = `${folder}/${name}`;
        if (this.#sources.disk.readText(config) !== undefined) found.push(config);
      }
    }
    return found;
  }
}

/** Whether a file tells something about others. */
function isWanted(kind: FileKind, text: string): boolean {
  return kind === "prometheus-config" || kind === "telegraf-config" || mayHaveMonitors(kind, text);
}

function isOfRules(kind: FileKind): boolean {
  return kind === "rule-file" || kind === "kubernetes-rules";
}

/** A name may be written with escapes. */
function mayHave(content: string, text: string): boolean {
  return content.includes(text) || /\\[xuU0-7]/.test(content);
}

/** A word that each of our files has; most files of a workspace have none. */
function mayBeOurs(text: string): boolean {
  return /scrape_config|rule_files|remote_|global|targets|expr|alerting|monitoring\.|inputs|outputs/.test(
    text,
  );
}
