import type { Location } from "vscode-languageserver-types";
import { type LabelSource, type LabelStory, labelStory } from "../core/explain/label-story.ts";
import type { Place } from "../core/labels/place.ts";
import type { Provenance } from "../core/labels/provenance.ts";
import { foldersAbove } from "../core/project/configurations.ts";
import { templateDefinitionAt } from "../core/template/definition-at.ts";
import { shiftSpan } from "../core/text/span.ts";
import type { FeatureContext, FileAt } from "./feature-context.ts";
import { type LabelInRule, labelInRuleAt } from "./label-at.ts";
import { type NamePlace, placeAt, placesOf } from "./name-places.ts";
import { relabelRuleAt } from "./relabel-rule-at.ts";
import { storyContextOf } from "./story-context.ts";
import { telegrafMetrics } from "./telegraf/telegraf-metrics.ts";
import { alertTemplateAt } from "./template-thing.ts";
import { toLocation, toRange } from "./to-lsp.ts";

/** So many places are named. */
const mostPlaces = 200;

/** The lines that make the label at `offset`, or the rules that record the metric or are the alert there. */
export function* provideDefinition(
  context: FeatureContext,
  offset: number,
): Generator<void, Location[] | undefined, void> {
  const { file, path } = context;
  const label = labelInRuleAt(file, offset);
  if (label !== undefined) return locations(placesOfLabel(label, context), context);
  const declared = declaredInTemplate(context, offset);
  if (declared !== undefined) return locations([declared], context);
  const place = placeAt(file, path, offset);
  if (place === undefined) return undefined;
  if (place.kind === "label") return locations(placesBefore(place, context, offset), context);
  return yield* rulesNamed(place, context);
}

/** Where a template declares the variable, or the template that it calls, at `offset`. */
function declaredInTemplate({ file, path }: FeatureContext, offset: number): Place | undefined {
  const { chunk, start } = file.chunkAt(offset);
  const read = alertTemplateAt(chunk, file, offset - start);
  const span = read && templateDefinitionAt(read.template, read.map.toValue(offset - start));
  return span && { file: path, span: shiftSpan(read.map.spanToSource(span), start) };
}

function locations(places: readonly Place[], context: FeatureContext): Location[] {
  const found = new Map<string, Location>();
  for (const place of places) {
    const location = toLocation(context, place);
    if (location !== undefined) found.set(JSON.stringify(location), location);
    if (found.size === mostPlaces) break;
  }
  return [...found.values()];
}

function placesOfLabel(label: LabelInRule, context: FeatureContext): readonly Place[] {
  const here = (span: NamePlace["span"]): Place => ({ file: context.path, span });
  switch (label.kind) {
    case "rule-label":
    case "group-label":
      return [here(label.span)];
    case "use": {
      const { use, expression, name, span } = label;
      if (use.role === "destination") return [here(span)];
      const story = labelStory(name, use.readFrom, expression.root, storyContextOf(context));
      return placesOfStory(story, (part) => here(expression.locate(part)));
    }
    case "template":
      return placesOfTemplate(label, context);
  }
}

function placesOfTemplate(
  { name, owner, rule, chunk }: Extract<LabelInRule, { kind: "template" }>,
  context: FeatureContext,
): readonly Place[] {
  const { file, path, knowledge } = context;
  const { start } = file.place(chunk);
  const here = ({ from, to }: NamePlace["span"]): Place => ({
    file: path,
    span: { from: from + start, to: to + start },
  });
  if (owner === "external")
    return [knowledge.externalLabels.get(name)].filter((place) => place !== undefined);
  if (owner !== "alert") return [];
  // Prometheus fills in templates before it adds the labels of the rule and the name of the alert.
  const { expr } = rule;
  const root = expr?.expression?.root;
  if (root === undefined) return [];
  const story = labelStory(name, [root], root, storyContextOf(context));
  return placesOfStory(story, (part) => here(expr!.map.spanToSource(part)));
}

function placesOfStory({ sources }: LabelStory, here: (span: NamePlace["span"]) => Place): Place[] {
  return sources.flatMap((source) => placesOfSource(source, here));
}

function placesOfSource(source: LabelSource, here: (span: NamePlace["span"]) => Place): readonly Place[] {
  switch (source.kind) {
    case "made":
      return [here(source.span)];
    case "ways":
    case "job":
      return source.label.from.flatMap((way) => lastPlace(way) ?? []);
    case "rule": {
      const { rule, defined, story } = source;
      if (defined !== undefined) return [defined.place];
      // What an expression of another file makes is in its rule.
      return story === undefined ? [rule.place] : placesOfStory(story, () => rule.place);
    }
  }
}

/** Where the label got its name, or what it was made of where that is written nowhere. */
function lastPlace(way: Provenance): Place | undefined {
  return way.findLast(({ place }) => place !== undefined)?.place;
}

/** In a configuration: what sets a label before the rule that reads it. */
function placesBefore(place: NamePlace, context: FeatureContext, offset: number): readonly Place[] {
  const { path, file } = context;
  const rule = place.isDefinition ? undefined : relabelRuleAt(context, offset);
  const before = placesOf("label", place.name, path, file).filter(({ isDefinition }) => isDefinition);
  const { span } = rule?.job?.scrapeConfig.node ?? {};
  const near = before.filter(
    (each) => span !== undefined && each.span.from >= span.from && each.span.to <= span.to,
  );
  const earlier = near.filter((each) => each.span.from < place.span.from);
  const found = place.isDefinition ? [place] : earlier.length > 0 ? earlier : near;
  return found.map((each) => ({ file: path, span: each.span }));
}

function* rulesNamed(
  place: NamePlace,
  context: FeatureContext,
): Generator<void, Location[] | undefined, void> {
  const { knowledge } = context;
  const { kind, name } = place;
  const known = kind === "metric" ? knowledge.recordingRulesOf(name) : knowledge.alertingRulesOf(name);
  if (known.length > 0)
    return locations(
      known.map((rule) => rule.place),
      context,
    );
  const inputs = kind === "metric" ? telegrafMetrics(context).get(name) : undefined;
  if (inputs !== undefined) {
    const places = inputs.map(({ input: { file, plugin } }) => ({ file, span: plugin.nameSpan }));
    return locations(places, context);
  }
  const found: Location[] = [];
  const files = yield* context.filesWith(name);
  const described = nearestDescribing(files, context.path);
  for (const { path, file } of files) {
    if (file.kind === "own-metrics" && path !== described) continue;
    for (const each of placesOf(kind, name, path, file)) {
      if (each.isDefinition) found.push({ uri: context.uriOf(path), range: toRange(file, each.span) });
      if (found.length === mostPlaces) return found;
    }
    yield;
  }
  return found;
}

/** The `.promrules/metrics.yaml` that counts for a file: the nearest one above it. */
function nearestDescribing(files: readonly FileAt[], path: string): string | undefined {
  const known = new Set(files.map((each) => each.path));
  return [...foldersAbove(path)]
    .map((folder) => `${folder}/.promrules/metrics.yaml`)
    .find((described) => known.has(described));
}
