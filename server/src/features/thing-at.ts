import type { Check } from "../core/checks/check.ts";
import { checks } from "../core/checks/index.ts";
import { type RuleResourceKind, ruleResourceKind } from "../core/files/kubernetes-kinds.ts";
import { ownMetricEntries, ownMetricsType } from "../core/files/own-metrics/metric-entries.ts";
import { configKeyAt } from "../core/files/prometheus-config/config-path.ts";
import type { ConfigFieldInfo, ConfigType } from "../core/files/prometheus-config/config-struct.ts";
import {
  type Choice,
  overrideSettings,
  promrulesSettings,
  type Setting,
} from "../core/files/promrules-fields.ts";
import type { Dialect } from "../core/files/read-options.ts";
import { type RelabelFields, relabelFieldsIn } from "../core/files/relabel-fields.ts";
import { type FieldOwner, findField, type RuleField } from "../core/files/rule-fields.ts";
import type { DurationField } from "../core/files/rule-file.ts";
import type { Chunk, PlacedChunk, SourceFile } from "../core/files/source-file.ts";
import type { RelabelAction } from "../core/labels/relabel-config.ts";
import { readRelabelAction } from "../core/labels/relabel-config-problems.ts";
import { findFunction, findRemovedFunction } from "../core/promql/functions.ts";
import { findAggregation } from "../core/promql/keywords.ts";
import type { ParsedExpression } from "../core/promql/parsed-expression.ts";
import type { PromqlFunction, RemovedFunction } from "../core/promql/promql-function.ts";
import type { Aggregation } from "../core/promql/promql-keyword.ts";
import { type Span, shiftSpan, touches } from "../core/text/span.ts";
import { findEntry } from "../core/yaml/find-entry.ts";
import type { YamlEntry, YamlMap, YamlNode } from "../core/yaml/yaml-node.ts";
import { expressionsIn } from "./embedded-expressions.ts";
import { type ExpressionToken, expressionTokens } from "./expression-tokens.ts";
import { findWord, matchOperators, type PromqlWord } from "./promql-words.ts";
import { type SelectorThing, selectorThingAt } from "./selector-thing.ts";
import { type TemplateThing, templateThingAt } from "./template-thing.ts";

/** Something that there is a word to say about. The span counts from the start of the file. */
export type Thing = { readonly span: Span } & ThingItself;

export type ThingItself =
  | SelectorThing
  | TemplateThing
  | { readonly kind: "function"; readonly called: PromqlFunction }
  | { readonly kind: "removed function"; readonly called: RemovedFunction }
  | { readonly kind: "aggregation"; readonly aggregation: Aggregation }
  | { readonly kind: "word"; readonly word: PromqlWord }
  | { readonly kind: "duration"; readonly text: string }
  | { readonly kind: "field"; readonly field: RuleField; readonly owner: FieldOwner }
  | { readonly kind: "resource"; readonly resource: RuleResourceKind }
  | { readonly kind: "relabel field"; readonly field: ConfigFieldInfo }
  | { readonly kind: "relabel action"; readonly action: RelabelAction }
  /** A field of another structure of prometheus.yml. */
  | { readonly kind: "config field"; readonly field: ConfigFieldInfo }
  /** What a `.promrules/metrics.yaml` describes. */
  | { readonly kind: "own metric"; readonly name: string }
  | { readonly kind: "setting"; readonly setting: Setting }
  | { readonly kind: "choice"; readonly choice: Choice }
  | { readonly kind: "check"; readonly check: Check };

export function thingAt(file: SourceFile, offset: number): Thing | undefined {
  const placed = file.chunkAt(offset);
  const thing = thingInChunk(placed, file, offset);
  // At the border of two chunks the earlier one may end with what the cursor touches.
  if (thing !== undefined || offset !== placed.start || offset === 0) return thing;
  return thingInChunk(file.chunkAt(offset - 1), file, offset);
}

function thingInChunk({ chunk, start }: PlacedChunk, file: SourceFile, offset: number): Thing | undefined {
  const at = offset - start;
  const thing = thingOfKind(chunk, file, at);
  return thing && { ...thing, span: shiftSpan(thing.span, start) };
}

function thingOfKind(chunk: Chunk, file: SourceFile, offset: number): Thing | undefined {
  switch (file.kind) {
    case "promrules-config":
      return settingAt(chunk, offset);
    case "prometheus-config":
      return relabelThingAt(chunk, relabelFieldsIn(file.kind)!, offset) ?? configThingAt(chunk, offset);
    case "kubernetes-monitors":
      return relabelThingAt(chunk, relabelFieldsIn(file.kind)!, offset);
    case "own-metrics":
      return ownMetricAt(file, offset) ?? configThingAt(chunk, offset, ownMetricsType);
    default:
      return (
        ruleThingAt(chunk, file.dialect, offset) ??
        expressionThingAt(chunk, file, offset) ??
        templateThingAt(chunk, file, offset)
      );
  }
}

/** A field of a relabel rule, or its action. */
function relabelThingAt(
  { documents }: Chunk,
  { lists, fields }: RelabelFields,
  offset: number,
): Thing | undefined {
  for (const { key, value, rule } of documents.flatMap(({ root }) => entriesAt(root, lists, offset))) {
    const field = rule ? fields.get(key.value) : undefined;
    if (field === undefined) continue;
    if (touches(key.span, offset)) return { kind: "relabel field", field, span: key.span };
    const action = field.name === "action" && value.kind === "scalar" && readRelabelAction(value.value);
    if (action) return { kind: "relabel action", action, span: value.span };
  }
  return undefined;
}

function ownMetricAt(file: SourceFile, offset: number): Thing | undefined {
  const key = ownMetricEntries(file).find((entry) => touches(entry.key.span, offset))?.key;
  return key && { kind: "own metric", name: key.value, span: key.span };
}

function configThingAt({ documents }: Chunk, offset: number, root?: ConfigType): Thing | undefined {
  const found = configKeyAt(documents[0]?.root, offset, root);
  if (found === undefined || found.field.isHidden) return undefined;
  return { kind: "config field", field: found.field, span: found.key.span };
}

interface EntryAt extends YamlEntry {
  /** Whether it stands in an item of a list of relabel rules. */
  readonly rule: boolean;
}

/** The entries around an offset, from the outermost one on. */
function entriesAt(root: YamlNode | undefined, lists: ReadonlySet<string>, offset: number): EntryAt[] {
  const found: EntryAt[] = [];
  let node = root;
  let rule = false;
  while (node !== undefined && node.kind !== "scalar") {
    if (node.kind === "list") {
      node = node.items.find((item) => touches(item.span, offset));
      continue;
    }
    const entry = writtenHere(node).find(({ key, value }) =>
      touches({ from: key.span.from, to: Math.max(key.span.to, value.span.to) }, offset),
    );
    if (entry === undefined) break;
    found.push({ ...entry, rule });
    rule = lists.has(entry.key.value);
    node = entry.value;
  }
  return found;
}

function ruleThingAt(chunk: Chunk, dialect: Dialect, offset: number): Thing | undefined {
  for (const rule of chunk.rules) {
    if (!touches(rule.node.span, offset)) continue;
    return (
      fieldAt(rule.node, "rule", { dialect, offset }) ?? durationAt([rule.for, rule.keepFiringFor], offset)
    );
  }
  for (const { group } of chunk.groups) {
    const thing =
      fieldAt(group.node, "group", { dialect, offset }) ??
      durationAt([group.interval, group.queryOffset], offset);
    if (thing !== undefined) return thing;
  }
  return firstOf(chunk.documents, ({ root }) => headerThingAt(root, { dialect, offset }));
}

/** What stands around the groups: `groups:` itself, and the kind of a Kubernetes resource. */
function headerThingAt(
  root: YamlNode | undefined,
  at: { dialect: Dialect; offset: number },
): Thing | undefined {
  if (root?.kind !== "map") return undefined;
  const valueAt = (key: string): YamlNode | undefined =>
    writtenHere(root).find((entry) => entry.key.value === key)?.value;
  const kind = valueAt("kind");
  if (kind?.kind === "scalar" && touches(kind.span, at.offset)) {
    const version = valueAt("apiVersion");
    const resource = ruleResourceKind(kind.value, version?.kind === "scalar" ? version.value : "");
    return resource && { kind: "resource", resource, span: kind.span };
  }
  const groups = kind === undefined ? root : valueAt("spec");
  return groups?.kind === "map" ? fieldAt(groups, "file", at) : undefined;
}

function fieldAt(
  map: YamlMap,
  owner: FieldOwner,
  { dialect, offset }: { dialect: Dialect; offset: number },
): Thing | undefined {
  const key = writtenHere(map).find((entry) => touches(entry.key.span, offset))?.key;
  const field = key && findField(owner, dialect, key.value);
  return field && { kind: "field", field, owner, span: key.span };
}

function durationAt(fields: readonly (DurationField | undefined)[], offset: number): Thing | undefined {
  for (const field of fields) {
    if (field?.milliseconds === undefined || !isWrittenHere(field.entry)) continue;
    if (touches(field.scalar.span, offset))
      return { kind: "duration", text: field.value, span: field.scalar.span };
  }
  return undefined;
}

/** The token at an offset of one of the chunk's expressions. */
function expressionThingAt(chunk: Chunk, file: SourceFile, offset: number): Thing | undefined {
  const embedded = expressionsIn(chunk, file).find(({ span }) => touches(span, offset));
  const thing = embedded && tokenThingAt(embedded.expression, embedded.map.toValue(offset));
  return thing && { ...thing, span: embedded.map.spanToSource(thing.span) };
}

/** Where two tokens meet, the one behind the place is meant: the cursor of an editor stands before a character. */
function tokenThingAt(expression: ParsedExpression, at: number): Thing | undefined {
  const tokens = expressionTokens(expression);
  const index = Math.max(
    tokens.findLastIndex(({ span }) => span.from <= at && at < span.to),
    tokens.findLastIndex(({ span }) => span.from < at && at === span.to && !isFollowed(tokens, at)),
  );
  const token = tokens[index];
  const inSelector = selectorThingAt(expression, at);
  if (token === undefined) return inSelector;
  const text = expression.text.slice(token.span.from, token.span.to);
  const isMatch = tokens[index - 1]?.type === "labelName" && token.type === "operator";
  if (isMatch && isUnfinished(inSelector)) {
    const operator = matchOperator(text);
    return operator && { ...operator, span: token.span };
  }
  const thing = isMatch ? undefined : thingOfToken(token, text);
  return thing === undefined ? inSelector : { ...thing, span: token.span };
}

/** Of a matcher without a value there is nothing to say but what its operator means. */
function isUnfinished(thing: SelectorThing | undefined): boolean {
  return thing?.kind !== "matcher" || thing.matcher.value === undefined;
}

function isFollowed(tokens: readonly ExpressionToken[], at: number): boolean {
  return tokens.some(({ span }) => span.from === at);
}

function thingOfToken({ type }: ExpressionToken, text: string): ThingItself | undefined {
  switch (type) {
    case "function":
      return functionThing(text);
    case "aggregation": {
      const aggregation = findAggregation(text);
      return aggregation && { kind: "aggregation", aggregation };
    }
    case "keyword":
    case "operator":
      return wordThing(findWord(text));
    case "duration":
      return { kind: "duration", text };
    case "metric":
    case "labelName":
    case "labelValue":
    case "number":
    case "string":
    case "comment":
      return undefined;
  }
}

function functionThing(name: string): ThingItself | undefined {
  const called = findFunction(name);
  if (called !== undefined) return { kind: "function", called };
  const removed = findRemovedFunction(name);
  return removed === undefined ? wordThing(findWord(name)) : { kind: "removed function", called: removed };
}

function matchOperator(text: string): ThingItself | undefined {
  return wordThing(matchOperators.find(({ name }) => name === text));
}

function wordThing(word: PromqlWord | undefined): ThingItself | undefined {
  return word && { kind: "word", word };
}

function settingAt(chunk: Chunk, offset: number): Thing | undefined {
  const root = chunk.documents[0]?.root;
  if (root?.kind !== "map") return undefined;
  const overrides = findEntry(root, "overrides")?.value;
  for (const item of overrides?.kind === "list" ? overrides.items : []) {
    const thing = item.kind === "map" ? settingIn(item, overrideSettings, offset) : undefined;
    if (thing !== undefined) return thing;
  }
  return settingIn(root, promrulesSettings, offset);
}

function settingIn(map: YamlMap, settings: readonly Setting[], offset: number): Thing | undefined {
  for (const { key, value } of writtenHere(map)) {
    const setting = settings.find(({ name }) => name === key.value);
    if (setting === undefined) continue;
    if (touches(key.span, offset)) return { kind: "setting", setting, span: key.span };
    if (touches(value.span, offset)) return choiceAt(value, setting, offset);
  }
  return undefined;
}

/** The word at an offset among the values of a setting: a choice, or the id of a check. */
function choiceAt(node: YamlNode, setting: Setting, offset: number): Thing | undefined {
  if (node.kind === "scalar") {
    const choices = "choices" in setting.type ? setting.type.choices : [];
    const choice = touches(node.span, offset) ? choices.find(({ name }) => name === node.value) : undefined;
    return choice && { kind: "choice", choice, span: node.span };
  }
  if (node.kind === "list") return firstOf(node.items, (item) => choiceAt(item, setting, offset));
  const named = writtenHere(node).find(({ key }) => touches(key.span, offset))?.key;
  const check = named && checks.find(({ id }) => id === named.value);
  if (check !== undefined) return { kind: "check", check, span: named!.span };
  return firstOf(writtenHere(node), ({ value }) => choiceAt(value, setting, offset));
}

function firstOf<Item>(items: readonly Item[], find: (item: Item) => Thing | undefined): Thing | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function writtenHere(map: YamlMap): readonly YamlEntry[] {
  return map.entries.filter(isWrittenHere);
}

/** What an alias or a merge key brings stands elsewhere. */
function isWrittenHere({ alias, mergedBy }: YamlEntry): boolean {
  return alias === undefined && mergedBy === undefined;
}
