import { prometheusConfigOf } from "../files/prometheus-config/prometheus-config-of.ts";
import { readFile } from "../files/read-file.ts";
import type { ScrapeConfig } from "../files/scrape-config.ts";
import type { SourceFile } from "../files/source-file.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import type { YamlEntry, YamlList, YamlNode } from "../yaml/yaml-node.ts";
import type { JobUniverse } from "./label-universe.ts";

/** A relabel rule that copies the value of one label to another one. */
export interface CopyingRule {
  readonly from: string;
  readonly to: string;
}

/**
 * The edit that puts a rule at the end of a job's `relabel_configs`, written as the file is. Missing where that cannot
 * be done without a doubt: the edit was tried, and something else came out.
 */
export function addRelabelRule(
  { scrapeConfig, source }: Pick<JobUniverse, "scrapeConfig" | "source">,
  rule: CopyingRule,
): TextEdit | undefined {
  const edit = editOf(scrapeConfig, source.text(), rule);
  return edit !== undefined && addsOnly(edit, rule, { scrapeConfig, source }) ? edit : undefined;
}

function editOf(job: ScrapeConfig, text: string, rule: CopyingRule): TextEdit | undefined {
  if (job.node.flow === true) return undefined;
  const own = job.node.entries.filter((entry) => entry.mergedBy === undefined);
  const existing = job.node.entries.find((entry) => entry.key.value === "relabel_configs");
  if (existing === undefined) return newList(own, text, rule);
  const { value } = existing;
  const isPlain = existing.alias === undefined && existing.mergedBy === undefined;
  if (!isPlain || value.kind !== "list" || value.flow === true || value.items.length === 0) return undefined;
  return newItem(value, text, rule);
}

/** Behind the last item, as far to the right as the first one. */
function newItem(list: YamlList, text: string, rule: CopyingRule): TextEdit | undefined {
  const first = list.items[0]!;
  const indentation = blankBefore(text, list.span.from);
  if (indentation === undefined) return undefined;
  const gap = text.slice(list.span.from + 1, first.span.from);
  const alias = list.aliases?.get(list.items.length - 1);
  return insertBehind(alias?.to ?? list.span.to, text, (lineBreak) =>
    ruleLines(rule, { dash: /^ +$/.test(gap) ? `-${gap}` : "- ", writesLists: writesLists(list) }).map(
      (line) => `${lineBreak}${indentation}${line}`,
    ),
  );
}

/** Behind the last field of the job. */
function newList(entries: readonly YamlEntry[], text: string, rule: CopyingRule): TextEdit | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const indentation = " ".repeat(columnOf(text, first.key.span.from));
  const end = Math.max(...entries.map(endOf));
  const sibling = entries.map(({ value }) => value).find(isBlockList);
  const offset =
    sibling === undefined ? 2 : columnOf(text, sibling.span.from) - columnOf(text, first.key.span.from);
  if (offset < 0) return undefined;
  const lines = ruleLines(rule, { dash: "- ", writesLists: false }).map((line) => " ".repeat(offset) + line);
  return insertBehind(end, text, (lineBreak) =>
    ["relabel_configs:", ...lines].map((line) => `${lineBreak}${indentation}${line}`),
  );
}

interface ListStyle {
  /** The dash with what stands between it and the first field. */
  readonly dash: string;
  /** Whether each source label has a line of its own. */
  readonly writesLists: boolean;
}

function ruleLines({ from, to }: CopyingRule, { dash, writesLists }: ListStyle): string[] {
  const indentation = " ".repeat(dash.length);
  const source = writesLists
    ? [`${dash}source_labels:`, `${indentation}  - ${from}`]
    : [`${dash}source_labels: [${from}]`];
  return [...source, `${indentation}target_label: ${to}`];
}

function writesLists({ items }: YamlList): boolean {
  for (const item of items) {
    if (item.kind !== "map") continue;
    const value = item.entries.find(({ key }) => key.value === "source_labels")?.value;
    if (value?.kind === "list") return value.flow !== true;
  }
  return false;
}

function isBlockList(node: YamlNode): node is YamlList {
  return node.kind === "list" && node.flow !== true && node.items.length > 0;
}

function endOf({ key, value, alias }: YamlEntry): number {
  return alias?.to ?? Math.max(value.span.to, key.span.to);
}

/** At the end of the line, when nothing but a comment follows there. */
function insertBehind(
  offset: number,
  text: string,
  linesWith: (lineBreak: string) => readonly string[],
): TextEdit | undefined {
  const next = text.indexOf("\n", offset);
  const lineEnd = next === -1 ? text.length : next;
  const end = text.charAt(lineEnd - 1) === "\r" ? lineEnd - 1 : lineEnd;
  if (!/^:?[ \t]*(?:#.*)?$/.test(text.slice(offset, end))) return undefined;
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  return { span: { from: end, to: end }, newText: linesWith(lineBreak).join("") };
}

/** What stands before an offset in its line, when it is blank. */
function blankBefore(text: string, offset: number): string | undefined {
  const before = text.slice(offset - columnOf(text, offset), offset);
  return /^ *$/.test(before) ? before : undefined;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** Reads the file as it is after the edit: nothing but the new rule may be different. */
function addsOnly(
  edit: TextEdit,
  rule: CopyingRule,
  { scrapeConfig, source }: Pick<JobUniverse, "scrapeConfig" | "source">,
): boolean {
  const before = prometheusConfigOf(source);
  const index = before?.scrapeConfigs.indexOf(scrapeConfig) ?? -1;
  if (before === undefined || index === -1) return false;
  const { path = "", options, kind } = source;
  const edited = readFile(applyEdits(source.text(), [edit]), { path, options, kind });
  const after = prometheusConfigOf(edited);
  if (after?.scrapeConfigs.length !== before.scrapeConfigs.length) return false;
  if (countProblems(edited) !== countProblems(source)) return false;
  return before.scrapeConfigs.every((job, at) => {
    const rules = rulesOf(after.scrapeConfigs[at]!);
    return at === index ? isWith(rule, rules, rulesOf(job)) : isSame(rules, rulesOf(job));
  });
}

function isWith(rule: CopyingRule, after: Rules, before: Rules): boolean {
  const last = after.at(-1);
  if (last === undefined || !last.isValid || !isSame(after.slice(0, -1), before)) return false;
  const { action, sourceLabels, targetLabel, regex, replacement } = last.config;
  const isCopy = action === "replace" && regex === "(.*)" && replacement === "$1";
  return isCopy && sourceLabels.length === 1 && sourceLabels[0] === rule.from && targetLabel === rule.to;
}

type Rules = NonNullable<ScrapeConfig["relabelConfigs"]>["rules"];

function rulesOf({ relabelConfigs }: ScrapeConfig): Rules {
  return relabelConfigs?.rules ?? [];
}

function isSame(after: Rules, before: Rules): boolean {
  const textOf = ({ config }: Rules[number]): string =>
    JSON.stringify({ ...config, modulus: `${config.modulus}` });
  return after.length === before.length && after.every((rule, at) => textOf(rule) === textOf(before[at]!));
}

function countProblems(file: SourceFile): number {
  return file.chunkAt(0).chunk.problems.length;
}
