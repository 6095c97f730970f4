import type { Rule, RuleGroup } from "../core/files/rule-file.ts";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";

/** A rule with its group and where it stands. */
export interface RuleAt {
  readonly rule: Rule;
  group(): RuleGroup | undefined;
  /** What has to be added to the rule's spans to count from the start of the file. */
  readonly start: number;
}

/** The rule around an offset. */
export function ruleAt(file: SourceFile, offset: number): RuleAt | undefined {
  const { chunk, start } = file.chunkAt(offset);
  const at = offset - start;
  const rule = chunk.rules.find(({ node }) => node.span.from <= at && at <= node.span.to);
  const inChunk = rule ?? only(chunk);
  return inChunk && { rule: inChunk, group: () => groupOf(inChunk, chunk, file), start };
}

/** What stands before and behind a rule in its own lines belongs to it. */
function only({ part, rules }: Chunk): Rule | undefined {
  return part === "rule" ? rules[0] : undefined;
}

/** Of all pieces before it only the header of its group is read. */
function groupOf(rule: Rule, chunk: Chunk, file: SourceFile): RuleGroup | undefined {
  const own = chunk.groups.find(({ rules }) => rules.includes(rule));
  if (own !== undefined) return own.group;
  let header: Chunk | undefined;
  for (const each of file.chunks()) {
    if (each.chunk === chunk) break;
    if (each.chunk.part !== "rule") header = each.chunk;
  }
  return header?.groups.at(-1)?.group;
}
