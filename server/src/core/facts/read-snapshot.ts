import { metricTypes } from "../catalogue/metric-type.ts";
import { parseDuration } from "../promql/duration.ts";
import type { Span } from "../text/span.ts";
import { readYaml } from "../yaml/read.ts";
import type { YamlLibrary } from "../yaml/yaml-library.ts";
import type { YamlNode } from "../yaml/yaml-node.ts";
import type { FactAnswer, FactQuestion } from "./fact-question.ts";
import type { SeriesFacts, ServerFacts } from "./facts.ts";
import { type Snapshot, sections } from "./write-snapshot.ts";

export type SnapshotReading =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly problem: SnapshotProblem };

export interface SnapshotProblem {
  /** Counts from the start of the text. */
  readonly span: Span;
  readonly message: string;
}

/** Reads what `writeSnapshot` wrote. Half of one would be taken for the whole, so the first mistake is the end of it. */
export function readSnapshot(text: string, yaml: YamlLibrary): SnapshotReading {
  const [document] = readYaml(text, yaml);
  const [broken] = document?.problems ?? [];
  if (broken !== undefined)
    return { ok: false, problem: { span: broken.span, message: `${broken.message}.` } };
  try {
    return { ok: true, snapshot: snapshotOf(document?.root) };
  } catch (error) {
    if (error instanceof Mistake) return { ok: false, problem: error.problem };
    throw error;
  }
}

class Mistake extends Error {
  readonly problem: SnapshotProblem;

  constructor(node: YamlNode | undefined, message: string) {
    super(message);
    this.problem = { span: node?.span ?? { from: 0, to: 0 }, message };
  }
}

function snapshotOf(root: YamlNode | undefined): Snapshot {
  if (root?.kind !== "map") throw new Mistake(root, "Expected what `promrules snapshot` writes.");
  const fields = new Map(root.entries.map((entry) => [entry.key.value, entry.value]));
  const version = fields.get("version");
  if (version === undefined) throw new Mistake(undefined, "`version` is missing, so this is no snapshot.");
  if (textOf(version) !== "1") {
    throw new Mistake(version, "This version of snapshots is not known: update promrules, or take it again.");
  }
  const known = ["version", "taken", "server", "lookback", ...Object.values(sections)];
  const odd = root.entries.find(({ key }) => !known.includes(key.value));
  if (odd !== undefined) throw new Mistake(odd.key, `There is no section \`${odd.key.value}\`.`);
  const answers: FactAnswer[] = [];
  const unanswered: FactQuestion[] = [];
  for (const fact of factsIn(fields)) {
    if ("answer" in fact) answers.push(fact);
    else unanswered.push(fact);
  }
  return {
    taken: timeOf(required(fields, "taken")),
    server: textOf(required(fields, "server")),
    lookback: durationOf(required(fields, "lookback")),
    answers,
    unanswered,
  };
}

type Fields = ReadonlyMap<string, YamlNode>;

function required(fields: Fields, name: string): YamlNode {
  const node = fields.get(name);
  if (node === undefined) throw new Mistake(undefined, `\`${name}\` is missing.`);
  return node;
}

function* factsIn(fields: Fields): Iterable<FactAnswer | FactQuestion> {
  const setup = fields.get(sections.server);
  if (setup !== undefined) yield answered({ kind: "server" }, setup, setupOf);
  const alerts = fields.get(sections.alertNames);
  if (alerts !== undefined) yield answered({ kind: "alertNames" }, alerts, setOf);
  for (const [metric, node] of entriesOf(fields.get(sections.metadata))) {
    yield answered({ kind: "metadata", metric }, node, metricOf);
  }
  for (const [selector, node] of entriesOf(fields.get(sections.series))) {
    yield answered({ kind: "series", selector }, node, seriesOf);
  }
  for (const [selector, node] of entriesOf(fields.get(sections.labelNames))) {
    yield answered({ kind: "labelNames", selector }, node, setOf);
  }
  for (const [selector, labels] of entriesOf(fields.get(sections.labelValues))) {
    for (const [label, node] of entriesOf(labels)) {
      yield answered({ kind: "labelValues", selector, label }, node, (value) => {
        const { list, isComplete } = someOf(value);
        return { values: setOf(list), isComplete };
      });
    }
  }
  for (const [expression, node] of entriesOf(fields.get(sections.labelSets))) {
    yield answered({ kind: "labelSets", expression }, node, (value) => {
      const { list, isComplete } = someOf(value);
      return { sets: itemsOf(list).map(mapOf), isComplete };
    });
  }
}

function answered<Question extends FactQuestion>(
  question: Question,
  node: YamlNode,
  read: (node: YamlNode) => Extract<FactAnswer, { readonly kind: Question["kind"] }>["answer"],
): FactAnswer | FactQuestion {
  // TypeScript does not see that the answer is of the question's kind.
  return isNull(node) ? question : ({ ...question, answer: read(node) } as unknown as FactAnswer);
}

function setupOf(node: YamlNode): ServerFacts {
  const fields = new Map(entriesOf(node));
  const optional = <Value>(name: string, read: (node: YamlNode) => Value): Value | undefined => {
    const value = fields.get(name);
    return value === undefined ? undefined : read(value);
  };
  const jobs = optional("jobs", (value) =>
    entriesOf(value).map(([job, each]) => [job, durationOf(each)] as const),
  );
  const global = optional("scrape_interval", durationOf);
  const relabelled = optional("relabelled_external_labels", setOf);
  return {
    product: optional("product", (value) =>
      oneOf(value, ["prometheus", "thanos", "mimir", "victoriametrics"]),
    ),
    version: optional("version", textOf),
    features: optional("features", setOf),
    retention: optional("retention", durationOf),
    externalLabels: optional("external_labels", mapOf),
    ...(relabelled !== undefined && { relabelledExternalLabels: relabelled }),
    scrapeIntervals: global === undefined ? undefined : { global, jobs: new Map(jobs) },
    evaluationInterval: optional("evaluation_interval", durationOf),
  };
}

function metricOf(node: YamlNode): Extract<FactAnswer, { readonly kind: "metadata" }>["answer"] {
  const fields = new Map(entriesOf(node));
  const text = (name: string): string | undefined => {
    const value = fields.get(name);
    return value && textOf(value);
  };
  const types = fields.get("types");
  if (types === undefined) throw new Mistake(node, "`types` is missing.");
  return {
    types: new Set(itemsOf(types).map((type) => oneOf(type, metricTypes))),
    help: text("help"),
    unit: text("unit"),
  };
}

function seriesOf(node: YamlNode): SeriesFacts {
  if (node.kind === "map") {
    const [[name, time] = []] = entriesOf(node);
    if (name === "gone" && time !== undefined) return { kind: "gone", lastSeen: timeOf(time) };
  }
  if (node.kind === "scalar") {
    if (node.value === "never") return { kind: "never" };
    if (/^\d+$/.test(node.value)) return { kind: "present", count: Number(node.value) };
  }
  throw new Mistake(node, "Expected a number of series, `never`, or when they were there last.");
}

/** A list, or `some` of one. */
function someOf(node: YamlNode): { readonly list: YamlNode; readonly isComplete: boolean } {
  if (node.kind !== "map") return { list: node, isComplete: true };
  const [[name, list] = []] = entriesOf(node);
  if (name !== "some" || list === undefined) throw new Mistake(node, "Expected a list, or `some` of one.");
  return { list, isComplete: false };
}

function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && node.style === "plain" && (node.value === "null" || node.value === "");
}

function textOf(node: YamlNode): string {
  if (node.kind === "scalar" && !isNull(node)) return node.value;
  throw new Mistake(node, "Expected a text.");
}

function oneOf<Word extends string>(node: YamlNode, words: readonly Word[]): Word {
  const text = textOf(node);
  const word = words.find((each) => each === text);
  if (word === undefined) throw new Mistake(node, `Expected one of ${words.join(", ")}.`);
  return word;
}

function durationOf(node: YamlNode): number {
  const parsed = parseDuration(textOf(node));
  if (!parsed.ok) throw new Mistake(node, `Expected a duration: ${parsed.message}.`);
  return parsed.milliseconds;
}

function timeOf(node: YamlNode): number {
  const text = textOf(node);
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new Mistake(node, "Expected a time such as 2026-11-22T20:00:00Z.");
  return time;
}

function itemsOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind !== "list") throw new Mistake(node, "Expected a list.");
  return node.items;
}

function setOf(node: YamlNode): ReadonlySet<string> {
  return new Set(itemsOf(node).map(textOf));
}

function entriesOf(node: YamlNode | undefined): readonly (readonly [string, YamlNode])[] {
  if (node === undefined) return [];
  if (node.kind !== "map") throw new Mistake(node, "Expected names with what is known of each.");
  return node.entries.map(({ key, value }) => [key.value, value]);
}

function mapOf(node: YamlNode): ReadonlyMap<string, string> {
  return new Map(entriesOf(node).map(([name, value]) => [name, textOf(value)]));
}
