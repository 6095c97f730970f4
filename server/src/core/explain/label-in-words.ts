import { internalLabels, isNameOf } from "../labels/meta-labels.ts";
import type { Provenance } from "../labels/provenance.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import type { LabelSource, LabelStory } from "./label-story.ts";
import { valuesInWords, waysInWords } from "./provenance-in-words.ts";
import { code, inParentheses, listed, type Sentence, withCode } from "./sentence.ts";

/** What a label of series is and where it comes from: sentences, and lines of a list in the order in which they count. */
export interface LabelInWords {
  readonly lines: readonly Sentence[];
  readonly remarks: readonly Sentence[];
}

/** So many jobs and rules are told one by one. */
const mostLines = 6;

export function storyInWords(name: string, story: LabelStory): LabelInWords {
  const { sources, isOfMonitors } = story;
  const lines = sources.length > mostLines + 1 ? sources.slice(0, mostLines) : sources;
  const rest = sources.length - lines.length;
  return {
    lines: [
      ...lines.map((source) => sourceInWords(name, source)),
      ...(rest === 0 ? [] : [[`and ${rest} more ${sources.every(isJob) ? "jobs" : "places"}`]]),
    ],
    remarks: isOfMonitors && !name.startsWith("__") ? monitorsInWords(story) : othersInWords(story),
  };
}

function isJob({ kind }: LabelSource): boolean {
  return kind === "job";
}

function sourceInWords(name: string, source: LabelSource): Sentence {
  switch (source.kind) {
    case "job": {
      const { job, label } = source;
      return [...jobName(job), ": ", ...labelInWords(label)];
    }
    case "ways":
      return labelInWords(source.label);
    case "made":
      return ["set by ", code(source.what), " in this expression"];
    case "rule": {
      const { rule, defined, story } = source;
      const kind = rule.kind === "recording" ? "recording rule " : "alert ";
      const start: Sentence = [kind, code(rule.name), ...inParentheses(rule.place), ": "];
      if (defined !== undefined) {
        const holder = defined.by === "rule" ? " in its " : " in the group's ";
        const value = defined.value === "" ? "taken away" : "set";
        const to: Sentence = defined.value === "" ? [] : [" to ", code(defined.value)];
        return [...start, value, ...to, holder, code("labels"), ...inParentheses(defined.place)];
      }
      if (story === undefined)
        return [...start, name === "alertname" ? "the name of the alert" : "from its expression"];
      const inner = storyInWords(name, story).lines;
      return [...start, "from its expression; ", ...listed(inner, { most: 2, last: "and" })];
    }
  }
}

function labelInWords({
  certainty,
  values,
  from,
}: Extract<LabelSource, { kind: "ways" }>["label"]): Sentence {
  const value = valuesInWords(values);
  return [
    ...waysInWords(from),
    ...(value.length === 0 ? [] : [" · ", ...value]),
    ...(certainty === "possible" && !from.every(isExported) ? [" · not always there"] : []),
  ];
}

/** Whether an exporter leaves a label out at times is not known. */
function isExported([step]: Provenance): boolean {
  return step?.origin.kind === "telegraf" || step?.origin.kind === "exporter";
}

function jobName({ job, scrapeConfig, file }: JobUniverse): Sentence {
  if (job !== "") return ["job ", code(job)];
  return ["job", ...inParentheses({ file, span: scrapeConfig.node.span })];
}

/** What files say of monitors is never all: what they do not name may be there all the same. */
function monitorsInWords({ sources, isExporterPossible }: LabelStory): Sentence[] {
  if (sources.length > 0) {
    return [["Which Prometheus takes these monitors, and what its resource changes, is not known."]];
  }
  const others = isExporterPossible ? " or exporters may" : " may";
  return [
    ["No monitor of the workspace gives it to targets; the ", code("Prometheus"), ` resource${others}.`],
  ];
}

function othersInWords({ sources, otherJobs: jobs, isExporterPossible }: LabelStory): Sentence[] {
  if (jobs.length === 0) return [];
  const isAnywhere = sources.length > 0;
  const names = listed(jobs.map((job) => jobName(job).slice(job.job === "" ? 0 : 1) as Sentence));
  const noun = jobs.length === 1 ? "job" : "jobs";
  const where: Sentence = isAnywhere
    ? [`Targets of ${noun} `, ...names, " do not have it"]
    : jobs.length === 1
      ? ["Targets of job ", ...names, " do not have it"]
      : [`Targets of none of the ${jobs.length} jobs that this can be about have it`];
  return [[...where, isExporterPossible ? ", but their exporters may say it." : "."]];
}

/** What Prometheus itself does with a label such as `instance` or `__scheme__`; nothing for all others. */
export function internalLabelInWords(name: string): Sentence[] {
  const label = internalLabels().find((each) => isNameOf(name, each));
  if (label === undefined) return [];
  const { description, initial, since, isKept } = label;
  const sentences: Sentence[] = [withCode(withDot(description))];
  if (initial !== undefined) sentences.push(withCode(`First set from ${initial.replace(/^from /, "")}.`));
  if (!isKept) sentences.push(["Series never have it: it is taken away when relabelling is done."]);
  if (since !== undefined && since !== "2.0") sentences.push([`Since Prometheus ${since}.`]);
  return [sentences.flatMap((sentence, index) => (index === 0 ? sentence : [" ", ...sentence]))];
}

function withDot(text: string): string {
  const start = /^\w*_/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
  return start.endsWith(".") ? start : `${start}.`;
}
