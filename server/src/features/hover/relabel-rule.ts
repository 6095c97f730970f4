import type { Hover } from "vscode-languageserver-types";
import { internalLabelInWords, type LabelInWords } from "../../core/explain/label-in-words.ts";
import { metaLabelInWords } from "../../core/explain/meta-label-in-words.ts";
import { relabelRuleName } from "../../core/explain/provenance-in-words.ts";
import { relabelRuleInWords } from "../../core/explain/relabel-rule-in-words.ts";
import { relabelStepsInWords, type TargetRow } from "../../core/explain/relabel-steps-in-words.ts";
import { code, inParentheses, listed, type Sentence } from "../../core/explain/sentence.ts";
import type { TextField } from "../../core/files/rule-file.ts";
import type { ScrapeConfig } from "../../core/files/scrape-config.ts";
import { isNameOf, metaLabelsOf } from "../../core/labels/meta-labels.ts";
import { touches } from "../../core/text/span.ts";
import type { FeatureContext, MarkupFormat } from "../feature-context.ts";
import { type PlacedRelabelRule, relabelRuleAt } from "../relabel-rule-at.ts";
import { renderSentence } from "../sentence-markup.ts";
import { toRange } from "../to-lsp.ts";
import { toHover } from "./label-hover.ts";

/** What a relabel rule does, and what a label that it reads holds. Its keys and its action have words of their own. */
export function hoverOfRelabelRule(context: FeatureContext, offset: number): Hover | undefined {
  const { kind } = context.file;
  if (kind !== "prometheus-config" && kind !== "kubernetes-monitors") return undefined;
  const found = relabelRuleAt(context, offset);
  if (found === undefined) return undefined;
  const { rule } = found;
  const source = rule.sourceLabels.find(({ scalar }) => touches(scalar.span, offset));
  if (source !== undefined) return hoverOfSource(source, found, context);
  const isKey = rule.node.entries.some(({ key }) => touches(key.span, offset));
  const { action } = rule;
  if (isKey || (action !== undefined && touches(action.scalar.span, offset))) return undefined;
  return hoverOfRule(found, context);
}

function hoverOfSource(
  { value: name, scalar }: TextField,
  found: PlacedRelabelRule,
  context: FeatureContext,
): Hover | undefined {
  const isMeta = name.startsWith("__meta_");
  const words: LabelInWords = isMeta
    ? metaLabelInWords(name, found.job)
    : { lines: settersBefore(name, found, context), remarks: internalLabelInWords(name) };
  const what = isMeta ? "label of service discovery" : "label";
  return toHover({ name, what, span: scalar.span, words }, context);
}

/** What sets a label before the rule reads it, the newest first. */
function settersBefore(
  name: string,
  { earlier, number, job, stage }: PlacedRelabelRule,
  { path }: FeatureContext,
): Sentence[] {
  const setters: Sentence[] = [];
  for (const [index, { config, node }] of earlier.entries()) {
    if (config.targetLabel !== name) continue;
    const place = { file: path, span: node.span };
    setters.push([`set by rule ${number - 1 - index}`, ...inParentheses(place)]);
  }
  if (stage === "target" && job !== undefined) setters.push(...writtenLabels(name, job.scrapeConfig, path));
  return setters.length > mostSetters ? [...setters.slice(0, mostSetters), ["and others"]] : setters;
}

const mostSetters = 5;

function* writtenLabels(name: string, { staticConfigs }: ScrapeConfig, file: string): Iterable<Sentence> {
  for (const label of staticConfigs.flatMap(({ labels }) => labels)) {
    if (label.name.value !== name) continue;
    yield [
      "set to ",
      code(label.text),
      " in ",
      code("static_configs"),
      ...inParentheses({ file, span: label.name.span }),
    ];
  }
}

function hoverOfRule(found: PlacedRelabelRule, context: FeatureContext): Hover {
  const { rule, stage, number, job, span } = found;
  const { client, file } = context;
  const format = client.hoverFormat;
  const render = (sentence: Sentence): string => renderSentence(sentence, context, format);
  const title: Sentence = [
    relabelRuleName({ stage, number }),
    ...(job === undefined || job.job === "" ? [] : [" of job ", code(job.job)]),
  ];
  const start = render(title);
  const paragraphs = [
    start.charAt(0).toUpperCase() + start.slice(1),
    render(relabelRuleInWords(rule.config, stage)),
  ];
  if (!rule.isValid) paragraphs.push(render(["Prometheus refuses it as it is."]));
  if (rule.config.action === "labelmap" && job !== undefined)
    paragraphs.push(...mappedLabels(found, context).map(render));
  if (stage === "target" && job !== undefined && rule.isValid) {
    const { rows, remarks } = relabelStepsInWords(rule, job);
    if (rows.length > 0) paragraphs.push(table(rows, render, format));
    paragraphs.push(...remarks.map(render));
  }
  return { contents: { kind: format, value: paragraphs.join("\n\n") }, range: toRange(file, span) };
}

/** The meta labels of the job that the pattern of a labelmap is about. */
function mappedLabels({ rule, job }: PlacedRelabelRule, { file }: FeatureContext): Sentence[] {
  const compiled = file.options.regex(rule.config.regex);
  if (!compiled.ok) return [];
  const names = (job?.discoveries ?? [])
    .flatMap(({ sd, role }) => metaLabelsOf(sd, role))
    .filter(
      (label) => compiled.matches(label.name.replace(/<\w+>/g, "x")) || isNameOf(rule.config.regex, label),
    )
    .map(({ name }) => name);
  const all = [...new Set(names)].map(code);
  return all.length === 0 ? [] : [["Of the discovered labels it copies ", ...listed(all), "."]];
}

function table(
  rows: readonly TargetRow[],
  render: (sentence: Sentence) => string,
  format: MarkupFormat,
): string {
  if (format === "plaintext") {
    return rows
      .map(({ target, before, after }) => `${render(target)}: ${render(before)} → ${render(after)}`)
      .join("\n");
  }
  const cell = (sentence: Sentence): string => render(sentence).replace(/\\*\|/g, "\\|");
  const lines = rows.map(
    ({ target, before, after }) => `| ${cell(target)} | ${cell(before)} | ${cell(after)} |`,
  );
  return ["| Target | Before | After |", "|---|---|---|", ...lines].join("\n");
}
