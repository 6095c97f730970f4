import path from "node:path";
import { MetricCatalogue } from "../core/catalogue/metric-catalogue.ts";
import { defaultInterval } from "../core/explain/default-interval.ts";
import type { Prose } from "../core/explain/prose.ts";
import { proseText } from "../core/explain/prose.ts";
import { ruleInWords } from "../core/explain/rule-in-words.ts";
import { type RuleOfFile, rulesOf } from "../core/explain/rules-of-file.ts";
import { valueNames } from "../core/explain/value-names.ts";
import { noFacts } from "../core/facts/facts.ts";
import { fileKind } from "../core/files/file-kind.ts";
import { readFile } from "../core/files/read-file.ts";
import { ruleName } from "../core/files/rule-name.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import { sourceOf } from "../core/project/selector-source.ts";
import { createRegexCompiler } from "../core/regex/compile-regex.ts";
import { codeSpan } from "../core/text/markdown.ts";
import { decodeText } from "../disk/decode-text.ts";
import { FileReader } from "../disk/read-bytes.ts";
import { shownPath, slashed } from "../disk/slashed-path.ts";
import { systemMessage } from "../disk/unread.ts";
import type { ExplainOptions } from "./arguments.ts";
import { ConfigurationFinder } from "./configuration-finder.ts";
import type { Environment } from "./environment.ts";
import { type Colors, colorsFor } from "./report/colors.ts";
import { RunProject } from "./run-project.ts";

/** A rule as it is told. */
interface ExplainedRule {
  readonly file: string;
  /** Of its name, or of the rule where it has none; from 1. */
  readonly line: number;
  readonly kind: "alerting" | "recording" | "unnamed";
  readonly name: string | undefined;
  readonly expr: string | undefined;
  /** Missing where the expression is broken, or not there. */
  readonly words: Prose | undefined;
}

/** `promrules explain`: what rules say, in plain sentences; gives the exit code. */
export function runExplain(options: ExplainOptions, environment: Environment): number {
  const { stdout, stderr, variables } = environment;
  const explainer = new Explainer(environment);
  const rules: ExplainedRule[] = [];
  let isRead = true;
  for (const place of options.places) {
    const found = explainer.explain(place);
    if (typeof found === "string") {
      stderr.write(`promrules: ${found}\n`);
      isRead = false;
    } else {
      if (found.length === 0) stderr.write(`promrules: ${place}: there are no rules\n`);
      rules.push(...found);
    }
  }
  if (rules.length > 0 || options.format === "json") {
    stdout.write(render(rules, options.format, colorsFor(stdout.isTerminal, variables)));
  }
  if (!isRead) return 2;
  return rules.length > 0 && rules.every(({ words }) => words !== undefined) ? 0 : 1;
}

class Explainer {
  readonly #environment: Environment;
  readonly #configurations: ConfigurationFinder;
  readonly #project: RunProject;

  constructor(environment: Environment) {
    this.#environment = environment;
    const { yaml } = environment;
    const catalogue = new MetricCatalogue(environment.catalogue);
    this.#configurations = new ConfigurationFinder({ yaml, regex: createRegexCompiler(), catalogue });
    this.#project = new RunProject(this.#configurations);
  }

  /** The rules that `FILE` or `FILE:LINE` means, or why there are none. */
  explain(place: string): readonly ExplainedRule[] | string {
    const whole = this.#read(place);
    if (typeof whole !== "string") return this.#rulesAt(whole, undefined);
    // A file may have a colon in its name, so this comes second.
    const [, name, line] = /^(.+):(\d+)$/.exec(place) ?? [];
    const file = name === undefined ? whole : this.#read(name);
    if (typeof file === "string") return file;
    const rules = this.#rulesAt(file, Number(line));
    return rules.length === 0 ? `${file.shown}:${line}: there is no rule in this line` : rules;
  }

  #read(name: string): FileToExplain | string {
    const { cwd } = this.#environment;
    const file = slashed(name === "-" ? path.join(cwd, "<stdin>") : path.resolve(cwd, name));
    const shown = name === "-" ? "<stdin>" : shownPath(file, cwd);
    try {
      const bytes = name === "-" ? this.#environment.readStdin() : new FileReader().read(file);
      const { text } = decodeText(bytes);
      const kind = fileKind(text, { path: file, namedBy: "user" });
      if (kind !== "rule-file" && kind !== "kubernetes-rules") return `${shown}: this is no rule file`;
      const { read: options } = this.#configurations.settingsFor(file);
      return { path: file, shown, source: readFile(text, { kind, path: file, options }) };
    } catch (error) {
      return `${shown}: ${systemMessage(error)}`;
    }
  }

  #rulesAt({ path: file, shown, source }: FileToExplain, line: number | undefined): ExplainedRule[] {
    this.#project.lookAround(file);
    const { knowledge } = this.#project.viewOf(file, source, noFacts);
    const { regex, features, catalogue } = source.options;
    const nameOfValue = valueNames(catalogue, knowledge);
    const interval = defaultInterval(knowledge);
    const rules: ExplainedRule[] = [];
    for (const placed of rulesOf(source)) {
      if (line !== undefined && !isAt(placed, line, source)) continue;
      const { rule, group, start } = placed;
      const name = ruleName(rule);
      const at = (name?.scalar.span ?? rule.node.span).from + start;
      rules.push({
        file: shown,
        line: source.positionAt(at).line + 1,
        kind: rule.kind,
        name: name?.value,
        expr: rule.expr?.value,
        words: ruleInWords(
          { rule, group, defaultInterval: interval },
          { source: sourceOf(knowledge), regex, features, nameOfValue },
        ),
      });
    }
    return rules;
  }
}

interface FileToExplain {
  readonly path: string;
  readonly shown: string;
  readonly source: SourceFile;
}

function isAt({ rule, start }: RuleOfFile, line: number, source: SourceFile): boolean {
  const { from, to } = rule.node.span;
  const first = source.positionAt(from + start).line + 1;
  const last = source.positionAt(Math.max(from, to - 1) + start).line + 1;
  return first <= line && line <= last;
}

const unexplained = "The rule is broken or not complete, so nothing can be said. `promrules check` says why.";

function render(rules: readonly ExplainedRule[], format: ExplainOptions["format"], colors: Colors): string {
  switch (format) {
    case "json":
      return `${JSON.stringify({ version: 1, rules: rules.map(toJson) }, undefined, 2)}\n`;
    case "markdown":
      return rules.map(toMarkdown).join("\n");
    case "text":
      return rules.map((rule) => toText(rule, colors)).join("\n");
  }
}

function toText({ file, line, name, words }: ExplainedRule, colors: Colors): string {
  const text = words === undefined ? unexplained : proseText(words, codeSpan);
  const head = `${colors.bold(name === undefined ? "rule" : codeSpan(name).slice(1, -1))} ${colors.faint(`(${file}:${line})`)}`;
  return `${head}\n${text.replace(/^(?=.)/gm, "  ").replace(/\n\n/g, "\n")}\n`;
}

function toMarkdown({ name, expr, words }: ExplainedRule): string {
  const text = words === undefined ? unexplained : proseText(words, codeSpan);
  return `## ${codeSpan(name ?? "rule")}\n\n${text}\n${expr === undefined ? "" : `\n${codeBlock(expr)}\n`}`;
}

function codeBlock(expr: string): string {
  const fence = "`".repeat(Math.max(3, ...(expr.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `${fence}promql\n${expr.trim()}\n${fence}`;
}

function toJson({ words, name, expr, ...rule }: ExplainedRule): object {
  return {
    ...rule,
    name: name ?? null,
    expr: expr ?? null,
    explanation: words === undefined ? null : proseText(words, codeSpan),
  };
}
