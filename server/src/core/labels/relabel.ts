import { isValidLabelName, type NameScheme } from "../promql/names.ts";
import { expandReplacement } from "../regex/expand-replacement.ts";
import type { CompiledPattern, RegexCompiler } from "../regex/regex-compiler.ts";
import { LabelBuilder } from "./label-builder.ts";
import type { LabelSet } from "./label-set.ts";
import { toLowerCase, toUpperCase } from "./letter-case.ts";
import { md5Tail } from "./md5.ts";
import type { RelabelConfig } from "./relabel-config.ts";

export interface RelabelOptions {
  readonly compile: RegexCompiler;
  /** Which names `replace` may make. */
  readonly names: NameScheme;
}

/** What one rule did. */
export interface RelabelStep {
  readonly config: RelabelConfig;
  readonly before: LabelSet;
  /** Missing when the rule dropped everything. */
  readonly after: LabelSet | undefined;
  /** The values of the source labels, joined. */
  readonly value: string;
  /** Whether the regular expression matches the value; missing for actions that do not ask that. */
  readonly matches: boolean | undefined;
  /** Names of labels that the regular expression matches, for actions that go through all labels. */
  readonly matchedNames: readonly string[];
}

/** The labels that come out, or `undefined` when a rule drops them. Mirrors `relabel.Process`. */
export function relabel(
  labels: LabelSet,
  configs: readonly RelabelConfig[],
  options: RelabelOptions,
): LabelSet | undefined {
  const builder = new LabelBuilder(labels);
  for (const config of configs) if (!applyRule(builder, config, options)) return undefined;
  return builder.labels();
}

/** What each rule does, up to the one that drops the labels. */
export function relabelSteps(
  labels: LabelSet,
  configs: readonly RelabelConfig[],
  options: RelabelOptions,
): readonly RelabelStep[] {
  const builder = new LabelBuilder(labels);
  const steps: RelabelStep[] = [];
  for (const config of configs) {
    const before = builder.labels();
    const value = joinedValue(builder, config);
    const regex = compiled(config, options);
    const isKept = applyRule(builder, config, options);
    steps.push({
      config,
      before,
      after: isKept ? builder.labels() : undefined,
      value,
      matches: valueActions.has(config.action) ? regex?.matches(value) : undefined,
      matchedNames: nameActions.has(config.action)
        ? [...before.keys()].filter((name) => regex?.matches(name))
        : [],
    });
    if (!isKept) break;
  }
  return steps;
}

/** Actions that match the joined values. */
const valueActions: ReadonlySet<string> = new Set(["replace", "keep", "drop"]);

/** Actions that match the names of all labels. */
const nameActions: ReadonlySet<string> = new Set(["labelmap", "labeldrop", "labelkeep"]);

/** Changes the labels as a rule says; false when it drops them. A regular expression that is none does nothing. */
function applyRule(builder: LabelBuilder, config: RelabelConfig, options: RelabelOptions): boolean {
  const { targetLabel } = config;
  const value = joinedValue(builder, config);
  switch (config.action) {
    case "keep":
      return compiled(config, options)?.matches(value) ?? true;
    case "drop":
      return !(compiled(config, options)?.matches(value) ?? false);
    case "keepequal":
      return builder.get(targetLabel) === value;
    case "dropequal":
      return builder.get(targetLabel) !== value;
    case "replace":
      replace(builder, config, value, options);
      return true;
    case "lowercase":
      builder.set(targetLabel, toLowerCase(value));
      return true;
    case "uppercase":
      builder.set(targetLabel, toUpperCase(value));
      return true;
    case "hashmod":
      if (config.modulus > 0n) builder.set(targetLabel, `${md5Tail(value) % config.modulus}`);
      return true;
    case "labelmap":
    case "labeldrop":
    case "labelkeep": {
      const regex = compiled(config, options);
      if (regex !== undefined) goThroughLabels(builder, config, regex);
      return true;
    }
  }
}

function replace(builder: LabelBuilder, config: RelabelConfig, value: string, options: RelabelOptions): void {
  const match = compiled(config, options)?.match(value);
  if (match === undefined) return;
  const target = expandReplacement(config.targetLabel, match);
  if (!isValidLabelName(target, options.names)) return;
  const groupsAtMost = config.replacement.split("$").length;
  if (groupsAtMost * value.length > longestValue) return;
  builder.set(target, expandReplacement(config.replacement, match));
}

function goThroughLabels(builder: LabelBuilder, config: RelabelConfig, regex: CompiledPattern): void {
  const entries = builder.entries();
  if (config.action === "labelmap" && entries.length > mostLabels) return;
  for (const [name, value] of entries) {
    if (config.action === "labelmap") {
      const match = regex.match(name);
      // Prometheus does not look at the name that comes out: it may even be empty.
      if (match !== undefined) builder.set(expandReplacement(config.replacement, match), value);
    } else if (regex.matches(name) === (config.action === "labeldrop")) {
      builder.delete(name);
    }
  }
}

/** What lies beyond these is nothing that a real Prometheus bears either, but rules can double texts and labels. */
const longestValue = 50_000;
const mostLabels = 1_000;

function joinedValue(builder: LabelBuilder, { sourceLabels, separator }: RelabelConfig): string {
  let value = "";
  for (const [at, name] of sourceLabels.entries()) {
    value += (at === 0 ? "" : separator) + builder.get(name);
    if (value.length > longestValue) break;
  }
  return value.slice(0, longestValue);
}

function compiled({ regex }: RelabelConfig, { compile }: RelabelOptions): CompiledPattern | undefined {
  const pattern = compile(regex);
  return pattern.ok ? pattern : undefined;
}
