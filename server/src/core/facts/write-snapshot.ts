import { printDuration } from "../promql/duration.ts";
import type { AnswersByKind, FactAnswer, FactQuestion } from "./fact-question.ts";
import type { ServerFacts } from "./facts.ts";

/** What a server knew at some time of some rules: what they asked, and the answers. */
export interface Snapshot {
  /** Unix milliseconds. */
  readonly taken: number;
  /** What the server is called, without credentials. */
  readonly server: string;
  readonly lookback: number;
  readonly answers: Iterable<FactAnswer>;
  /** What the server did not tell. */
  readonly unanswered: Iterable<FactQuestion>;
}

/** Longer texts of help are cut: they are there to be read beside a rule. */
const mostOfHelp = 160;

/** As a YAML file in which everything has one place, so that two of them are easy to compare. */
export function writeSnapshot({ taken, server, lookback, answers, unanswered }: Snapshot): string {
  const root: Tree = new Map<string, Tree | string>([
    ["version", "1"],
    ["taken", timeText(taken)],
    ["server", scalar(server)],
    ["lookback", printDuration(lookback)],
  ]);
  for (const answer of answers) put(root, answer, answerText(answer));
  for (const question of unanswered) put(root, question, "null");
  const head = "# What a Prometheus server knows of the rules here, written by `promrules snapshot`.\n";
  return head + [...render(root, "")].join("");
}

type Tree = Map<string, Tree | string>;

/** The names of the sections, in the order in which they are written. */
export const sections: Readonly<Record<FactQuestion["kind"], string>> = {
  server: "setup",
  alertNames: "alerts",
  metadata: "metrics",
  series: "series",
  labelNames: "labels",
  labelValues: "values",
  labelSets: "label_sets",
};

function put(root: Tree, question: FactQuestion, text: Tree | string): void {
  const keys = [sections[question.kind], ...keysOf(question)];
  let at = root;
  for (const key of keys.slice(0, -1)) {
    const inner = at.get(key);
    const next: Tree = inner instanceof Map ? inner : new Map();
    at.set(key, next);
    at = next;
  }
  at.set(keys.at(-1)!, text);
}

/** By the keys below its section. */
function keysOf(question: FactQuestion): readonly string[] {
  switch (question.kind) {
    case "server":
    case "alertNames":
      return [];
    case "metadata":
      return [question.metric];
    case "series":
    case "labelNames":
      return [question.selector];
    case "labelValues":
      return [question.selector, question.label];
    case "labelSets":
      return [question.expression];
  }
}

function answerText(answered: FactAnswer): Tree | string {
  switch (answered.kind) {
    case "server":
      return setupOf(answered.answer);
    case "alertNames":
    case "labelNames":
      return list(answered.answer);
    case "metadata":
      return metricText(answered.answer);
    case "series":
      return seriesText(answered.answer);
    case "labelValues":
      return many(list(answered.answer.values), answered.answer.isComplete);
    case "labelSets":
      return many(`[${answered.answer.sets.map((set) => map(set)).join(", ")}]`, answered.answer.isComplete);
  }
}

function setupOf(facts: ServerFacts): Tree {
  const tree: Tree = new Map();
  const set = (key: string, text: string | undefined): void => {
    if (text !== undefined) tree.set(key, text);
  };
  set("product", facts.product);
  set("version", facts.version && scalar(facts.version));
  set("features", facts.features && list(facts.features));
  set("retention", durationText(facts.retention));
  set("external_labels", facts.externalLabels && map(facts.externalLabels));
  set("relabelled_external_labels", facts.relabelledExternalLabels && list(facts.relabelledExternalLabels));
  set("evaluation_interval", durationText(facts.evaluationInterval));
  set("scrape_interval", durationText(facts.scrapeIntervals?.global));
  const jobs = [...(facts.scrapeIntervals?.jobs ?? [])];
  set("jobs", facts.scrapeIntervals && map(jobs.map(([job, interval]) => [job, printDuration(interval)])));
  return tree;
}

function durationText(milliseconds: number | undefined): string | undefined {
  return milliseconds === undefined ? undefined : printDuration(milliseconds);
}

function metricText({ types, help, unit }: AnswersByKind["metadata"]): string {
  const parts = [`types: ${list(types)}`];
  if (unit !== undefined) parts.push(`unit: ${scalar(unit)}`);
  if (help !== undefined) parts.push(`help: ${scalar(shortened(help))}`);
  return `{${parts.join(", ")}}`;
}

function shortened(help: string): string {
  return help.length <= mostOfHelp ? help : `${help.slice(0, mostOfHelp - 1).trimEnd()}…`;
}

function seriesText(series: AnswersByKind["series"]): string {
  switch (series.kind) {
    case "present":
      return `${series.count}`;
    case "gone":
      return `{gone: ${timeText(series.lastSeen)}}`;
    case "never":
      return "never";
  }
}

function many(text: string, isComplete: boolean): string {
  return isComplete ? text : `{some: ${text}}`;
}

function list(items: Iterable<string>): string {
  return `[${[...items].sort().map(scalar).join(", ")}]`;
}

function map(entries: Iterable<readonly [string, string]>): string {
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${sorted.map(([key, value]) => `${keyed(scalar(key))}: ${scalar(value)}`).join(", ")}}`;
}

/** A key of more than 1024 characters is only seen as one when a sign before it says so. */
function keyed(key: string, lineBreak = " "): string {
  return key.length > 1000 ? `? ${key}${lineBreak}` : key;
}

/** Seconds are enough for people, and for the file to be read again. */
function timeText(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}

/** In quotes unless it is a text for every reader of YAML. */
function scalar(text: string): string {
  const isPlain =
    /^[A-Za-z_/][\w./-]*(?::\/\/[\w.:/-]*[\w/])?$/.test(text) &&
    !/^(?:true|false|null|yes|no|on|off|y|n|never)$/i.test(text);
  if (isPlain) return text;
  // Halves of pairs are no characters, for which YAML has no escapes.
  const whole = text.replace(/[\ud800-\udfff]/gu, "\ufffd");
  return JSON.stringify(whole).replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function* render(tree: Tree, indent: string): Iterable<string> {
  for (const [key, value] of indent === "" ? inSectionOrder(tree) : sortedEntries(tree)) {
    const name = indent === "" ? key : keyed(scalar(key), `\n${indent}`);
    if (typeof value === "string") yield `${indent}${name}: ${value}\n`;
    else if (value.size === 0) yield `${indent}${name}: {}\n`;
    else {
      yield `${indent}${name}:\n`;
      yield* render(value, `${indent}  `);
    }
  }
}

function inSectionOrder(tree: Tree): readonly (readonly [string, Tree | string])[] {
  const order = ["version", "taken", "server", "lookback", ...Object.values(sections)];
  return [...tree].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
}

function sortedEntries(tree: Tree): readonly (readonly [string, Tree | string])[] {
  return [...tree].sort(([one], [other]) => (one < other ? -1 : 1));
}
