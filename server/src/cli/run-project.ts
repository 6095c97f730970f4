import { type Facts, noFacts } from "../core/facts/facts.ts";
import { fileKind } from "../core/files/file-kind.ts";
import { mayHaveMonitors } from "../core/files/operator/file-monitors.ts";
import { readFile } from "../core/files/read-file.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import { foldersAbove } from "../core/project/configurations.ts";
import type { JobUniverse, LabelUniverse } from "../core/project/label-universe.ts";
import { loadNamedFiles } from "../core/project/load-named-files.ts";
import { Project } from "../core/project/project.ts";
import { noProject, type ProjectView } from "../core/project/project-view.ts";
import { expandGlob } from "../disk/expand-glob.ts";
import { readTextFile } from "../disk/read-text.ts";
import type { ConfigurationFinder } from "./configuration-finder.ts";

/** The project that the files of one run make, with what the configurations beside and above them name. */
export class RunProject {
  readonly #configurations: ConfigurationFinder;
  readonly #project: Project;
  readonly #searched = new Set<string>();
  #isLoaded = true;

  constructor(configurations: ConfigurationFinder) {
    this.#configurations = configurations;
    this.#project = new Project({
      configFor: (path) => configurations.prometheusConfigFor(path),
      telegrafFor: (path) => configurations.telegrafFor(path),
    });
  }

  /** A configuration that the run has read itself. */
  putConfig(path: string, file: SourceFile): void {
    this.#project.put(path, file);
    this.#isLoaded = false;
  }

  /** A configuration of Telegraf that the run has read itself. */
  putTelegraf(path: string, file: SourceFile): void {
    this.#project.put(path, file);
  }

  /** A file of rules that the run has read itself: a server may not have them yet. */
  putRules(path: string, file: SourceFile): void {
    if (this.#project.file(path) === undefined) this.#project.put(path, file);
  }

  /** Looks for the configurations that may load a file. */
  lookAround(path: string): void {
    const chosen = this.#configurations.prometheusConfigFor(path);
    if (chosen !== undefined) this.readConfig(chosen);
    if (this.#project.noteTelegraf(path)) this.#isLoaded = false;
    for (const folder of foldersAbove(path)) {
      if (this.#searched.has(folder)) return;
      this.#searched.add(folder);
      for (const name of ["prometheus.yml", "prometheus.yaml"]) this.readConfig(`${folder}/${name}`);
    }
  }

  /** Reads a configuration from disk; says why, if it cannot. */
  readConfig(path: string): string | undefined {
    if (this.#project.file(path) !== undefined) return undefined;
    const text = readTextFile(path);
    if (text === undefined) return "there is no such file, or it cannot be read";
    if (fileKind(text, { path }) !== "prometheus-config") return "this is no configuration of Prometheus";
    const options = this.#configurations.settingsFor(path).read;
    this.putConfig(path, readFile(text, { path, kind: "prometheus-config", options }));
    return undefined;
  }

  /** Reads a file that may hold monitors; gives the jobs that the operator makes of them. */
  readMonitors(path: string): readonly JobUniverse[] {
    const text = readTextFile(path);
    const kind = text === undefined ? "unknown" : fileKind(text, { path });
    if (text === undefined || !mayHaveMonitors(kind, text)) return [];
    this.#project.put(
      path,
      readFile(text, { path, kind, options: this.#configurations.settingsFor(path).read }),
    );
    return [...this.#project.monitorJobs()];
  }

  universeOf(path: string): LabelUniverse | undefined {
    this.#load();
    return this.#project.universeOf(path);
  }

  /** Whether there is a file that may tell something about others. */
  get #isTold(): boolean {
    return this.#project.hasConfigs || this.#project.hasTelegraf;
  }

  /** What the other files tell about one; its text may be another than that on disk. */
  viewOf(path: string, file: SourceFile, facts: Facts): ProjectView {
    if (!this.#isTold && facts === noFacts) return noProject;
    this.#load();
    this.#project.put(path, file);
    return this.#project.viewOf(path, facts);
  }

  /** Whether a configuration that is known so far has to do with a file. */
  mayKnow(path: string): boolean {
    if (this.#project.hasTelegraf) return true;
    if (!this.#project.hasConfigs) return false;
    return (
      this.#project.namedKind(path) !== undefined ||
      this.#configurations.prometheusConfigFor(path) !== undefined
    );
  }

  /** Whether other files tell something about one. */
  knows(path: string): boolean {
    if (!this.#isTold) return false;
    this.#load();
    return this.#project.viewOf(path) !== noProject;
  }

  file(path: string): SourceFile | undefined {
    return this.#project.file(path);
  }

  #load(): void {
    if (this.#isLoaded) return;
    this.#isLoaded = true;
    const steps = loadNamedFiles(this.#project, {
      readText: readTextFile,
      filesMatching: expandGlob,
      optionsFor: (path) => this.#configurations.settingsFor(path).read,
    });
    for (const _ of steps);
  }
}
