import type { LabelSet } from "../labels/label-set.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { parseExpression } from "../promql/parse.ts";
import { metricNameLabel } from "../promql/selector.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";

/** What somebody typed for a target or a sample, or why it cannot be read, in a sentence. */
export type ReadLabels =
  | { readonly ok: true; readonly labels: LabelSet; readonly value: string | undefined }
  | { readonly ok: false; readonly message: string };

/** Reads `{job="node"}`, `job="node"`, `up{job="node"} 1` or a JSON object of labels. */
export function readLabels(typed: string, regex: RegexCompiler): ReadLabels {
  const text = typed.trim();
  const json = readJson(text);
  if (json !== undefined) return json;
  const { series, rest } = split(text);
  const { root } = parseExpression(series, { regex, features: new Set() });
  if ((root?.kind !== "VectorSelector" || root.span.to < series.length || root.offset) ?? root.at) {
    return wrong(text, 'it takes labels such as `{job="node", instance="a:9100"}`');
  }
  const labels = labelsOf(root);
  if (typeof labels === "string") return wrong(text, labels);
  // Behind the value, a time may follow.
  const [value, ...others] = rest.split(/\s+/).filter((word) => word !== "");
  if (others.length > 1) return wrong(text, `\`${others[1]}\` is too much`);
  return { ok: true, labels, value };
}

/** The number that a sample's value says, as Prometheus writes numbers. */
export function readSampleValue(text: string): number | undefined {
  if (/^[+-]?inf$/i.test(text)) return text.startsWith("-") ? -Infinity : Infinity;
  if (/^nan$/i.test(text)) return Number.NaN;
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function wrong(text: string, why: string): ReadLabels {
  return { ok: false, message: `\`${text.slice(0, longestShown)}\` cannot be read: ${why}.` };
}

const longestShown = 200;

/** The series and what follows it. Braces are added where only labels are written. */
function split(text: string): { readonly series: string; readonly rest: string } {
  const parts = /^((?:[^"'`{}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)*\})(.*)$/s.exec(
    text.replace("{", ""),
  );
  if (text.includes("{") && parts !== null) {
    const series = text.slice(0, text.length - parts[2]!.length);
    return { series, rest: parts[2]! };
  }
  if (/^\s*[^\s={]+\s*=/.test(text)) return { series: `{${text}}`, rest: "" };
  const [, name = "", rest = ""] = /^(\S+)(.*)$/s.exec(text) ?? [];
  return { series: name, rest };
}

function labelsOf({ name, matchers }: VectorSelector): LabelSet | string {
  const labels = new Map<string, string>();
  if (name !== undefined) labels.set(metricNameLabel, name);
  for (const { name: label, matchType, value } of matchers) {
    if (matchType !== "=" || value === undefined) return `\`${label}\` needs a value in quotes behind \`=\``;
    if (labels.has(label)) return `\`${label}\` is there twice`;
    labels.set(label, value);
  }
  for (const [label, value] of labels) if (value === "") labels.delete(label);
  return labels;
}

function readJson(text: string): ReadLabels | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const entries = Object.entries(value);
  const bad = entries.find(([, each]) => typeof each !== "string");
  if (bad !== undefined) return wrong(text, `the value of \`${bad[0]}\` is no text`);
  const labels = entries.filter(([, each]) => each !== "") as [string, string][];
  return { ok: true, labels: new Map(labels), value: undefined };
}
