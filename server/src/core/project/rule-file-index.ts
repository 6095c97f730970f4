import { ChunkList } from "../files/chunk-list.ts";
import { ChunkedFile } from "../files/chunked-file.ts";
import type { Chunk, SourceFile } from "../files/source-file.ts";
import type { TextChunk } from "../files/text-chunk.ts";
import { definitionsIn, type GroupLabels, type ReadDefinition } from "./definitions-in.ts";
import { IndexedRule, type NewestVersion } from "./indexed-rule.ts";

/** What one version of a rule file defines otherwise than the one before. */
export interface DefinitionChanges {
  readonly removed: readonly IndexedRule[];
  readonly added: readonly IndexedRule[];
}

/**
 * The rules that one file defines, from version to version: an edit costs the chunks that it made. A rule that means
 * the same as before stays the same object.
 */
export class RuleFileIndex {
  readonly #newest: { readonly path: string; file: SourceFile };
  #list = ChunkList.empty;
  /** By chunk of the list, in its order. */
  #entries: ChunkEntry[] = [];
  readonly #mayDefine: (chunk: TextChunk) => boolean;

  /** Rules are left out for which `mayDefine` says no, and not even read; to ask it has to cost next to nothing. */
  constructor(path: string, file: SourceFile, mayDefine: (rule: TextChunk) => boolean = () => true) {
    this.#newest = { path, file };
    this.#mayDefine = (chunk) => chunk.part !== "rule" || mayDefine(chunk);
  }

  /** The newest version. */
  get file(): SourceFile {
    return this.#newest.file;
  }

  *rules(): Iterable<IndexedRule> {
    for (const { rules } of this.#entries) yield* rules;
  }

  /** Reads what the next `update` needs, in small steps; everything that was read is remembered with its chunk. */
  *prepare(file: SourceFile): Generator<void, void, void> {
    if (!(file instanceof ChunkedFile)) return;
    const { from, to } = file.list.difference(this.#list);
    for (const { chunk } of file.list.places(from, to)) {
      definitionsIn(chunk);
      yield;
    }
  }

  update(file: SourceFile): DefinitionChanges {
    this.#newest.file = file;
    // All files are read into chunks; the type only hides how.
    if (!(file instanceof ChunkedFile)) return noChanges;
    const { list } = file;
    const { from, to, otherTo } = list.difference(this.#list);
    if (from === to && from === otherTo) return noChanges;
    const before = this.#entries.slice(from, otherTo);
    const made: ChunkEntry[] = [];
    let group = from === 0 ? undefined : this.#entries[from - 1]!.after;
    for (const { chunk } of list.places(from, to)) {
      const entry = this.#mayDefine(chunk) ? enterChunk(chunk, group, this.#newest) : emptyEntry(group);
      made.push(entry);
      group = entry.after;
    }
    const rest = this.#entries.slice(otherTo);
    const moved = this.#reenter(rest, group);
    this.#list = list;
    this.#entries = [...this.#entries.slice(0, from), ...made, ...rest];
    return compare([...before, ...moved.before], [...made, ...moved.made]);
  }

  /** The rules after a changed header have other labels than before. */
  #reenter(rest: ChunkEntry[], group: GroupLabels | undefined): { before: ChunkEntry[]; made: ChunkEntry[] } {
    const before: ChunkEntry[] = [];
    const made: ChunkEntry[] = [];
    for (const [index, entry] of rest.entries()) {
      if (entry.before === group) break;
      const again = reenterChunk(entry, group, this.#newest);
      rest[index] = again;
      before.push(entry);
      made.push(again);
      group = again.after;
    }
    return { before, made };
  }
}

/** What is kept of a chunk. */
interface ChunkEntry {
  readonly before: GroupLabels | undefined;
  readonly after: GroupLabels | undefined;
  /** Whether a group begins in it. */
  readonly hasGroup: boolean;
  /** Those before its first group; they are in the group before the chunk. */
  readonly loose: readonly ReadDefinition[];
  readonly rules: IndexedRule[];
}

function enterChunk(chunk: Chunk, before: GroupLabels | undefined, newest: NewestVersion): ChunkEntry {
  const { loose, groups } = definitionsIn(chunk);
  const rules = loose.map((each) => new IndexedRule(newest, each, before));
  for (const group of groups) {
    for (const each of group.rules) rules.push(new IndexedRule(newest, each, group.labels));
  }
  const last = groups.at(-1);
  const after = last === undefined ? before : last.labels;
  return { before, after, hasGroup: groups.length > 0, loose, rules: rules.length === 0 ? none : rules };
}

function emptyEntry(group: GroupLabels | undefined): ChunkEntry {
  return { before: group, after: group, hasGroup: false, loose: none, rules: none };
}

function reenterChunk(entry: ChunkEntry, before: GroupLabels | undefined, newest: NewestVersion): ChunkEntry {
  if (entry.hasGroup) return { ...entry, before };
  const rules = entry.loose.map((each) => new IndexedRule(newest, each, before));
  return { ...entry, before, after: before, rules };
}

/** Rules that mean the same go on as the objects that they were, with their new places. */
function compare(before: readonly ChunkEntry[], made: readonly ChunkEntry[]): DefinitionChanges {
  const old = new Set(before.flatMap(({ rules }) => rules));
  if (old.size === 0) return { removed: none, added: made.flatMap(({ rules }) => rules) };
  const same = byKey(old, ({ key }) => key);
  const added: IndexedRule[] = [];
  for (const { rules } of made) {
    for (const [index, rule] of rules.entries()) {
      const known = same.get(rule.key)?.shift();
      if (known === undefined) {
        added.push(rule);
        continue;
      }
      known.moveTo(rule);
      rules[index] = known;
      old.delete(known);
    }
  }
  const replaced = byKey(old, ({ placeKey }) => placeKey);
  for (const rule of added) {
    const earlier = replaced.get(rule.placeKey)?.shift();
    if (earlier !== undefined) rule.replace(earlier);
  }
  return old.size === 0 && added.length === 0 ? noChanges : { removed: [...old], added };
}

function byKey(
  rules: Iterable<IndexedRule>,
  keyOf: (rule: IndexedRule) => string,
): Map<string, IndexedRule[]> {
  const found = new Map<string, IndexedRule[]>();
  for (const rule of rules) {
    const list = found.get(keyOf(rule));
    if (list === undefined) found.set(keyOf(rule), [rule]);
    else list.push(rule);
  }
  return found;
}

const none: never[] = [];
const noChanges: DefinitionChanges = { removed: [], added: [] };
