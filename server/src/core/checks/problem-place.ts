import type { Rule } from "../files/rule-file.ts";
import type { Chunk, SourceFile } from "../files/source-file.ts";
import type { YamlMap, YamlNode } from "../yaml/yaml-node.ts";

/** Where the rule around an offset starts in the file; missing outside of rules. */
export function ruleAt(file: SourceFile, offset: number): number | undefined {
  const { chunk, start } = file.chunkAt(offset);
  const rules = sortedRules(chunk);
  const index = lastAtOrBefore(rules, offset - start);
  const rule = rules[index];
  return rule !== undefined && offset - start <= rule.node.span.to ? start + rule.node.span.from : undefined;
}

/** The same, or that of the next rule when the offset is not in one. */
export function ruleAtOrAfter(file: SourceFile, offset: number): number | undefined {
  const around = ruleAt(file, offset);
  if (around !== undefined) return around;
  let placed = file.chunkAt(offset);
  let after = offset - placed.start;
  for (;;) {
    const rules = sortedRules(placed.chunk);
    const rule = rules[lastAtOrBefore(rules, after) + 1];
    if (rule !== undefined) return placed.start + rule.node.span.from;
    const end = placed.start + placed.chunk.text.length;
    if (end >= file.length || placed.chunk.text.length === 0) return undefined;
    placed = file.chunkAt(end);
    after = -1;
  }
}

/** Where the last rule that starts at or before the offset starts in the file, if that is near: a few chunks away. */
export function ruleAtOrBefore(file: SourceFile, offset: number): number | undefined {
  let placed = file.chunkAt(offset);
  let before = offset - placed.start;
  for (let chunks = 0; chunks < 4; chunks++) {
    const rule = ruleStarts(placed.chunk).findLast((from) => from <= before);
    if (rule !== undefined) return placed.start + rule;
    if (placed.start === 0) return undefined;
    placed = file.chunkAt(placed.start - 1);
    before = placed.chunk.text.length;
  }
  return undefined;
}

/** Remembered for as long as the chunk lives: in a file with a mistake in every rule, all of them are asked at each edit. */
function ruleStarts(chunk: Chunk): readonly number[] {
  let known = starts.get(chunk);
  if (known === undefined) {
    known = sortedRules(chunk).map(({ node }) => node.span.from);
    starts.set(chunk, known);
  }
  return known;
}

const starts = new WeakMap<Chunk, readonly number[]>();

/** The line of the key whose text of several lines holds the offset: a comment cannot stand within such a text. */
export function homeLine(file: SourceFile, offset: number): number | undefined {
  const { chunk, start } = file.chunkAt(offset);
  const rules = sortedRules(chunk);
  const rule = rules[lastAtOrBefore(rules, offset - start)];
  const key = rule === undefined ? undefined : keyOfText(rule.node, offset - start);
  return key === undefined ? undefined : file.positionAt(start + key).line;
}

/** Where the key of the scalar at the offset starts. */
function keyOfText(map: YamlMap, offset: number): number | undefined {
  let node: YamlNode | undefined = map;
  let key: number | undefined;
  while (node?.kind === "map") {
    const entry: YamlMap["entries"][number] | undefined = node.entries.find(
      ({ value }) => value.span.from <= offset && offset <= value.span.to,
    );
    key = entry?.key.span.from;
    node = entry?.value;
  }
  return key;
}

/** Index of the last rule that starts at or before the offset, or -1. */
function lastAtOrBefore(rules: readonly Rule[], offset: number): number {
  let low = 0;
  let high = rules.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rules[middle]!.node.span.from <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Rules that are written as aliases stand where their anchor does. */
function sortedRules({ rules }: Chunk): readonly Rule[] {
  if (rules.length < 2) return rules;
  const known = sorted.get(rules);
  if (known !== undefined) return known;
  const inOrder = [...rules].sort((a, b) => a.node.span.from - b.node.span.from);
  sorted.set(rules, inOrder);
  return inOrder;
}

const sorted = new WeakMap<readonly Rule[], readonly Rule[]>();
