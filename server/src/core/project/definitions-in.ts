import type { Rule, RuleGroup } from "../files/rule-file.ts";
import type { Chunk } from "../files/source-file.ts";
import type { Span } from "../text/span.ts";

/** What a chunk defines, remembered for as long as the chunk lives: its reading is forgotten sooner. */
export function definitionsIn(chunk: Chunk): ChunkDefinitions {
  let known = definitions.get(chunk);
  if (known === undefined) {
    known = readDefinitions(chunk);
    definitions.set(chunk, known);
  }
  return known;
}

export interface ChunkDefinitions {
  /** Those before its first group; they are in the group before the chunk. */
  readonly loose: readonly ReadDefinition[];
  readonly groups: readonly {
    readonly labels: GroupLabels | undefined;
    readonly rules: readonly ReadDefinition[];
  }[];
}

/** A recording or alerting rule as it was read, with spans that count from its chunk. */
export interface ReadDefinition {
  readonly kind: "recording" | "alerting";
  readonly name: string;
  readonly nameSpan: Span;
  readonly expr: string;
  readonly labels: readonly ReadLabel[];
  readonly anchor: Anchor;
}

export interface ReadLabel {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
}

/** The labels of a group, which its rules get as well. */
export interface GroupLabels {
  readonly labels: readonly ReadLabel[];
  readonly anchor: Anchor;
  /** Equal for groups with the same labels. */
  readonly key: string;
}

/** What spans count from: a chunk, wherever it is in the newest version of the file. */
export interface Anchor {
  readonly chunk: Chunk;
}

const definitions = new WeakMap<Chunk, ChunkDefinitions>();

function readDefinitions(chunk: Chunk): ChunkDefinitions {
  const anchor = { chunk };
  const { groups } = chunk;
  const read = (rules: Chunk["rules"]): ReadDefinition[] =>
    rules.flatMap((rule) => readDefinition(rule, anchor) ?? []);
  if (groups.length === 0 && chunk.rules.length === 0) return nothing;
  return {
    loose: groups.length === 0 ? read(chunk.rules) : none,
    groups: groups.map(({ group, rules }) => ({
      labels: readGroupLabels(group, anchor),
      rules: read(rules),
    })),
  };
}

/** Rules without a name or an expression define nothing. */
function readDefinition(rule: Rule, anchor: Anchor): ReadDefinition | undefined {
  if (rule.kind === "unnamed" || rule.expr === undefined) return undefined;
  const named = rule.kind === "recording" ? rule.record : rule.alert;
  return {
    kind: rule.kind,
    name: named.value,
    nameSpan: named.scalar.span,
    expr: rule.expr.value,
    labels: readLabels(rule),
    anchor,
  };
}

function readGroupLabels(group: RuleGroup, anchor: Anchor): GroupLabels | undefined {
  const labels = readLabels(group);
  if (labels.length === 0) return undefined;
  return { labels, anchor, key: JSON.stringify(labels.map(({ name, value }) => [name, value])) };
}

function readLabels({ labels }: Pick<Rule | RuleGroup, "labels">): readonly ReadLabel[] {
  return labels?.labels.map(({ name, text }) => ({ name: name.value, value: text, span: name.span })) ?? none;
}

const none: readonly never[] = [];
const nothing: ChunkDefinitions = { loose: none, groups: none };
