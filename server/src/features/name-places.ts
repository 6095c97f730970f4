import { alertTemplate } from "../core/files/alert-template.ts";
import { alertTexts } from "../core/files/alert-texts.ts";
import { fileMonitors } from "../core/files/operator/file-monitors.ts";
import { ownMetricEntries } from "../core/files/own-metrics/metric-entries.ts";
import { prometheusConfigOf } from "../core/files/prometheus-config/prometheus-config-of.ts";
import type { LabelEntry, LabelsField, TextField } from "../core/files/rule-file.ts";
import type { RelabelList, RelabelRule } from "../core/files/scrape-config.ts";
import type { Chunk, PlacedChunk, SourceFile } from "../core/files/source-file.ts";
import { labelUsesIn } from "../core/labels/label-uses.ts";
import { targetFileOf } from "../core/project/target-file.ts";
import type { Expression } from "../core/promql/ast.ts";
import { parseExpression } from "../core/promql/parse.ts";
import { walk } from "../core/promql/visit.ts";
import { templateReferences } from "../core/template/references.ts";
import { type Span, shiftSpan } from "../core/text/span.ts";
import { composeMaps } from "../core/yaml/scalar-map.ts";
import type { ScalarMap, YamlScalar } from "../core/yaml/yaml-node.ts";
import { expressionsIn, isPromql } from "./embedded-expressions.ts";

export type NameKind = "label" | "metric" | "alert";

/** A place of a file that says a name. The span is that of the name alone, and counts from the start of the file. */
export interface NamePlace {
  readonly kind: NameKind;
  readonly name: string;
  readonly span: Span;
  /** Whether the name is given here: by `record:`, a key of `labels:`, `target_label` and the like. */
  readonly isDefinition: boolean;
  /** Where the rule starts that adds the label to its alerts, or that reads it from its expression's series in a template. */
  readonly rule?: { readonly from: number; readonly does: "add" | "read" };
}

/** Prometheus fills in the templates of a rule before it adds its labels, so that neither place says the other's label. */
export function isOtherLabel(a: NamePlace, b: NamePlace): boolean {
  return a.rule !== undefined && a.rule.from === b.rule?.from && a.rule.does !== b.rule.does;
}

/** All places of a file that say a name, in the order of the text. */
export function placesOf(kind: NameKind, name: string, path: string, file: SourceFile): readonly NamePlace[] {
  const places: NamePlace[] = [];
  const seen = new Set<number>();
  for (const place of allPlaces(file, path, name)) {
    if (place.kind !== kind || place.name !== name || seen.has(place.span.from)) continue;
    seen.add(place.span.from);
    places.push(place);
  }
  return places.sort((a, b) => a.span.from - b.span.from);
}

/** The place of a name at an offset. */
export function placeAt(file: SourceFile, path: string, offset: number): NamePlace | undefined {
  const isAt = ({ span }: NamePlace): boolean => span.from <= offset && offset <= span.to;
  if (isConfig(file)) {
    for (const place of configPlaces(file, path)) if (isAt(place)) return place;
    return undefined;
  }
  const placed = file.chunkAt(offset);
  const chunks = offset === placed.start && offset > 0 ? [placed, file.chunkAt(offset - 1)] : [placed];
  for (const each of chunks) for (const place of chunkPlaces(each, file)) if (isAt(place)) return place;
  return undefined;
}

function isConfig({ kind }: SourceFile): boolean {
  return ["prometheus-config", "kubernetes-monitors", "target-file", "own-metrics"].includes(kind);
}

function* allPlaces(file: SourceFile, path: string, name: string): Generator<NamePlace> {
  yield* configPlaces(file, path);
  for (const placed of file.chunks()) {
    // Reading is what costs; a name that is not in the text may be written with escapes.
    if (placed.chunk.text.includes(name) || mayEscape.test(placed.chunk.text))
      yield* chunkPlaces(placed, file);
  }
}

const mayEscape = /\\[xuU0-7]/;

function* chunkPlaces({ chunk, start }: PlacedChunk, file: SourceFile): Generator<NamePlace> {
  for (const place of ruleNames(chunk)) yield shifted(place, start);
  for (const { expression, map } of expressionsIn(chunk, file)) {
    for (const place of expressionPlaces(expression.root)) {
      yield { ...place, span: shiftSpan(map.spanToSource(place.span), start) };
    }
  }
  for (const place of templatePlaces(chunk, file)) yield shifted(place, start);
}

function shifted({ rule, ...place }: NamePlace, start: number): NamePlace {
  const span = shiftSpan(place.span, start);
  return rule === undefined
    ? { ...place, span }
    : { ...place, span, rule: { ...rule, from: rule.from + start } };
}

function* ruleNames(chunk: Chunk): Generator<NamePlace> {
  for (const rule of chunk.rules) {
    if (rule.kind === "recording") yield definition("metric", rule.record);
    else if (rule.kind === "alerting") yield definition("alert", rule.alert);
    const { from } = rule.node.span;
    for (const label of writtenLabels(rule.labels)) yield { ...label, rule: { from, does: "add" } };
  }
  for (const { group } of chunk.groups) yield* writtenLabels(group.labels);
}

function definition(kind: NameKind, { value, scalar, map, entry }: TextField): NamePlace {
  const isElsewhere = entry.alias !== undefined || entry.mergedBy !== undefined;
  const span = isElsewhere ? scalar.span : map.spanToSource({ from: 0, to: value.length });
  return { kind, name: value, span, isDefinition: true };
}

function* writtenLabels(field: LabelsField | undefined): Generator<NamePlace> {
  for (const label of field?.labels ?? []) if (isWrittenHere(label)) yield labelKey(label);
}

function isWrittenHere({ entry }: LabelEntry): boolean {
  return entry.mergedBy === undefined && entry.keyAlias === undefined;
}

function labelKey({ name }: LabelEntry): NamePlace {
  return keyPlace("label", name);
}

/** A key in quotes says its name between them. */
function keyPlace(kind: NameKind, key: YamlScalar): NamePlace {
  return { kind, name: key.value, span: inScalar(key), isDefinition: true };
}

function inScalar({ span, style }: YamlScalar): Span {
  const isQuoted = style === "single-quoted" || style === "double-quoted";
  return isQuoted ? { from: span.from + 1, to: span.to - 1 } : span;
}

function* expressionPlaces(root: Expression | undefined): Generator<NamePlace> {
  for (const { name, span, role } of labelUsesIn(root)) {
    yield { kind: "label", name, span, isDefinition: role === "destination" };
  }
  for (const metric of metricsIn(root)) yield { ...metric, isDefinition: false };
}

/** The metrics and alerts that selectors name. Spans count in the expression, and leave quotes out. */
function* metricsIn(root: Expression | undefined): Generator<Omit<NamePlace, "isDefinition">> {
  for (const part of walk(root)) {
    if (part.kind !== "VectorSelector") continue;
    if (part.name !== undefined && part.nameSpan !== undefined) {
      yield { kind: "metric", name: part.name, span: part.nameSpan };
    }
    for (const { name, nameSpan, matchType, value, valueSpan } of part.matchers) {
      if (matchType !== "=" || value === undefined || valueSpan === undefined) continue;
      const span = { from: valueSpan.from + 1, to: valueSpan.to - 1 };
      // `{"metric"}` is a matcher without a name.
      if (nameSpan === undefined || name === "__name__") yield { kind: "metric", name: value, span };
      else if (name === "alertname" && isOfAlerts(part.name)) yield { kind: "alert", name: value, span };
    }
  }
}

function isOfAlerts(metric: string | undefined): boolean {
  return metric === "ALERTS" || metric === "ALERTS_FOR_STATE";
}

function* templatePlaces(chunk: Chunk, file: SourceFile): Generator<NamePlace> {
  for (const rule of chunk.rules) {
    for (const label of alertTexts(rule)) {
      if (label.entry.alias !== undefined || label.entry.mergedBy !== undefined) continue;
      const read = alertTemplate(label, chunk.text, file.dialect);
      for (const reference of read === undefined ? [] : templateReferences(read.template)) {
        if (reference.kind === "label") {
          const span = read!.map.spanToSource(reference.span);
          const place = { kind: "label", name: reference.name, span, isDefinition: false } as const;
          const { from } = rule.node.span;
          yield reference.owner === "alert" ? { ...place, rule: { from, does: "read" } } : place;
        } else if (reference.kind === "query" && isPromql(file.dialect)) {
          yield* queryPlaces(reference.text, composeMaps(reference.map, read!.map), file);
        }
      }
    }
  }
}

function* queryPlaces(text: string, map: ScalarMap, { options }: SourceFile): Generator<NamePlace> {
  const { root } = parseExpression(text, options);
  for (const place of expressionPlaces(root)) yield { ...place, span: map.spanToSource(place.span) };
}

/** What a prometheus.yml, monitors, files of targets and those about own metrics say. */
function* configPlaces(file: SourceFile, path: string): Generator<NamePlace> {
  if (file.kind === "target-file") {
    for (const { labels } of targetFileOf(path, file).groups ?? []) {
      for (const label of labels) if (isWrittenHere(label)) yield labelKey(label);
    }
    return;
  }
  for (const { key } of ownMetricEntries(file)) yield keyPlace("metric", key);
  const config = prometheusConfigOf(file);
  yield* writtenLabels(config?.externalLabels);
  for (const { labels } of config?.scrapeConfigs.flatMap((job) => job.staticConfigs) ?? []) {
    for (const label of labels) if (isWrittenHere(label)) yield labelKey(label);
  }
  for (const list of relabelListsIn(file)) for (const rule of list.rules) yield* relabelPlaces(rule);
}

/** The lists of relabel rules that are written in a file. */
export function* relabelListsIn(file: SourceFile): Generator<RelabelList> {
  const config = prometheusConfigOf(file);
  const lists: (RelabelList | undefined)[] = [config?.alertRelabelConfigs];
  for (const job of config?.scrapeConfigs ?? []) lists.push(job.relabelConfigs, job.metricRelabelConfigs);
  for (const monitor of fileMonitors(file)) {
    const holders = "endpoints" in monitor ? monitor.endpoints : [monitor];
    for (const { relabelings, metricRelabelings } of holders) lists.push(relabelings, metricRelabelings);
  }
  for (const list of lists) if (list !== undefined) yield list;
}

function* relabelPlaces({ sourceLabels, targetLabel }: RelabelRule): Generator<NamePlace> {
  for (const field of sourceLabels) yield { ...definition("label", field), isDefinition: false };
  if (targetLabel !== undefined && !targetLabel.value.includes("$")) yield definition("label", targetLabel);
}
