import path from "node:path";
import { alertingRulesIn, type PlacedAlert } from "../../core/alerting/alert-definition.ts";
import { type AskedAlert, askedAlert } from "../../core/alerting/asked-alert.ts";
import { noFacts } from "../../core/facts/facts.ts";
import { fileKind } from "../../core/files/file-kind.ts";
import { readFile } from "../../core/files/read-file.ts";
import type { PrometheusConfig } from "../../core/files/scrape-config.ts";
import type { SourceFile } from "../../core/files/source-file.ts";
import type { Place } from "../../core/labels/place.ts";
import type { Knowledge } from "../../core/project/knowledge.ts";
import type { JobUniverse } from "../../core/project/label-universe.ts";
import { createRegexCompiler } from "../../core/regex/compile-regex.ts";
import { decodeText } from "../../disk/decode-text.ts";
import { type FoundFile, findFiles } from "../../disk/find-files.ts";
import { FileReader } from "../../disk/read-bytes.ts";
import { shownPath, slashed } from "../../disk/slashed-path.ts";
import { systemMessage } from "../../disk/unread.ts";
import { ConfigurationFinder } from "../configuration-finder.ts";
import type { Environment } from "../environment.ts";
import { RunProject } from "../run-project.ts";

/** An alerting rule of the files that the command line names. */
export interface NamedAlert extends AskedAlert {
  /** Of its file, as it is shown. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** The rule files that a command is about, and the configuration that goes with them. */
export class RuleFiles {
  /** Why a file cannot be read: a sentence each. */
  readonly mistakes: string[] = [];
  readonly #environment: Environment;
  readonly #configurations: ConfigurationFinder;
  readonly #project: RunProject;
  readonly #files: { readonly path: string; readonly source: SourceFile }[] = [];
  #config: string | undefined;

  constructor(environment: Environment) {
    this.#environment = environment;
    this.#configurations = new ConfigurationFinder({ yaml: environment.yaml, regex: createRegexCompiler() });
    this.#project = new RunProject(this.#configurations);
  }

  /** Reads the files that the paths mean, and the configuration that is named or that lies near them. */
  read(paths: readonly string[], config: string | undefined): void {
    const { cwd } = this.#environment;
    const { files, unread } = findFiles(paths, { cwd });
    for (const { path: file, message } of unread) this.mistakes.push(`${shownPath(file, cwd)}: ${message}`);
    for (const file of files) this.#readFile(file);
    if (config === undefined) {
      for (const file of this.#files) this.#project.lookAround(file.path);
      return;
    }
    this.#config = slashed(path.resolve(cwd, config));
    const mistake = this.#project.readConfig(this.#config);
    if (mistake !== undefined) this.mistakes.push(`${shownPath(this.#config, cwd)}: ${mistake}`);
  }

  alerts(name: string | undefined): readonly NamedAlert[] {
    const files = this.#files.map(({ source }) => source);
    return this.#files.flatMap(({ path: file, source }) => {
      const knowledge = this.#knowledgeOf(file, source);
      const shown = shownPath(file, this.#environment.cwd);
      return [...alertingRulesIn(source)]
        .filter(({ rule }) => name === undefined || rule.alert.value === name)
        .map((placed) => ({
          ...askedAlert(placed, source, { knowledge, files }),
          path: shown,
          line: lineOf(placed, source),
        }));
    });
  }

  /** The jobs of the configuration that is named, or of those that load the files. */
  jobs(): readonly JobUniverse[] {
    if (this.#config !== undefined) return this.#project.universeOf(this.#config)?.jobs ?? [];
    const jobs = this.#files.flatMap(({ path: file, source }) => this.#knowledgeOf(file, source).jobs);
    return [...new Set(jobs)];
  }

  /** The configuration that says what is sent. */
  config(): PrometheusConfig | undefined {
    if (this.#config !== undefined) return this.#project.universeOf(this.#config)?.config.config;
    const [first] = this.#files;
    return first && this.#knowledgeOf(first.path, first.source).configs[0]?.config;
  }

  fileAndLine({ file, span }: Place): string {
    const line = this.#project.file(file)?.positionAt(span.from).line;
    return shownPath(file, this.#environment.cwd) + (line === undefined ? "" : `:${line + 1}`);
  }

  #knowledgeOf(file: string, source: SourceFile): Knowledge {
    return this.#project.viewOf(file, source, noFacts).knowledge;
  }

  #readFile(found: FoundFile): void {
    const { cwd } = this.#environment;
    const file = slashed(found.path === "-" ? path.join(cwd, "<stdin>") : found.path);
    try {
      const bytes = found.path === "-" ? this.#environment.readStdin() : new FileReader().read(found.path);
      const { text } = decodeText(Buffer.from(bytes));
      const hints = found.named ? ({ path: file, namedBy: "user" } as const) : { path: file };
      const kind = fileKind(text, hints);
      const isRules = kind === "rule-file" || kind === "kubernetes-rules";
      if (isRules) {
        const options = this.#configurations.settingsFor(file).read;
        this.#files.push({ path: file, source: readFile(text, { kind, path: file, options }) });
      } else if (found.named) this.mistakes.push(`${shownPath(file, cwd)}: this is no rule file`);
    } catch (error) {
      this.mistakes.push(`${shownPath(file, cwd)}: ${systemMessage(error)}`);
    }
  }
}

function lineOf({ rule, start }: PlacedAlert, source: SourceFile): number {
  return source.positionAt(start + rule.alert.scalar.span.from).line + 1;
}
