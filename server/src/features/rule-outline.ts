import type { PlacedChunk, SourceFile } from "../core/files/source-file.ts";
import { shiftSpan } from "../core/text/span.ts";
import { factsOf } from "./chunk-facts.ts";
import type { GroupOutline, OutlinePlace, RuleOutline } from "./chunk-outline.ts";

/** The groups of a file with their rules. Spans count from the start of the file. */
export function outlineRules(file: SourceFile): readonly GroupOutline[] {
  const groups: (GroupOutline & { readonly rules: RuleOutline[] })[] = [];
  for (const placed of file.chunks()) {
    const { rules, groups: own } = factsOf(placed.chunk, file).outline;
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
