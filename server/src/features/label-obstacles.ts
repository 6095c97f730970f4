import {
  type LabelSource,
  type LabelStory,
  labelStory,
  type StoryContext,
} from "../core/explain/label-story.ts";
import { alertTemplate } from "../core/files/alert-template.ts";
import { alertTexts } from "../core/files/alert-texts.ts";
import type { Rule } from "../core/files/rule-file.ts";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { labelUsesIn } from "../core/labels/label-uses.ts";
import type { PossibleLabel } from "../core/labels/possible-labels.ts";
import type { Origin } from "../core/labels/provenance.ts";
import type { Knowledge } from "../core/project/knowledge.ts";
import type { JobUniverse } from "../core/project/label-universe.ts";
import type { Expression } from "../core/promql/ast.ts";
import { templateReferences } from "../core/template/references.ts";
import { expressionsIn } from "./embedded-expressions.ts";
import { placesOf } from "./name-places.ts";
import { pathInWords } from "./path-in-words.ts";
import type { RenameTask } from "./rename-obstacles.ts";

/** Why a label cannot be renamed in all places: it may come from somewhere that no file of the workspace says. */
export function* whyLabelStays(task: RenameTask): Generator<void, string | undefined, void> {
  const { name, files, context } = task;
  let isDefined = false;
  const jobs = new Set<JobUniverse>();
  for (const { path, file } of files) {
    yield;
    const places = placesOf("label", name, path, file);
    isDefined ||= places.some(({ isDefinition }) => isDefinition);
    if (file.kind === "kubernetes-monitors" && places.length > 0) {
      return `\`${pathInWords(path, context.path)}\` has it in a monitor, and which Prometheus takes that is not known.`;
    }
    for (const job of context.project.knowledgeOf(path).jobs) jobs.add(job);
  }
  if (!isDefined) return `No file of the workspace defines \`${name}\`.`;
  for (const { path } of context.project.configs) {
    for (const job of context.project.universeOf(path)?.jobs ?? []) jobs.add(job);
  }
  for (const job of jobs) {
    yield;
    const reason = whyJobKeeps(job, task);
    if (reason !== undefined) return reason;
  }
  for (const { path, file } of files) {
    const reason = yield* whyUsesStay(file, context.project.knowledgeOf(path), {
      name,
      path: pathInWords(path, context.path),
    });
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function whyJobKeeps(job: JobUniverse, { name, newName, context }: RenameTask): string | undefined {
  const ofJob = `job \`${job.job}\``;
  const target = job.targetLabels;
  if (target?.open.some((open) => open.allows(name)))
    return `A discovery or \`labelmap\` of ${ofJob} may make it, too.`;
  const label = target?.labels.get(name);
  if (label !== undefined) {
    const foreign = foreignOrigin(label);
    if (foreign !== undefined) return `In ${ofJob} it comes from ${foreign}.`;
  }
  const { relabelConfigs, metricRelabelConfigs } = job.scrapeConfig;
  const { regex } = context.file.options;
  for (const { config } of [...(relabelConfigs?.rules ?? []), ...(metricRelabelConfigs?.rules ?? [])]) {
    if (!goesByName.has(config.action)) continue;
    const compiled = regex(config.regex);
    const [before, after] = [name, newName].map((each) => compiled.ok && compiled.matches(each));
    if (before !== after || (config.action === "labelmap" && before)) {
      return `A \`${config.action}\` of ${ofJob} goes by the names of labels.`;
    }
  }
  return undefined;
}

const goesByName: ReadonlySet<string> = new Set(["labelmap", "labeldrop", "labelkeep"]);

/** Where a label comes from that is written nowhere under its name. */
function foreignOrigin({ from }: PossibleLabel): string | undefined {
  for (const way of from) {
    const origin = way.at(-1)?.origin;
    const words = origin && wordsOfForeign(origin);
    if (words !== undefined) return words;
  }
  return undefined;
}

function wordsOfForeign(origin: Origin): string | undefined {
  switch (origin.kind) {
    case "discovery":
      return `\`${origin.sd}_sd_configs\``;
    case "relabel":
      return origin.rule.action === "labelmap" ? "`labelmap`" : undefined;
    case "scrape-field":
      return `\`${origin.field}\``;
    case "exporter":
    case "exported":
      return "the exporter";
    case "telegraf":
      return "Telegraf";
    case "operator":
      return "the Prometheus Operator";
    case "address":
      return "the address";
    default:
      return undefined;
  }
}

interface UseOfLabel {
  readonly parts: readonly Expression[];
  readonly root: Expression;
  /** Equal for uses that ask for the same series. */
  readonly key: string;
}

/** Whether something in the rules of a file may mean a label that is not the workspace's. */
function* whyUsesStay(
  file: SourceFile,
  knowledge: Knowledge,
  { name, path }: { readonly name: string; readonly path: string },
): Generator<void, string | undefined, void> {
  const seen = new Set<string>();
  for (const { chunk } of file.chunks()) {
    if (!chunk.text.includes(name)) continue;
    yield;
    for (const use of usesIn(chunk, file, name)) {
      if (typeof use === "string") return `\`${path}\` ${use}.`;
      if (seen.has(use.key)) continue;
      seen.add(use.key);
      yield;
      const reason = whyForeign(use, { name, path, knowledge, file });
      if (reason !== undefined) return reason;
    }
  }
  return undefined;
}

function* usesIn(chunk: Chunk, file: SourceFile, name: string): Generator<UseOfLabel | string> {
  for (const { expression } of expressionsIn(chunk, file)) {
    const { root, text } = expression;
    for (const use of labelUsesIn(root)) {
      if (use.name !== name || use.role === "destination") continue;
      if (use.role === "info-matcher") {
        yield "asks `info` for it, which takes labels from other series";
        continue;
      }
      const key = use.readFrom.map(({ span }) => text.slice(span.from, span.to)).join("\n");
      yield { parts: use.readFrom, root: root!, key };
    }
  }
  for (const rule of chunk.rules) yield* usesInTemplates(rule, chunk, file, name);
}

function* usesInTemplates(
  rule: Rule,
  chunk: Chunk,
  { dialect }: SourceFile,
  name: string,
): Generator<UseOfLabel | string> {
  for (const label of alertTexts(rule)) {
    if (!label.text.includes(name)) continue;
    const read = alertTemplate(label, chunk.text, dialect);
    for (const reference of read === undefined ? [] : templateReferences(read.template)) {
      if (reference.kind === "query" && reference.text.includes(name))
        yield "asks for it in a query of a template";
      if (reference.kind !== "label" || reference.name !== name || reference.owner === "external") continue;
      if (reference.owner !== "alert") yield "asks for it in what a query of a template finds";
      // `$labels` are those of the expression, whatever labels the rule adds.
      else {
        const expression = rule.expr?.expression;
        const { root } = expression ?? {};
        if (root !== undefined) yield { parts: [root], root, key: `template ${expression!.text}` };
      }
    }
  }
}

interface Whereabouts {
  readonly name: string;
  readonly path: string;
  readonly knowledge: Knowledge;
  readonly file: SourceFile;
}

/** Why a use may mean a label that the workspace does not define. */
function whyForeign(
  { parts, root }: UseOfLabel,
  { name, path, knowledge, file }: Whereabouts,
): string | undefined {
  const inFile = `in \`${path}\``;
  if (knowledge.configs.length === 0) {
    return `It is not known which labels the series ${inFile} have: no \`prometheus.yml\` of the workspace names the file in \`rule_files\`.`;
  }
  const [opening] = knowledge.openings;
  if (opening !== undefined)
    return `It is not known which labels the series ${inFile} have: ${opening.message}`;
  const { regex, features } = file.options;
  const context: StoryContext = { knowledge, jobs: knowledge.jobs, regex, features };
  return whyStoryIsForeign(labelStory(name, parts, root, context), name);
}

function whyStoryIsForeign(story: LabelStory, name: string): string | undefined {
  const [other] = story.otherJobs;
  if (story.isExporterPossible && other !== undefined) {
    return `Exporters of job \`${other.job}\` may have a label \`${name}\` of their own.`;
  }
  for (const source of story.sources) {
    const reason = whySourceIsForeign(source, story, name);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function whySourceIsForeign(source: LabelSource, story: LabelStory, name: string): string | undefined {
  if (source.kind === "rule") return source.story && whyStoryIsForeign(source.story, name);
  if (source.kind !== "job") return undefined;
  const { job, label } = source;
  const isSure = label.certainty === "certain" && !job.scrapeConfig.honorLabels;
  if (story.isExporterPossible && !isSure) {
    return `Exporters of job \`${job.job}\` may have a label \`${name}\` of their own.`;
  }
  const foreign = foreignOrigin(label);
  return foreign === undefined ? undefined : `In job \`${job.job}\` it comes from ${foreign}.`;
}
