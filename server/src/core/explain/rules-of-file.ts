import type { RuleGroup } from "../files/rule-file.ts";
import type { PlacedRule, SourceFile } from "../files/source-file.ts";

/** A rule with its group, in the order of its file. */
export interface RuleOfFile extends PlacedRule {
  readonly group: RuleGroup | undefined;
}

/** All rules of a file, those without a group among them. */
export function* rulesOf(file: SourceFile): Iterable<RuleOfFile> {
  // By place: what was read of a chunk may be forgotten and read again meanwhile.
  const told = new Set<number>();
  for (const placed of file.groups()) {
    for (const each of placed.rules()) {
      told.add(placeOf(each));
      yield { ...each, group: placed.group };
    }
  }
  for (const each of file.rules()) if (!told.has(placeOf(each))) yield { ...each, group: undefined };
}

function placeOf({ rule, start }: PlacedRule): number {
  return start + rule.node.span.from;
}
