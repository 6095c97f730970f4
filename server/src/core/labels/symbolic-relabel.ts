import { isValidLabelName } from "../promql/names.ts";
import { expandReplacement } from "../regex/expand-replacement.ts";
import type { CompiledPattern } from "../regex/regex-compiler.ts";
import { readReplacement } from "../regex/replacement.ts";
import {
  addStep,
  joinWays,
  knownValues,
  labelIn,
  limited,
  setLabel,
  uniteLabel,
  unknownValues,
} from "./combine-labels.ts";
import { filterPossible } from "./filter-possible.ts";
import {
  type JoinedText,
  joinedMatches,
  joinedMayBeEmpty,
  joinedTexts,
  restrictLabel,
  type SourceValues,
  sourceValues,
} from "./joined-values.ts";
import { toLowerCase, toUpperCase } from "./letter-case.ts";
import { mapPossible, selectPossible } from "./map-possible.ts";
import { md5Tail } from "./md5.ts";
import { matcherOfTemplate } from "./open-names.ts";
import { capturesEverything, isNeverEmpty, matchesAllButEmpty, matchesEverything } from "./pattern-facts.ts";
import type { Place } from "./place.ts";
import type { LabelValues, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Origin, Provenance, ProvenanceStep, RelabelStage } from "./provenance.ts";
import type { RelabelOptions } from "./relabel.ts";
import type { RelabelConfig } from "./relabel-config.ts";

/** A relabel rule of some file. */
export interface PlacedRelabelConfig {
  readonly config: RelabelConfig;
  /** Counted from 1 in its list. */
  readonly number: number;
  /** Missing for rules that nobody has written. */
  readonly place?: Place;
  /** What it counts as where labels come from, when it is no rule of a user. */
  readonly origin?: Origin;
}

/** What is known before and after a rule. */
export interface PossibleRelabelStep<Rule extends PlacedRelabelConfig> {
  readonly rule: Rule;
  readonly before: PossibleLabels;
  /** Missing when nothing can come through. */
  readonly after: PossibleLabels | undefined;
}

export interface SymbolicOptions extends RelabelOptions {
  readonly stage: RelabelStage;
}

/**
 * What relabel rules make of labels that are not all known, or `undefined` when nothing can come through. Whatever
 * exact labels are possible before, what `relabel` makes of them is possible after.
 */
export function relabelPossible(
  labels: PossibleLabels,
  rules: readonly PlacedRelabelConfig[],
  options: SymbolicOptions,
): PossibleLabels | undefined {
  let current: PossibleLabels | undefined = labels;
  for (const rule of rules) {
    current = applyPossible(current, rule, options);
    if (current === undefined) return undefined;
  }
  return current;
}

/** The same with what each rule does, up to the one through which nothing can come. */
export function possibleRelabelSteps<Rule extends PlacedRelabelConfig>(
  labels: PossibleLabels,
  rules: readonly Rule[],
  options: SymbolicOptions,
): readonly PossibleRelabelStep<Rule>[] {
  const steps: PossibleRelabelStep<Rule>[] = [];
  let before = labels;
  for (const rule of rules) {
    const after = applyPossible(before, rule, options);
    steps.push({ rule, before, after });
    if (after === undefined) break;
    before = after;
  }
  return steps;
}

/** Groups that are repeated so often make texts that nobody wants to know. */
const longestReplacement = 300;

/** One rule at work. */
interface Task {
  readonly labels: PossibleLabels;
  readonly config: RelabelConfig;
  readonly sources: readonly SourceValues[];
  /** All that the joined values can be; missing when that is not known. */
  readonly texts: readonly JoinedText[] | undefined;
  readonly step: ProvenanceStep;
  readonly options: RelabelOptions;
}

function applyPossible(
  labels: PossibleLabels,
  rule: PlacedRelabelConfig,
  options: SymbolicOptions,
): PossibleLabels | undefined {
  const { config } = rule;
  const sources = config.sourceLabels.map((name) => sourceValues(labels, name));
  const texts = joinedTexts(sources, config);
  const task: Task = { labels, config, sources, texts, step: stepOf(rule, options.stage), options };
  switch (config.action) {
    case "keepequal":
    case "dropequal":
      return filterPossible({ ...task, regex: undefined });
    case "lowercase":
      return setMapped(task, toLowerCase);
    case "uppercase":
      return setMapped(task, toUpperCase);
    case "hashmod":
      return config.modulus > 0n ? setHash(task) : labels;
  }
  const regex = options.compile(config.regex);
  if (!regex.ok) return labels;
  switch (config.action) {
    case "keep":
    case "drop":
      return filterPossible({ ...task, regex });
    case "replace":
      return texts === undefined || config.replacement.length > longestReplacement
        ? replaceUnknown(task)
        : replaceKnown({ ...task, texts }, regex);
    case "labelmap":
      return mapPossible({ ...task, regex });
    case "labeldrop":
    case "labelkeep":
      return selectPossible({ ...task, regex });
  }
}

function stepOf(rule: PlacedRelabelConfig, stage: RelabelStage): ProvenanceStep {
  const { number, place } = rule;
  const { action, sourceLabels } = rule.config;
  const origin = rule.origin ?? { kind: "relabel", rule: { stage, number, action, sourceLabels } };
  return place === undefined ? { origin } : { origin, place };
}

/** `replace` where all that can be joined is known: each text is tried. */
function replaceKnown(
  task: Task & { readonly texts: readonly JoinedText[] },
  regex: CompiledPattern,
): PossibleLabels {
  const { config, options, texts } = task;
  const results = new Map<string, Results>();
  const untouched = new Set<string>();
  for (const joined of texts) {
    const match = regex.match(joined.text);
    const target = match === undefined ? "" : expandReplacement(config.targetLabel, match);
    if (match === undefined || !isValidLabelName(target, options.names)) {
      untouched.add(joined.text);
      continue;
    }
    const result = results.get(target) ?? { values: new Map(), isDeleted: false };
    results.set(target, result);
    addResult(result, expandReplacement(config.replacement, match), waysOfReplacement(joined, task));
  }
  const isAlways = untouched.size === 0 && results.size === 1;
  // Where nothing but the label itself is looked at, what does not match stays as it is.
  const isItself =
    results.size === 1 && config.sourceLabels.length === 1 && results.has(config.sourceLabels[0]!);
  let { labels } = task;
  for (const [target, result] of results) {
    const label = labelOf(target, result);
    const old = isItself
      ? restrictLabel(labelIn(task.labels, target), untouched)
      : labelIn(task.labels, target);
    labels = setLabel(labels, target, isAlways ? label : uniteLabel(old, label));
  }
  return labels;
}

interface Results {
  readonly values: Map<string, readonly Provenance[]>;
  /** Whether some text makes the value empty, which takes the label away. */
  isDeleted: boolean;
}

function addResult(result: Results, value: string, ways: readonly Provenance[]): void {
  if (value === "") result.isDeleted = true;
  else result.values.set(value, joinWays(result.values.get(value) ?? [], ways));
}

function labelOf(name: string, { values, isDeleted }: Results): PossibleLabel | undefined {
  if (values.size === 0) return undefined;
  let from: readonly Provenance[] = [];
  for (const ways of values.values()) from = joinWays(from, ways);
  return { name, certainty: isDeleted ? "possible" : "certain", values: knownValues(values), from };
}

/** A replacement without groups comes from the rule alone. */
function waysOfReplacement({ ways }: JoinedText, { config, step }: Task): readonly Provenance[] {
  return config.replacement.includes("$") ? addStep(ways, step) : [[step]];
}

function waysOfSources({ config, sources, step }: Task): readonly Provenance[] {
  if (config.action === "replace" && !config.replacement.includes("$")) return [[step]];
  let ways: readonly Provenance[] = [];
  for (const { label } of sources) ways = joinWays(ways, label?.from ?? []);
  return addStep(ways, step);
}

/** `replace` where it is not known what is joined: unless the pattern says otherwise it may match or not. */
function replaceUnknown(task: Task): PossibleLabels {
  const { labels, config, sources } = task;
  const verdict = joinedMatches(sources, config);
  if (verdict === "never") return labels;
  const label = replacedLabel(task);
  if (config.targetLabel.includes("$")) return replaceSomewhere(task, label);
  if (!isValidLabelName(config.targetLabel, task.options.names)) return labels;
  const target = config.targetLabel;
  const replaced = label === undefined ? undefined : { ...label, name: target };
  const isAlways = verdict === "always";
  return setLabel(labels, target, isAlways ? replaced : uniteLabel(labelIn(labels, target), replaced));
}

/** What the target is where the pattern matches; missing when it is taken away. */
function replacedLabel(task: Task): PossibleLabel | undefined {
  const { config, sources } = task;
  const from = waysOfSources(task);
  const name = config.targetLabel;
  if (!config.replacement.includes("$")) {
    if (config.replacement === "") return undefined;
    return { name, certainty: "certain", values: knownValues(new Map([[config.replacement, from]])), from };
  }
  const only = sources.length === 1 ? sources[0] : undefined;
  if (only !== undefined && isCopy(config)) {
    const isThere = !only.mayBeEmpty || isNeverEmpty(config.replacement, config.regex);
    return { name, certainty: isThere ? "certain" : "possible", values: copiedValues(only, task), from };
  }
  const isThere =
    isNeverEmpty(config.replacement, config.regex) || (isCopy(config) && !joinedMayBeEmpty(sources, config));
  return { name, certainty: isThere ? "certain" : "possible", values: unknownValues, from };
}

/** Whether the value is just what is joined. */
export function isCopy({ regex, replacement }: RelabelConfig): boolean {
  const [part, ...others] = readReplacement(replacement);
  if (part?.kind !== "number" || others.length > 0) return false;
  return part.number === 0 || (part.number === 1 && capturesEverything(regex));
}

function copiedValues({ label }: SourceValues, { config, step }: Task): LabelValues {
  const values = label?.values ?? unknownValues;
  if (values.kind === "known") {
    const copied = [...values.values].map(([value, ways]) => [value, addStep(ways, step)] as const);
    return knownValues(new Map(copied));
  }
  if (values.pattern !== undefined || matchesEverything(config.regex) || matchesAllButEmpty(config.regex)) {
    return values;
  }
  return { kind: "unknown", pattern: config.regex };
}

/** Where groups are part of the target's name, each label may be it whose name fits. */
function replaceSomewhere(task: Task, label: PossibleLabel | undefined): PossibleLabels {
  const allows = matcherOfTemplate(task.config.targetLabel);
  let { labels } = task;
  for (const old of task.labels.labels.values()) {
    if (!allows(old.name)) continue;
    const replaced = label === undefined ? undefined : { ...label, name: old.name };
    labels = setLabel(labels, old.name, uniteLabel(old, replaced));
  }
  if (label === undefined) return labels;
  const from = label.from[0] ?? [task.step];
  const open = [...labels.open, { allows, pattern: task.config.targetLabel, from }];
  return limited(labels.labels, open);
}

/** The case actions: a value for each text, and the target goes away where that is empty. */
function setMapped(task: Task, map: (text: string) => string): PossibleLabels {
  const { labels, config, texts, step } = task;
  if (texts !== undefined) {
    const result: Results = { values: new Map(), isDeleted: false };
    for (const { text, ways } of texts) addResult(result, map(text), addStep(ways, step));
    return setLabel(labels, config.targetLabel, labelOf(config.targetLabel, result));
  }
  return setUnknown(task, joinedMayBeEmpty(task.sources, config) ? "possible" : "certain", unknownValues);
}

/** Small numbers are listed. */
const mostShards = 100n;

function setHash(task: Task): PossibleLabels {
  const { modulus } = task.config;
  if (task.texts !== undefined) return setMapped(task, (text) => `${md5Tail(text) % modulus}`);
  if (modulus > mostShards) return setUnknown(task, "certain", { kind: "unknown", pattern: "[0-9]+" });
  const from = waysOfSources(task);
  const numbers = Array.from({ length: Number(modulus) }, (_, number) => [`${number}`, from] as const);
  return setUnknown(task, "certain", knownValues(new Map(numbers)));
}

function setUnknown(task: Task, certainty: PossibleLabel["certainty"], values: LabelValues): PossibleLabels {
  const name = task.config.targetLabel;
  return setLabel(task.labels, name, { name, certainty, values, from: waysOfSources(task) });
}
