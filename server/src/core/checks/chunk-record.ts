import type { Chunk, ChunkGroup, SourceFile } from "../files/source-file.ts";
import type { Question } from "./asked.ts";
import type { GroupOfRule, GroupRepetitionCheck, Problem, Repeated, RuleRepetitionCheck } from "./check.ts";
import type { CheckSettings } from "./check-settings.ts";
import { groupRepetitionChecks, ruleRepetitionChecks } from "./repetitions.ts";
import { chunkProblems } from "./run-checks.ts";

/** What is remembered of a chunk after its reading is forgotten. */
export interface ChunkRecord {
  readonly chunk: Chunk;
  /** Spans count from the start of the chunk. */
  readonly problems: readonly Problem[];
  project: ProjectFound;
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
  /** What is said of those; found out when one of them is first reported. */
  repetitions: readonly KeyedThing[] | undefined;
}

/** What was found out about a chunk in the light of other files; shared by all those of which the same is to be said. */
export interface ProjectFound {
  /** Spans count from the start of the chunk. */
  readonly problems: readonly Problem[];
  /** What the checks that look at other files asked. */
  readonly asked: readonly Question[];
  /** The version of the other files that these two are right for. */
  readonly version: number;
}

/** A group as far as the keys of its rules depend on it. */
export interface GroupContext {
  /** Not the whole header: its trees would weigh more than everything else that is remembered of a group. */
  readonly group: GroupOfRule | undefined;
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
    project: nothingFound,
    isCommented: chunk.suppressions.length > 0,
    before,
    after: before,
    keys: none,
    repeated: 0,
    repetitions: undefined,
  };
  enterContext(record, before);
  return record;
}

/** Makes the keys anew for a chunk that stands in another group now. */
export function enterContext(record: ChunkRecord, before: GroupContext): void {
  const last = record.chunk.groups.at(-1);
  const keys: string[] = [];
  forEachKey(record.chunk, before, (key) => keys.push(key));
  record.before = before;
  record.after = last === undefined ? before : contextOf(last);
  record.keys = keys.length === 0 ? none : keys;
  record.repetitions = undefined;
}

/** The groups and rules of a chunk that may repeat others, in their order. Remembered, since to find them is to read. */
export function repetitionsOf(record: ChunkRecord): readonly KeyedThing[] {
  if (record.repetitions === undefined) {
    const things: KeyedThing[] = [];
    forEachKey(record.chunk, record.before, (key, check, describe) => {
      things.push({ key, check, repeated: describe() });
    });
    record.repetitions = things;
  }
  return record.repetitions;
}

/** A group or a rule that may repeat another one. */
export interface KeyedThing {
  readonly key: string;
  readonly check: GroupRepetitionCheck | RuleRepetitionCheck;
  readonly repeated: Repeated;
}

type KeyVisitor = (key: string, check: KeyedThing["check"], describe: () => Repeated) => void;

/** The keys begin with the check's id, so that what has the same key is of the same kind. */
function forEachKey({ groups, rules }: Chunk, before: GroupContext, visit: KeyVisitor): void {
  if (groups.length === 0 && before.group !== undefined) visitRules({ group: before.group, rules }, visit);
  for (const chunkGroup of groups) {
    const { group } = chunkGroup;
    for (const check of groupRepetitionChecks) {
      const key = check.key(group);
      if (key !== undefined) visit(`${check.id} ${key}`, check, () => check.describe(group));
    }
    visitRules(chunkGroup, visit);
  }
}

interface RulesOfGroup {
  readonly group: GroupOfRule;
  readonly rules: ChunkGroup["rules"];
}

function visitRules({ group, rules }: RulesOfGroup, visit: KeyVisitor): void {
  for (const rule of rules) {
    for (const check of ruleRepetitionChecks) {
      const key = check.key(rule, group);
      if (key !== undefined) visit(`${check.id} ${key}`, check, () => check.describe(rule));
    }
  }
}

function contextOf({ group }: ChunkGroup): GroupContext {
  const { labels, container, isTemplate } = group;
  const texts = labels?.labels.map(({ name, text }) => [name.value, text]) ?? [];
  return {
    group: { labels, container, ...(isTemplate && { isTemplate }) },
    text: JSON.stringify([container, ...texts]),
  };
}

const none: readonly never[] = [];
const nothingFound: ProjectFound = { problems: none, asked: none, version: -1 };
