import { noFacts } from "../facts/facts.ts";
import { prometheusConfigOf } from "../files/prometheus-config/prometheus-config-of.ts";
import type { TextField } from "../files/rule-file.ts";
import type { SourceFile } from "../files/source-file.ts";
import { ConfigAnswers, type LoadedRules } from "./config-answers.ts";
import { type FilePattern, filePatterns, matchesPattern } from "./config-files.ts";
import { ConfigKnowledge, JointKnowledge } from "./config-knowledge.ts";
import { ConfigUniverse } from "./config-universe.ts";
import type { IndexedKind } from "./definition-index.ts";
import { JointMemory, sameItems } from "./joint-memory.ts";
import { type Knowledge, noKnowledge, type RuleDefinition } from "./knowledge.ts";
import type { ConfigFile, JobUniverse, LabelUniverse } from "./label-universe.ts";
import { monitorJobs, prepareMonitors } from "./monitor-jobs.ts";
import { noProject, type ProjectView } from "./project-view.ts";
import { RuleFiles } from "./rule-files.ts";
import { type TargetFile, targetFileOf } from "./target-file.ts";
import type { TelegrafFiles, TelegrafPattern } from "./telegraf-files.ts";
import type { TelegrafSetup } from "./telegraf-setup.ts";
import { TelegrafSetups } from "./telegraf-setups.ts";

/** What is known of files from elsewhere. */
export interface ProjectSettings {
  /** The `prometheus.yml` that the settings name for a rule file: absolute, with slashes. */
  configFor(path: string): string | undefined;
  /** The configurations of Telegraf that they name for it; the same object for as long as they are the same. */
  telegrafFor?(path: string): TelegrafFiles | undefined;
}

/** Files that a configuration names by a pattern. */
export interface NamedFiles {
  readonly kind: "prometheus-config" | "rule-file" | "target-file" | "telegraf-config";
  readonly pattern: TelegrafPattern;
  readonly config: Pick<ConfigFile, "path">;
}

const noSettings: ProjectSettings = { configFor: () => undefined };

/**
 * The files of a workspace and what follows from them together. Whoever holds it tells it of each new version of a
 * file; nothing else is done until something is asked. Paths are absolute, with slashes.
 */
export class Project {
  readonly #settings: ProjectSettings;
  readonly #files = new Map<string, SourceFile>();
  readonly #configs = new Map<string, ConfigFile>();
  readonly #ruleFiles = new RuleFiles();
  readonly #targetFiles = new Map<string, TargetFile>();
  readonly #telegraf = new TelegrafSetups();
  readonly #loaded = new Map<string, LoadedConfig>();
  readonly #joint = new Map<string, { readonly knowledge: JointKnowledge; readonly memory: JointMemory }>();
  /** Another one whenever a file comes or goes, or what is not a rule changes. */
  #version = 0;
  #roots: { readonly version: number; readonly roots: readonly ConfigFile[] } | undefined;

  constructor(settings: ProjectSettings = noSettings) {
    this.#settings = settings;
  }

  /** Whether there is a configuration at all: without one nothing is ever known. */
  get hasConfigs(): boolean {
    return this.#configs.size > 0;
  }

  /** Configurations and files of `scrape_config_files`. */
  get configs(): Iterable<ConfigFile> {
    return this.#configs.values();
  }

  /** The newest version of a file, to turn places in it into lines. */
  file(path: string): SourceFile | undefined {
    return this.#files.get(path);
  }

  files(): Iterable<readonly [path: string, file: SourceFile]> {
    return this.#files;
  }

  /** Takes the newest version of a file, whatever its kind. */
  put(path: string, file: SourceFile): void {
    if (this.#files.get(path) === file) return;
    const { kind } = file;
    const isRuleFile = kind === "rule-file" || kind === "kubernetes-rules";
    if (!isRuleFile) this.#removeRules(path);
    if (kind !== "prometheus-config") this.#removeConfig(path);
    if (kind !== "target-file") this.#removeTargets(path);
    if (kind !== "telegraf-config") this.#telegraf.remove(path);
    this.#files.set(path, file);
    if (isRuleFile) this.#putRules(path, file);
    else if (kind === "prometheus-config") this.#putConfig(path, file);
    else if (kind === "target-file") this.#putTargets(path, file);
    else if (kind === "telegraf-config") this.#telegraf.put(path, file);
  }

  /** Takes a configuration of Telegraf that counts only where the settings name it. */
  putNamedTelegraf(path: string, file: SourceFile): void {
    this.put(path, file);
    this.#telegraf.countWhereNamed(path);
  }

  /** A file lies where all files count. */
  countForAll(path: string): void {
    this.#telegraf.countForAll(path);
  }

  remove(path: string): void {
    this.#files.delete(path);
    this.#removeRules(path);
    this.#removeConfig(path);
    this.#removeTargets(path);
    this.#telegraf.remove(path);
  }

  /** Whether Telegraf's configurations may tell about any file. */
  get hasTelegraf(): boolean {
    return this.#telegraf.isNeeded;
  }

  /** What those of Telegraf's configurations say that count for a file; missing when there are none. */
  telegrafOf(path: string): TelegrafSetup | undefined {
    if (this.#telegraf.isEmpty) return undefined;
    const named = this.#telegraf.has(path) ? undefined : this.#settings.telegrafFor?.(path);
    return named === undefined ? this.#telegraf.all() : this.#telegraf.of(named);
  }

  /** Takes note of the configurations that the settings name for a file; tells whether they are news. */
  noteTelegraf(path: string): boolean {
    const named = this.#settings.telegrafFor?.(path);
    return named !== undefined && this.#telegraf.note(named);
  }

  /** The settings say something else than before. */
  settingsChanged(): void {
    this.#version++;
    this.#telegraf.forgetNamed();
    for (const path of this.#ruleFiles.paths()) this.noteTelegraf(path);
  }

  /** What is known about the series that the rules of a file see. */
  knowledgeOf(path: string): Knowledge {
    if (this.#configs.size === 0) return noKnowledge;
    const loading = this.#rootConfigs().map((config) => this.#loadedConfig(config));
    this.#indexRules(loading);
    const knowledge = loading.filter((each) => each.loads(path)).map((each) => this.#knowledgeFrom(each));
    if (knowledge.length <= 1) return knowledge[0] ?? noKnowledge;
    return this.#jointKnowledge(knowledge);
  }

  /** The same for a file that no configuration loads, as a guess: that of the configurations beside it or nearest above. */
  nearestKnowledge(path: string): Knowledge {
    const own = this.knowledgeOf(path);
    const roots = own === noKnowledge && this.#configs.size > 0 ? this.#rootConfigs() : [];
    if (roots.length === 0) return own;
    const above = roots.filter((config) => path.startsWith(folderOf(config.path)));
    const nearest = Math.max(0, ...above.map((config) => folderOf(config.path).length));
    const guessed = above.filter((config) => folderOf(config.path).length === nearest);
    const [config] = guessed.length > 0 ? guessed : roots.length === 1 ? roots : [];
    return config === undefined ? own : this.#knowledgeFrom(this.#loadedConfig(config));
  }

  /** The rules of all files that the same configurations load; where none loads the file, those of all files that some do. */
  *rulesBeside(path: string): Iterable<RuleDefinition> {
    if (this.#configs.size === 0) return;
    const all = this.#rootConfigs().map((config) => this.#loadedConfig(config));
    this.#indexRules(all);
    const loading = all.filter((each) => each.loads(path));
    yield* this.#ruleFiles.rules(
      (other) => loading.length === 0 || loading.some((each) => each.loads(other)),
    );
  }

  /** Does most of the work of the next question about a rule file, or about what a monitor gives, in small steps. */
  *prepare(path: string, file: SourceFile): Generator<void, void, void> {
    if (file.kind === "kubernetes-monitors") yield* prepareMonitors(path, file);
    if (file.kind !== "rule-file" && file.kind !== "kubernetes-rules") return;
    if (this.#configs.size === 0 || !this.#isLoaded(path)) return;
    yield* this.#ruleFiles.prepare(path, file);
  }

  #isLoaded(path: string): boolean {
    return this.#rootConfigs().some((config) => this.#loadedConfig(config).loads(path));
  }

  viewOf(path: string, facts = noFacts): ProjectView {
    const knowledge = this.knowledgeOf(path);
    const universe = this.universeOf(path);
    const telegraf = this.telegrafOf(path);
    const isKnown =
      knowledge !== noKnowledge || universe !== undefined || facts !== noFacts || telegraf !== undefined;
    const { workspace } = this.#ruleFiles;
    return isKnown ? { knowledge, facts, universe, workspace, telegraf } : noProject;
  }

  /** The universe of a configuration; a file of `scrape_config_files` has that of a configuration that names it. */
  universeOf(path: string): LabelUniverse | undefined {
    const own = this.#configs.get(path);
    if (own === undefined) return undefined;
    const roots = this.#rootConfigs();
    const root = roots.find((each) => each === own || this.#includes(each, path)) ?? own;
    return this.#loadedConfig(root).universe;
  }

  /** What the operator makes of all monitors: nothing says which of them a PrometheusRule is about. */
  *monitorJobs(): Iterable<JobUniverse> {
    for (const [path, file] of this.#files) {
      if (file.kind === "kubernetes-monitors" || file.kind === "kubernetes-rules")
        yield* monitorJobs(path, file);
    }
  }

  /** As what a configuration names the file. */
  namedKind(path: string): NamedFiles["kind"] | undefined {
    for (const { kind, pattern } of this.namedFiles()) if (matchesPattern(pattern, path)) return kind;
    return undefined;
  }

  /** What configurations name besides themselves, as files of which kind; somebody who can look into folders has to find them. */
  *namedFiles(): Iterable<NamedFiles> {
    for (const config of this.#configs.values()) {
      const { scrapeConfigFiles, ruleFiles, scrapeConfigs } = config.config;
      const patterns = (fields: readonly TextField[]) => filePatterns(config.path, fields);
      for (const pattern of patterns(scrapeConfigFiles)) yield { kind: "prometheus-config", pattern, config };
      for (const pattern of patterns(ruleFiles)) yield { kind: "rule-file", pattern, config };
      for (const { targetFiles } of scrapeConfigs) {
        for (const pattern of patterns(targetFiles)) yield { kind: "target-file", pattern, config };
      }
    }
    for (const config of this.#telegraf.named) {
      for (const pattern of config.patterns) yield { kind: "telegraf-config", pattern, config };
    }
  }

  #putRules(path: string, file: SourceFile): void {
    if (this.#ruleFiles.put(path, file)) this.#version++;
  }

  #removeRules(path: string): void {
    if (this.#ruleFiles.remove(path)) this.#version++;
  }

  /** Reads the rules of those files that some configuration loads. */
  #indexRules(loading: readonly LoadedConfig[]): void {
    this.#ruleFiles.index((path) => loading.some((each) => each.loads(path)));
  }

  #putConfig(path: string, file: SourceFile): void {
    this.#version++;
    const config = prometheusConfigOf(file);
    if (config === undefined) this.#configs.delete(path);
    else this.#configs.set(path, { path, config, file });
  }

  #removeConfig(path: string): void {
    if (this.#configs.delete(path)) this.#version++;
  }

  #putTargets(path: string, file: SourceFile): void {
    this.#targetFiles.set(path, targetFileOf(path, file));
    this.#version++;
  }

  #removeTargets(path: string): void {
    if (this.#targetFiles.delete(path)) this.#version++;
  }

  /** Those that no other one includes. */
  #rootConfigs(): readonly ConfigFile[] {
    if (this.#roots?.version === this.#version) return this.#roots.roots;
    const all = [...this.#configs.values()];
    const roots = all.filter(
      ({ path }) => !all.some((other) => other.path !== path && this.#includes(other, path)),
    );
    for (const path of this.#loaded.keys()) {
      if (!roots.some((root) => root.path === path)) this.#loaded.delete(path);
    }
    this.#roots = { version: this.#version, roots };
    return roots;
  }

  #includes({ path, config }: ConfigFile, other: string): boolean {
    return filePatterns(path, config.scrapeConfigFiles).some((pattern) => matchesPattern(pattern, other));
  }

  #loadedConfig(config: ConfigFile): LoadedConfig {
    let loaded = this.#loaded.get(config.path);
    if (loaded?.version === this.#version) return loaded;
    const universe = this.#universe(config, loaded?.universe);
    const rules = filePatterns(config.path, config.config.ruleFiles);
    loaded = {
      version: this.#version,
      universe,
      answers: loaded?.answers ?? new ConfigAnswers(config.file.options, universe, noRules),
      knowledge: loaded?.knowledge,
      // Both are found out again: what is known of the rules may depend on everything.
      recordings: -1,
      alerts: -1,
      isComplete: rules.every((pattern) => this.#hasRuleFile(pattern)),
      loads: this.#loadsOf(config.path, rules),
    };
    this.#loaded.set(config.path, loaded);
    return loaded;
  }

  /** Remembers its answers. */
  #loadsOf(config: string, rules: readonly FilePattern[]): LoadedConfig["loads"] {
    const known = new Map<string, boolean>();
    return (path) => {
      let answer = known.get(path);
      if (answer === undefined) {
        const chosen = this.#settings.configFor(path);
        answer =
          chosen === undefined ? rules.some((pattern) => matchesPattern(pattern, path)) : chosen === config;
        known.set(path, answer);
      }
      return answer;
    };
  }

  #hasRuleFile(pattern: FilePattern): boolean {
    for (const path of this.#ruleFiles.paths()) if (matchesPattern(pattern, path)) return true;
    return false;
  }

  /** The same universe as before when none of the files that it is made of has changed. */
  #universe(config: ConfigFile, before: ConfigUniverse | undefined): ConfigUniverse {
    const included = [...this.#configs.values()].filter(
      ({ path }) => path !== config.path && this.#includes(config, path),
    );
    const targets = new Map<string, TargetFile>();
    for (const { path, config: each } of [config, ...included]) {
      for (const { targetFiles } of each.scrapeConfigs) {
        for (const pattern of filePatterns(path, targetFiles)) {
          for (const [file, model] of this.#targetFiles) {
            if (matchesPattern(pattern, file)) targets.set(file, model);
          }
        }
      }
    }
    const sources = { config, included, targetFiles: targets };
    if (before?.isOf(sources)) return before;
    return new ConfigUniverse(sources);
  }

  #knowledgeFrom(loaded: LoadedConfig): ConfigKnowledge {
    const { recordingsVersion, alertsVersion } = this.#ruleFiles.definitions;
    const isSame = loaded.recordings === recordingsVersion && loaded.alerts === alertsVersion;
    if (isSame && loaded.knowledge !== undefined) return loaded.knowledge;
    loaded.recordings = recordingsVersion;
    loaded.alerts = alertsVersion;
    loaded.answers.renew(loaded.universe, this.#rulesOf(loaded));
    if (loaded.knowledge?.isCurrent() !== true) loaded.knowledge = new ConfigKnowledge(loaded.answers);
    return loaded.knowledge;
  }

  #rulesOf({ loads, isComplete }: LoadedConfig): LoadedRules {
    const { definitions } = this.#ruleFiles;
    const find = (kind: IndexedKind, name: string): RuleDefinition[] =>
      [...definitions.find(kind, name)].filter(({ place }) => loads(place.file));
    return {
      recordingRulesOf: (metric) => find("recording", metric),
      alertingRulesOf: (alert) => find("alerting", alert),
      absenceRules: () => find("absence", "up"),
      *alertingRules() {
        for (const rule of definitions.alerts()) if (loads(rule.place.file)) yield rule;
      },
      isComplete,
    };
  }

  #jointKnowledge(parts: readonly ConfigKnowledge[]): Knowledge {
    const key = parts.map(({ configs }) => configs[0]!.path).join("\n");
    const known = this.#joint.get(key);
    if (known !== undefined && sameItems(known.knowledge.parts, parts)) return known.knowledge;
    const memory = known?.memory ?? new JointMemory();
    const knowledge = new JointKnowledge(parts, memory);
    this.#joint.set(key, { knowledge, memory });
    return knowledge;
  }
}

/** What is kept of a configuration that none includes. */
interface LoadedConfig {
  readonly version: number;
  readonly universe: ConfigUniverse;
  readonly answers: ConfigAnswers;
  readonly isComplete: boolean;
  /** Whether it loads the file: the settings go before `rule_files`. */
  loads(path: string): boolean;
  knowledge: ConfigKnowledge | undefined;
  /** Versions of the definitions that the knowledge is of. */
  recordings: number;
  alerts: number;
}

const noRules: LoadedRules = {
  recordingRulesOf: () => [],
  alertingRulesOf: () => [],
  absenceRules: () => [],
  *alertingRules() {},
  isComplete: false,
};

/** With the slash at its end. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}
