import type { Rule } from "../core/files/rule-file.ts";
import { ruleName } from "../core/files/rule-name.ts";
import type { Chunk, ChunkGroup } from "../core/files/source-file.ts";
import type { Span } from "../core/text/span.ts";
import { findEntry } from "../core/yaml/find-entry.ts";

/** A group with its rules: what outline and folding need of them. */
export interface GroupOutline {
  readonly name: string;
  readonly place: OutlinePlace;
  /** The key `rules`. */
  readonly rulesKey: Span | undefined;
  readonly rules: readonly RuleOutline[];
}

export interface RuleOutline {
  readonly kind: Rule["kind"];
  readonly name: string;
  readonly detail: string;
  readonly place: OutlinePlace;
}

export interface OutlinePlace {
  readonly span: Span;
  readonly nameSpan: Span;
}

/** Spans count from the start of the chunk. */
export interface ChunkOutline {
  /** Rules that belong to the last group before the chunk. */
  readonly rules: readonly RuleOutline[];
  readonly groups: readonly GroupOutline[];
}

export function outlineIn(chunk: Chunk): ChunkOutline {
  const grouped = new Set(chunk.groups.flatMap(({ rules }) => rules));
  return {
    rules: chunk.rules.filter((rule) => !grouped.has(rule)).map(ruleOutline),
    groups: chunk.groups.map(groupOutline),
  };
}

function groupOutline({ group, rules }: ChunkGroup): GroupOutline {
  const span = group.node.span;
  return {
    name: group.name?.value.trim() || "(group without a name)",
    place: { span, nameSpan: within(group.name?.scalar.span, span) },
    rulesKey: findEntry(group.node, "rules")?.key.span,
    rules: rules.map(ruleOutline),
  };
}

function ruleOutline(rule: Rule): RuleOutline {
  const span = rule.node.span;
  const field = ruleName(rule);
  return {
    kind: rule.kind,
    name: field?.value.trim() || "(rule without a name)",
    detail: ruleDetail(rule),
    place: { span, nameSpan: within(field?.scalar.span, span) },
  };
}

function ruleDetail(rule: Rule): string {
  if (rule.kind === "unnamed") return "";
  if (rule.kind === "recording") return "recording rule";
  const wait = rule.for?.value.trim();
  return wait === undefined || wait === "" ? "alerting rule" : `alerting rule, for ${wait}`;
}

/** A name that stands elsewhere, behind an alias, cannot be selected within the rule. */
function within(name: Span | undefined, span: Span): Span {
  if (name !== undefined && span.from <= name.from && name.to <= span.to) return name;
  return { from: span.from, to: span.from };
}
