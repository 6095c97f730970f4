import type { Rule } from "../core/files/rule-file.ts";
import type { Chunk, ChunkGroup, PlacedChunk, SourceFile } from "../core/files/source-file.ts";
import { type Span, shiftSpan } from "../core/text/span.ts";

/** Groups and rules of a file with their names and places: what outline and folding need of them. */
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

/** Spans count from the start of the file. */
export interface OutlinePlace {
  readonly span: Span;
  readonly nameSpan: Span;
}

export function outlineRules(file: SourceFile): readonly GroupOutline[] {
  const groups: (GroupOutline & { readonly rules: RuleOutline[] })[] = [];
  for (const placed of file.chunks()) {
    const { rules, groups: own } = outlineOf(placed.chunk);
    const last = groups.at(-1);
    for (const rule of rules) last?.rules.push(shiftOutline(rule, placed));
    for (const group of own) {
      groups.push({
        ...shiftOutline(group, placed),
        rulesKey: group.rulesKey && shiftSpan(group.rulesKey, placed.start),
        rules: group.rules.map((rule) => shiftOutline(rule, placed)),
      });
    }
  }
  return groups.map(coverRules);
}

interface ChunkOutline {
  /** Rules that belong to the last group before the chunk. */
  readonly rules: readonly RuleOutline[];
  readonly groups: readonly GroupOutline[];
}

const remembered = new WeakMap<Chunk, ChunkOutline>();

/** Counted from the start of the chunk. It follows from the chunk alone, so it stays with it. */
function outlineOf(chunk: Chunk): ChunkOutline {
  let outline = remembered.get(chunk);
  if (outline === undefined) {
    const grouped = new Set(chunk.groups.flatMap(({ rules }) => rules));
    outline = {
      rules: chunk.rules.filter((rule) => !grouped.has(rule)).map(ruleOutline),
      groups: chunk.groups.map(groupOutline),
    };
    remembered.set(chunk, outline);
  }
  return outline;
}

function groupOutline({ group, rules }: ChunkGroup): GroupOutline {
  const span = group.node.span;
  return {
    name: group.name?.value.trim() || "(group without a name)",
    place: { span, nameSpan: within(group.name?.scalar.span, span) },
    rulesKey: group.node.entries.find(({ key }) => key.value === "rules")?.key.span,
    rules: rules.map(ruleOutline),
  };
}

function ruleOutline(rule: Rule): RuleOutline {
  const span = rule.node.span;
  const field = rule.kind === "alerting" ? rule.alert : rule.kind === "recording" ? rule.record : undefined;
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

function shiftOutline<Outline extends { place: OutlinePlace }>(
  outline: Outline,
  { start }: PlacedChunk,
): Outline {
  const { span, nameSpan } = outline.place;
  return { ...outline, place: { span: shiftSpan(span, start), nameSpan: shiftSpan(nameSpan, start) } };
}

/** A group reaches to the end of its last rule. */
function coverRules(group: GroupOutline): GroupOutline {
  const { span, nameSpan } = group.place;
  const to = Math.max(span.to, group.rules.at(-1)?.place.span.to ?? 0);
  return { ...group, place: { span: { from: span.from, to }, nameSpan } };
}
