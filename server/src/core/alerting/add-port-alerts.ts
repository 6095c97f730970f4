import { readFile } from "../files/read-file.ts";
import type { SourceFile } from "../files/source-file.ts";
import { appendedInput } from "../files/telegraf/append-input.ts";
import { addressOf, netResponseInput } from "../files/telegraf/net-response-input.ts";
import { entryOf, type TelegrafPlugin } from "../files/telegraf/telegraf-config.ts";
import { telegrafConfigOf } from "../files/telegraf/telegraf-config-of.ts";
import { applyEdits, type TextEdit } from "../text/text-edit.ts";
import { type AlertedPort, alertNames, portAlertLines } from "./port-alert.ts";
import { portCondition } from "./port-condition.ts";

/**
 * Writes an alert for each port into a group behind the last one, which is the last one itself where an earlier call
 * wrote it. Missing where the file has no place for it.
 */
export function addPortAlerts(file: SourceFile, ports: readonly AlertedPort[]): TextEdit | undefined {
  const text = file.text();
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const names = alertNames(ports, namesOf(file));
  const rules = ports.flatMap((port, index) => portAlertLines(port, names[index]));
  const continued = placeForRules(file, text);
  if (continued !== undefined) {
    const newText = rules.map((line) => `${lineBreak}${continued.indentation}${line}`).join("");
    const edit = { span: { from: continued.at, to: continued.at }, newText };
    if (addsOnly(file, edit, ports.length)) return edit;
  }
  const lines = rules.map((line) => `    ${line}`);
  const place = placeForGroup(file, text);
  if (place === undefined) return undefined;
  const name = groupName(file);
  const group = [`- name: ${name}`, "  rules:", ...lines];
  const written = group.map((line) => `${place.indentation}${line}`);
  const all = place.isFirst ? [...place.before, ...written] : written;
  const newText = place.isFirst
    ? `${/[^\n]$/.test(text) ? lineBreak : ""}${all.join(lineBreak)}${lineBreak}`
    : all.map((line) => `${lineBreak}${line}`).join("");
  const edit = { span: { from: place.at, to: place.at }, newText };
  return addsOnly(file, edit, ports.length) ? edit : undefined;
}

/** Whether the file has a rule with the condition that an alert for the port gets. */
export function isWatched(file: SourceFile, port: AlertedPort): boolean {
  const condition = portCondition(port);
  return [...file.rules()].some(({ rule }) => rule.expr?.value === condition);
}

interface GroupPlace {
  readonly at: number;
  readonly indentation: string;
  /** Whether there are no groups yet; `before` is what they need. */
  readonly isFirst: boolean;
  readonly before: readonly string[];
}

/** Behind the rules of the last group, if that is for ports and sets nothing for its rules. */
function placeForRules(file: SourceFile, text: string): Pick<GroupPlace, "at" | "indentation"> | undefined {
  const last = [...file.groups()].at(-1);
  const { name, node } = last?.group ?? {};
  if (last === undefined || !/^ports(-\d+)?$/.test(name?.value ?? "") || node?.entries.length !== 2)
    return undefined;
  const rule = [...last.rules()].at(-1);
  if (rule === undefined) return undefined;
  const { from, to } = rule.rule.node.span;
  const start = rule.start + from;
  const [, indentation] = /^( *)- $/.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1, start)) ?? [];
  return indentation === undefined ? undefined : { at: lineEndAt(text, rule.start + to), indentation };
}

/** Where the last line that says something before an offset ends. */
function lineEndAt(text: string, offset: number): number {
  const trimmed = text.slice(0, offset).trimEnd().length;
  const next = text.indexOf("\n", trimmed);
  return next === -1 ? text.length : text[next - 1] === "\r" ? next - 1 : next;
}

function placeForGroup(file: SourceFile, text: string): GroupPlace | undefined {
  const last = [...file.groups()].at(-1);
  if (last === undefined) {
    const said = text.replace(/^\s*#.*$/gm, "").trim();
    if (said !== "" && said !== "groups:") return undefined;
    const isBegun = said !== "";
    return { at: text.length, indentation: "  ", isFirst: true, before: isBegun ? [] : ["groups:"] };
  }
  const start = last.start + last.group.node.span.from;
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  let end = last.start + last.group.node.span.to;
  for (const { rule, start: of } of last.rules()) end = Math.max(end, of + rule.node.span.to);
  return { at: lineEndAt(text, end), indentation: /^[ ]*/.exec(line)![0], isFirst: false, before: [] };
}

function* namesOf(file: SourceFile): Iterable<string> {
  for (const { rule } of file.rules()) if (rule.kind === "alerting") yield rule.alert.value;
}

function groupName(file: SourceFile): string {
  const names = new Set([...file.groups()].map(({ group }) => group.name?.value));
  let name = "ports";
  for (let number = 2; names.has(name); number++) name = `ports-${number}`;
  return name;
}

/** The edit is tried: what was there stays, the rules are there, and nothing is wrong that was not wrong before. */
function addsOnly(file: SourceFile, edit: TextEdit, count: number): boolean {
  const kind = file.kind === "unknown" ? "rule-file" : file.kind;
  if (kind !== "rule-file" && kind !== "kubernetes-rules") return false;
  const after = readFile(applyEdits(file.text(), [edit]), { kind, options: file.options });
  const isSame = [...file.rules()].length + count === [...after.rules()].length;
  return isSame && problemsOf(after) <= problemsOf(file);
}

function problemsOf(file: SourceFile): number {
  let count = 0;
  for (const { chunk } of file.chunks()) {
    count += chunk.problems.length;
    for (const { group } of chunk.groups) count += group.problems.length;
    for (const rule of chunk.rules) count += rule.problems.length;
  }
  return count;
}

/** Writes an input for each port that the file does not try yet; with `output`, also what Prometheus scrapes. */
export function addPortInputs(
  file: SourceFile,
  ports: readonly AlertedPort[],
  output: boolean,
): readonly TextEdit[] {
  const inputs = telegrafConfigOf(file)?.inputs ?? [];
  const tried = new Set(inputs.filter(({ name }) => name === "net_response").map(probe));
  const wanted = ports.filter((port) => !tried.has(`${port.protocol} ${addressOf(port)}`));
  const tables = wanted.map((port) => netResponseInput(port));
  if (output) tables.push('[[outputs.prometheus_client]]\n  listen = ":9273"');
  return tables.length === 0 ? [] : [appendedInput(file, "net_response", tables.join("\n\n"))];
}

function probe({ settings }: TelegrafPlugin): string {
  const [protocol, address] = ["protocol", "address"].map((key) => entryOf(settings, key)?.value);
  const isKnown = protocol?.kind === "string" && address?.kind === "string";
  return isKnown ? `${protocol.value} ${address.value}` : "";
}
