import path from "node:path";
import { MetricCatalogue } from "../core/catalogue/metric-catalogue.ts";
import type { Problem } from "../core/checks/check.ts";
import { checkPage } from "../core/checks/check-page.ts";
import { type CheckSettings, severityOf } from "../core/checks/check-settings.ts";
import { FileProblems } from "../core/checks/file-problems.ts";
import { sortProblems } from "../core/checks/sort-problems.ts";
import { yamlSyntax } from "../core/checks/yaml-syntax.ts";
import { type Facts, noFacts } from "../core/facts/facts.ts";
import { type FileHints, type FileKind, fileKind } from "../core/files/file-kind.ts";
import { readFile } from "../core/files/read-file.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import { NamedRuleFiles, ruleFilePatterns, targetFilePatterns } from "../core/project/named-rule-files.ts";
import { noProject } from "../core/project/project-view.ts";
import { RuleFileNames } from "../core/project/rule-file-names.ts";
import { createRegexCompiler } from "../core/regex/compile-regex.ts";
import { type DecodedText, decodeText, type EncodingProblem } from "../disk/decode-text.ts";
import { type FoundFile, findFiles } from "../disk/find-files.ts";
import { FileReader } from "../disk/read-bytes.ts";
import { readTextFile } from "../disk/read-text.ts";
import { shownPath, slashed } from "../disk/slashed-path.ts";
import { systemMessage, type Unread } from "../disk/unread.ts";
import type { CheckOptions } from "./arguments.ts";
import { ConfigurationFinder } from "./configuration-finder.ts";
import type { Environment } from "./environment.ts";
import { Progress } from "./progress.ts";
import type { CheckResult, ReportedProblem } from "./report/check-result.ts";
import { type OtherFile, reportProblems } from "./report/report-problem.ts";
import { RunProject } from "./run-project.ts";

/** What is known of the server of a file, for which the configuration names a snapshot or none. */
export type FactsFor = (snapshot: string | undefined) => Facts;

/** Some thousand rules: whoever has more had better have them checked by optimised code soon. */
const longRun = 1_500_000;

/** One run over all files that the command line means. */
export class CheckRun {
  readonly #options: CheckOptions;
  readonly #environment: Environment;
  readonly #configurations: ConfigurationFinder;
  readonly #reader = new FileReader();
  readonly #unread: Unread[] = [];
  /** By every prometheus.yml among the files, whatever it is called, and by those in folders above. */
  readonly #namedByPrometheus: NamedRuleFiles[] = [];
  readonly #namedAsTargets: NamedRuleFiles[] = [];
  readonly #ruleFileNames: RuleFileNames;
  readonly #project: RunProject;
  readonly #factsFor: FactsFor;
  /** Whether all configurations are known by now. */
  #knowsProject = false;
  /** Files that came before that. */
  readonly #early: { readonly found: FoundFile; readonly kind: FileKind; readonly isChecked: boolean }[] = [];
  #stdin: Buffer | undefined;
  /** Of all texts that were checked. */
  #characters = 0;
  /** The problems of each file that was recognised, by the name that it is shown with. */
  readonly #checked = new Map<string, readonly ReportedProblem[]>();

  constructor(options: CheckOptions, environment: Environment, factsFor: FactsFor) {
    this.#options = options;
    this.#factsFor = factsFor;
    this.#environment = environment;
    this.#ruleFileNames = new RuleFileNames({ readText: readTextFile, yaml: environment.yaml });
    this.#configurations = new ConfigurationFinder({
      yaml: environment.yaml,
      toml: environment.toml,
      regex: createRegexCompiler(),
      catalogue: new MetricCatalogue(environment.catalogue),
      flags: options,
      forAll: options.config === undefined ? undefined : path.resolve(environment.cwd, options.config),
    });
    this.#project = new RunProject(this.#configurations);
  }

  run(): CheckResult {
    const { files, unread } = findFiles(this.#options.paths, {
      cwd: this.#environment.cwd,
      isNamed: (file) =>
        this.#ruleFileNames.names(slashed(file)) || this.#ruleFileNames.namesTargets(slashed(file)),
    });
    const progress = new Progress(this.#environment.stderr, this.#environment.now);
    const others: FoundFile[] = [];
    for (const file of files) this.#project.lookAround(slashed(this.#place(file).path));
    for (const [index, file] of files.entries()) {
      if (this.#check(file) !== "rule-file") others.push(file);
      progress.report(index + 1, files.length);
    }
    // Only now is it known what every prometheus.yml among the files names as its rule files.
    for (const file of others) {
      if (this.#isNamedAsRules(slashed(file.path))) this.#check(file, "rule-file");
      else if (this.#isNamedAsTargets(slashed(file.path))) this.#check(file, "target-file");
    }
    this.#checkInProject();
    for (const file of this.#configurations.faulty)
      this.#check({ path: file, named: true }, "promrules-config");
    for (const file of this.#configurations.faultyMetrics)
      this.#check({ path: file, named: true }, "own-metrics");
    progress.end();
    return this.#result([...unread, ...this.#configurations.unread, ...this.#unread]);
  }

  /** What waited for the configurations is checked now, and what was checked without them once more. */
  #checkInProject(): void {
    this.#knowsProject = true;
    for (const { found, kind, isChecked } of this.#early) {
      const path = slashed(this.#place(found).path);
      if (!isChecked || this.#project.knows(path)) this.#check(found, kind);
    }
  }

  #isNamedAsRules(file: string): boolean {
    return this.#namedByPrometheus.some((names) => names.names(file)) || this.#ruleFileNames.names(file);
  }

  #namedBy({ path, named }: FoundFile): FileHints["namedBy"] {
    if (this.#ruleFileNames.namesTargets(slashed(path))) return "file_sd_configs";
    return named ? "user" : undefined;
  }

  #isNamedAsTargets(file: string): boolean {
    return this.#namedAsTargets.some((names) => names.names(file)) || this.#ruleFileNames.namesTargets(file);
  }

  #result(unread: readonly Unread[]): CheckResult {
    const { cwd } = this.#environment;
    const names = [...this.#checked.keys()].sort();
    return {
      files: names.length,
      unread: unread.map(({ path: file, message }) => ({ file: shownPath(file, cwd), message })),
      problems: names.flatMap((name) => this.#checked.get(name) ?? []),
    };
  }

  /** Total: whatever goes wrong with one file is said of it, and the others are still checked. */
  #check(found: FoundFile, knownKind?: FileKind): FileKind {
    const file = this.#place(found);
    if (!found.named && this.#configurations.isExcluded(file.path)) return "unknown";
    const bytes = this.#read(found, file.path);
    if (bytes === undefined) return "unknown";
    try {
      const decoded = decodeText(bytes);
      const hints = { path: slashed(file.path), namedBy: this.#namedBy(found) };
      const kind = knownKind ?? fileKind(decoded.text, hints);
      if (kind !== "unknown") this.#checkText(decoded, kind, found);
      return kind;
    } catch (error) {
      const message = `promrules failed on this file, please report it: ${systemMessage(error)}`;
      this.#unread.push({ path: file.path, message });
      return "unknown";
    }
  }

  #read(found: FoundFile, shown: string): Buffer | undefined {
    try {
      if (found.path !== "-") return this.#reader.read(found.path);
      this.#stdin ??= Buffer.from(this.#environment.readStdin());
      return this.#stdin;
    } catch (error) {
      this.#unread.push({ path: shown, message: systemMessage(error) });
      return undefined;
    }
  }

  /** Where a file lies for its configuration, and how it is shown. */
  #place(found: FoundFile): { readonly path: string; readonly shown: string } {
    const { cwd } = this.#environment;
    if (found.path !== "-") return { path: found.path, shown: shownPath(found.path, cwd) };
    const name = this.#options.stdinFilename;
    if (name === undefined) return { path: path.join(cwd, "<stdin>"), shown: "<stdin>" };
    return { path: path.resolve(cwd, name), shown: shownPath(path.resolve(cwd, name), cwd) };
  }

  #checkText({ text, problem: encoding }: DecodedText, kind: FileKind, found: FoundFile): void {
    this.#count(text);
    const file = this.#place(found);
    const path = slashed(file.path);
    const settings = this.#configurations.settingsFor(file.path);
    const source = readFile(text, { kind, path, options: settings.read });
    if (kind === "prometheus-config" && !this.#knowsProject) this.#noteConfig(path, source);
    if (kind === "telegraf-config" && !this.#knowsProject) this.#project.putTelegraf(path, source);
    if (this.#waits(path, kind, found)) {
      if (kind !== "prometheus-config" && this.#facts(path) !== noFacts) this.#project.putRules(path, source);
      return;
    }
    const view = this.#knowsProject ? this.#project.viewOf(path, source, this.#facts(path)) : noProject;
    const problems = [...new FileProblems(settings.checks).update(source, view)];
    if (encoding !== undefined) problems.push(...encodingProblem(encoding, settings.checks));
    this.#checked.set(
      file.shown,
      reportProblems(sortProblems(problems), {
        source,
        file: file.shown,
        other: (other) => this.#otherFile(other),
        urlOf: (check) => checkPage(this.#environment.manifest().repository, check),
      }),
    );
  }

  #count(text: string): void {
    const before = this.#characters;
    this.#characters += text.length;
    if (before <= longRun && this.#characters > longRun) this.#environment.expectLongRun?.();
  }

  #noteConfig(path: string, source: SourceFile): void {
    const text = source.text();
    const patterns = ruleFilePatterns(text, this.#environment.yaml);
    this.#namedByPrometheus.push(new NamedRuleFiles(path, patterns));
    const targets = targetFilePatterns(text, this.#environment.yaml);
    this.#namedAsTargets.push(new NamedRuleFiles(path, targets));
    this.#project.putConfig(path, source);
  }

  /** Whether a file is checked later, when what configurations tell about it is known. */
  #waits(path: string, kind: FileKind, found: FoundFile): boolean {
    const isProjectKind = kind === "rule-file" || kind === "kubernetes-rules" || kind === "prometheus-config";
    if (this.#knowsProject || !isProjectKind) return false;
    const mayBeToldMore = this.#facts(path) !== noFacts || this.#project.mayKnow(path);
    const waits = kind === "prometheus-config" || mayBeToldMore;
    this.#early.push({ found, kind, isChecked: !waits });
    return waits;
  }

  #facts(path: string): Facts {
    return this.#factsFor(this.#configurations.snapshotFor(path));
  }

  #otherFile(path: string): OtherFile | undefined {
    const source = this.#project.file(path);
    return source && { source, file: shownPath(path, this.#environment.cwd) };
  }
}

function encodingProblem({ offset, message }: EncodingProblem, settings: CheckSettings): Problem[] {
  const severity = severityOf(yamlSyntax, settings);
  if (severity === "off") return [];
  return [{ check: yamlSyntax.id, severity, span: { from: offset, to: offset + 1 }, message }];
}
