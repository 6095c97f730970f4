import type { RuleGroup } from "../files/rule-file.ts";
import type { Chunk, ChunkGroup, PlacedGroup, PlacedRule, SourceFile } from "../files/source-file.ts";
import type { GroupRepetitionCheck, Problem, RuleRepetitionCheck } from "./check.ts";
import type { CheckSettings } from "./check-settings.ts";
import { groupRepetitionChecks, ruleRepetitionChecks } from "./repetitions.ts";
import { chunkProblems } from "./run-checks.ts";

/** What is remembered of a chunk after its reading is forgotten. */
export interface ChunkRecord {
  readonly chunk: Chunk;
  /** Spans count from the start of the chunk. */
  readonly problems: readonly Problem[];
  /** It has comments that silence checks. */
  readonly isCommented: boolean;
  /** The group that the chunk's first rules are in, if they are not in one of its own. */
  before: GroupContext;
  /** The group that a chunk after it goes on with. */
  after: GroupContext;
  /** By what its groups and rules are told from others, each with the check that compares. */
  keys: readonly string[];
  /** How many of the keys are another one's too, here or elsewhere in the file. */
  repeated: number;
}

/** A group as far as the keys of its rules depend on it. */
export interface GroupContext {
  readonly group: RuleGroup | undefined;
  /** Equal for groups that make no difference to a rule's keys: its labels, and which list of groups it is in. */
  readonly text: string;
}

export const noGroup: GroupContext = { group: undefined, text: "" };

export function recordChunk(
  chunk: Chunk,
  before: GroupContext,
  { file, settings }: { readonly file: SourceFile; readonly settings: CheckSettings },
): ChunkRecord {
  const record: ChunkRecord = {
    chunk,
    problems: chunkProblems(chunk, file, settings),
    isCommented: chunk.suppressions.length > 0,
    before,
    after: before,
    keys: none,
    repeated: 0,
  };
  enterContext(record, before);
  return record;
}

/** Makes the keys anew for a chunk that stands in another group now. */
export function enterContext(record: ChunkRecord, before: GroupContext): void {
  const last = record.chunk.groups.at(-1);
  const things = keyedThings(record.chunk, before, 0);
  record.before = before;
  record.after = last === undefined ? before : contextOf(last);
  record.keys = things.length === 0 ? none : things.map(({ key }) => key);
}

/** A group or a rule that may repeat another one. */
export type KeyedThing =
  | { readonly key: string; readonly check: GroupRepetitionCheck; readonly placed: PlacedGroup }
  | { readonly key: string; readonly check: RuleRepetitionCheck; readonly placed: PlacedRule };

/** The things of a chunk that starts at `start`, in their order. */
export function keyedThings(chunk: Chunk, before: GroupContext, start: number): readonly KeyedThing[] {
  const { groups, rules } = chunk;
  const things: KeyedThing[] = [];
  if (groups.length === 0 && before.group !== undefined) {
    addRules({ chunk, start, group: before.group, rules }, things);
  }
  for (const { group, rules } of groups) {
    for (const check of groupRepetitionChecks) {
      const key = check.key(group);
      if (key === undefined) continue;
      const placed = { group, start, chunk, rules: () => rules.map((rule) => ({ rule, start, chunk })) };
      things.push({ key: `${check.id} ${key}`, check, placed });
    }
    addRules({ chunk, start, group, rules }, things);
  }
  return things;
}

interface RulesOfGroup extends ChunkGroup {
  readonly chunk: Chunk;
  readonly start: number;
}

function addRules({ chunk, start, group, rules }: RulesOfGroup, things: KeyedThing[]): void {
  for (const rule of rules) {
    for (const check of ruleRepetitionChecks) {
      const key = check.key(rule, group);
      if (key !== undefined)
        things.push({ key: `${check.id} ${key}`, check, placed: { rule, start, chunk } });
    }
  }
}

function contextOf({ group }: ChunkGroup): GroupContext {
  const labels = group.labels?.labels.map(({ name, text }) => [name.value, text]) ?? [];
  return { group, text: JSON.stringify([group.container, ...labels]) };
}

const none: readonly never[] = [];
