import type { GoYaml } from "../yaml/go-yaml.ts";
import { readYaml } from "../yaml/read.ts";
import { scanYaml } from "../yaml/scan.ts";
import type { YamlDocument, YamlMap, YamlNode } from "../yaml/yaml-node.ts";
import type { AloneReading } from "./chunk-reader.ts";
import { documentProblems } from "./document-problems.ts";
import type { FileKind } from "./file-kind.ts";
import type { RuleResourceKind } from "./kubernetes-kinds.ts";
import { readKubernetesRules } from "./kubernetes-rules.ts";
import { readMonitors } from "./operator/read-monitors.ts";
import { readPrometheusConfig } from "./prometheus-config/read-prometheus-config.ts";
import { readTargetFile } from "./prometheus-config/read-target-file.ts";
import { readPromqlFile } from "./promql-file.ts";
import type { ReadContext } from "./read-context.ts";
import { isNull } from "./read-fields.ts";
import { readGroup } from "./read-group.ts";
import type { Dialect, ReadOptions } from "./read-options.ts";
import { readRule } from "./read-rule.ts";
import { readSuppressions } from "./read-suppressions.ts";
import { readTemplate } from "./read-template.ts";
import { readRuleDocuments } from "./rule-documents.ts";
import type { ReadProblem } from "./rule-file.ts";
import type { Part } from "./split-lines.ts";
import { telegrafSyntax } from "./telegraf/problem-ids.ts";
import { readTelegrafConfig } from "./telegraf/read-telegraf-config.ts";
import { telegrafProblems } from "./telegraf/telegraf-problems.ts";
import type { TextChunk } from "./text-chunk.ts";

/** How the chunks of one file are read. */
export interface ChunkContext {
  readonly kind: FileKind;
  readonly dialect: Dialect;
  readonly resource: RuleResourceKind | undefined;
  readonly isTemplate: boolean;
  readonly options: ReadOptions;
  /** Whether a target file is JSON is told from it alone. */
  readonly path?: string | undefined;
}

/** Reads one chunk by itself. */
export function readChunk({ text, part }: TextChunk, chunkContext: ChunkContext): AloneReading {
  const { kind, dialect, resource, isTemplate, options, path } = chunkContext;
  const context: PartContext = { text, kind, dialect, resource, options };
  // What a template will make of a configuration is anybody's guess.
  if (isTemplate && (kind === "prometheus-config" || kind === "target-file" || kind === "telegraf-config"))
    return withSuppressions(text, emptyReading);
  if (isTemplate) return withSuppressions(text, wholeReading(readTemplate(kind, context)));
  if (kind === "promql") return readExpressionFile(context);
  if (kind === "telegraf-config") return readTelegrafFile(context);
  if (kind === "target-file") {
    return withSuppressions(text, wholeReading({ ...readTargetFile(text, { path, options }), groups: none }));
  }
  // Nearly all chunks are within what the fast reader understands.
  const scanned = isYaml(kind) ? scanYaml(text) : undefined;
  const documents = scanned === undefined ? readOtherYaml(text, kind, options) : [scanned];
  if (part === "whole") return withSuppressions(text, readWhole(documents, kind, context));
  const problems = scanned === undefined ? problemsOfPart(documents, context) : none;
  const read = readPart({ part, documents, problems }, context);
  const standsAlone = read.standsAlone && (scanned !== undefined || isOneGoodDocument(documents, text));
  const suppressions = readSuppressions(text, read);
  const { groups, rules } = read;
  // Written out, since this is done for every rule of every file: copying objects is slow.
  return { documents, groups, rules, problems: read.problems, suppressions, standsAlone };
}

const none: readonly never[] = [];

const emptyReading: Reading = {
  documents: none,
  groups: none,
  rules: none,
  problems: none,
  standsAlone: true,
};

/** Files that are none of ours are not even read. */
function isYaml(kind: FileKind): boolean {
  return kind !== "unknown" && kind !== "telegraf-config";
}

function readOtherYaml(text: string, kind: FileKind, { yaml }: ReadOptions): readonly YamlDocument[] {
  return isYaml(kind) ? readYaml(text, yaml, goYamlOf(kind)) : [];
}

/** What reads a file of ours: rule files in Kubernetes resources come to Prometheus through the server of Kubernetes. */
export function goYamlOf(kind: FileKind): GoYaml {
  return kind === "prometheus-config" || kind.startsWith("kubernetes-") ? "v2" : "v3";
}

function readExpressionFile(context: ReadContext): AloneReading {
  const { problems, comments } = readPromqlFile(context);
  const suppressions = readSuppressions(context.text, { documents: [{ comments }], rules: [] });
  return { ...wholeReading({ documents: [], groups: [], problems }), suppressions };
}

function readTelegrafFile({ text, options }: ReadContext): AloneReading {
  if (options.toml === undefined) return withSuppressions(text, emptyReading);
  const { config, comments, problems } = readTelegrafConfig(text, options.toml);
  const all = [
    ...problems.map((problem) => ({ ...problem, check: telegrafSyntax })),
    ...telegrafProblems(config, text, options),
  ];
  const suppressions = readSuppressions(text, { documents: [{ comments }], rules: [] });
  return { ...wholeReading({ documents: [], groups: [], problems: all }), suppressions };
}

type Reading = Omit<AloneReading, "suppressions">;

interface PartContext extends ReadContext {
  readonly kind: FileKind;
}

interface PartOfFile {
  readonly part: Part;
  readonly documents: readonly YamlDocument[];
  /** Of the YAML. */
  readonly problems: readonly ReadProblem[];
}

function readPart({ part, documents, problems }: PartOfFile, context: PartContext): Reading {
  const root = documents[0]?.root;
  if (part === "head") {
    const standsAlone = endsWithGroups(root, context) && !/^%/m.test(context.text);
    return { ...readWhole(documents, context.kind, context), standsAlone };
  }
  const item = onlyItem(root);
  if (part === "stray" || item === undefined) {
    return { documents, groups: none, rules: none, problems, standsAlone: false };
  }
  if (part === "rule") {
    const rule = readRule(item, context);
    const rules = rule.value === undefined ? none : [rule.value];
    return { documents, groups: none, rules, problems: joined(problems, rule.problems), standsAlone: true };
  }
  const group = readGroup(item, context);
  const groups = group.value === undefined ? none : [{ group: group.value, rules: none }];
  const standsAlone = isHeader(item, context.text);
  return { documents, groups, rules: none, problems: joined(problems, group.problems), standsAlone };
}

function joined(some: readonly ReadProblem[], more: readonly ReadProblem[]): readonly ReadProblem[] {
  return some.length === 0 ? more : [...some, ...more];
}

function problemsOfPart(documents: readonly YamlDocument[], context: ReadContext): readonly ReadProblem[] {
  const read = asOneDocument(documents, context.text).map(withoutAliasProblems);
  return documentProblems(read, context);
}

/**
 * A piece lies within a document, so what follows the end of a text in it without a mark is no document of its own:
 * what is wrong there is wrong with the document.
 */
function asOneDocument(documents: readonly YamlDocument[], text: string): readonly YamlDocument[] {
  if (documents.length < 2) return documents;
  const marked = documents.findIndex(({ span }, index) => index > 0 && isMarked(text, span.from));
  const end = marked === -1 ? documents.length : marked;
  const all = documents.slice(0, end).flatMap((document) => document.problems);
  // go-yaml decodes nothing of a document that it cannot parse to its end.
  const isWhole = !documents.slice(0, end).some(hasSyntaxError);
  const problems = isWhole ? all : all.filter(({ kind }) => kind === "syntax" || kind === "alias");
  return [{ ...documents[0]!, problems }, ...documents.slice(end)];
}

function isMarked(text: string, from: number): boolean {
  return text.startsWith("---", from) || text.startsWith("%", from);
}

/** The anchor may stand in another piece, so nothing is wrong about an alias that leads nowhere in this one. */
function withoutAliasProblems(document: YamlDocument): YamlDocument {
  if (!document.problems.some(({ kind }) => kind === "alias")) return document;
  const problems = document.problems.filter(({ kind }) => kind !== "alias" && kind !== "merge");
  return { ...document, problems };
}

/** Whether Prometheus' YAML reader stops in the document. */
function isBroken({ problems }: YamlDocument): boolean {
  return problems.some(({ kind }) => kind === "syntax" || kind === "alias");
}

/** Whether it is no YAML, wherever its aliases lead. */
export function hasSyntaxError({ problems }: YamlDocument): boolean {
  return problems.some(({ kind }) => kind === "syntax");
}

function withSuppressions(text: string, reading: Reading): AloneReading {
  return { ...reading, suppressions: readSuppressions(text, reading) };
}

function readWhole(documents: readonly YamlDocument[], kind: FileKind, context: ReadContext): Reading {
  if (kind === "prometheus-config") {
    const { problems } = readPrometheusConfig(documents, context);
    return wholeReading({ documents, groups: [], problems });
  }
  if (kind === "kubernetes-monitors") {
    return wholeReading({ documents, groups: [], problems: readMonitors(documents, context).problems });
  }
  if (kind !== "rule-file" && kind !== "kubernetes-rules") {
    return wholeReading({ documents, groups: [], problems: [] });
  }
  const read = kind === "kubernetes-rules" ? readKubernetesRules : readRuleDocuments;
  const { groups, problems } = read(documents, context);
  const others = kind === "kubernetes-rules" ? readMonitors(documents, context).problems : none;
  return wholeReading({ documents, groups, problems: joined(others, problems) });
}

function wholeReading(reading: Pick<Reading, "documents" | "groups" | "problems">): Reading {
  return { ...reading, rules: reading.groups.flatMap(({ rules }) => rules), standsAlone: true };
}

/** go-yaml ends a line at some more characters than the editor and our own cut into pieces. */
function isOneGoodDocument(documents: readonly YamlDocument[], text: string): boolean {
  if (documents.length !== 1 || isBroken(documents[0]!)) return false;
  return !/[\u0085\u2028\u2029]|\r(?!\n)/.test(text);
}

/** Whether the last thing in the head is `groups:`, at the place where this kind of file has its groups. */
function endsWithGroups(root: YamlNode | undefined, { kind, resource }: PartContext): boolean {
  if (kind === "kubernetes-rules" && resource === undefined) return false;
  const path = kind === "kubernetes-rules" ? ["spec", "groups"] : ["groups"];
  let node = root;
  for (const name of path) {
    if (node?.kind !== "map" || node.flow === true) return false;
    const last = node.entries.at(-1);
    if (last?.key.value !== name || node.merges !== undefined) return false;
    node = last.value;
  }
  return node !== undefined && isEmpty(node);
}

/** Whether what comes after a header that opens a list of rules is that list. */
function isHeader(item: YamlNode, text: string): boolean {
  if (item.kind !== "map") return !/rules["']? *:/.test(text);
  const rules = item.entries.find(({ key }) => key.value === "rules");
  if (rules === undefined) return !/rules["']? *:/.test(text);
  // A list that is written right there, `rules: [{…}]`, is more than a header: its rules are read with the whole file.
  if (rules.value.kind === "list" && rules.value.items.length > 0) return false;
  return !isEmpty(rules.value) || isLast(rules, item);
}

function isLast(entry: YamlMap["entries"][number], map: YamlMap): boolean {
  return map.entries.at(-1) === entry && map.flow !== true;
}

/** Nothing at all is written, not even `null`. */
function isEmpty(node: YamlNode): boolean {
  return isNull(node) && node.span.from === node.span.to;
}

function onlyItem(root: YamlNode | undefined): YamlNode | undefined {
  return root?.kind === "list" && root.flow !== true && root.items.length === 1 ? root.items[0] : undefined;
}
