import type { FactQuestion } from "../facts/fact-question.ts";
import { type Block, ChunkList } from "../files/chunk-list.ts";
import { ChunkedFile } from "../files/chunked-file.ts";
import { Memory } from "../files/memory.ts";
import type { PlacedChunk, SourceFile } from "../files/source-file.ts";
import type { TextChunk } from "../files/text-chunk.ts";
import { noProject, type ProjectView } from "../project/project-view.ts";
import type { Problem } from "./check.ts";
import { type CheckSettings, severityOf } from "./check-settings.ts";
import {
  type ChunkRecord,
  enterContext,
  type GroupContext,
  noGroup,
  recordChunk,
  repetitionsOf,
} from "./chunk-record.ts";
import { placeProblem } from "./place-problem.ts";
import { ProjectFindings } from "./project-findings.ts";
import { projectChecks } from "./project-problems.ts";
import { RepetitionCounts } from "./repetition-counts.ts";
import { type PlacedRepeated, repetitionProblem } from "./repetitions.ts";
import { collectProblems, finishProblems } from "./run-checks.ts";

/**
 * The problems of one file from version to version, the same as `collectProblems` finds in each.
 * What is wrong within a chunk is found once for each chunk. What compares chunks goes by keys that are counted, so
 * that an edit costs as much as the chunks that it made and the problems there are, whatever the size of the file.
 * What follows from other files is found again for the chunks that would be told something else about them now.
 */
export class FileProblems {
  readonly #settings: CheckSettings;
  readonly #records = new Memory<TextChunk, ChunkRecord>();
  readonly #counts = new RepetitionCounts();
  /** By block, which of its chunks have something to report; good as long as `version` is that of what they are told from. */
  readonly #marked = new Memory<Block, MarkedBlock>();
  /** The pieces that have records. */
  #prepared = ChunkList.empty;
  /** What the counts are of. */
  #counted = ChunkList.empty;
  readonly #project: ProjectFindings;

  constructor(settings: CheckSettings, checks = projectChecks) {
    this.#settings = settings;
    this.#project = new ProjectFindings(settings, checks);
  }

  /** The problems of a version. Versions that differ little from the one before cost little. */
  update(file: SourceFile, view: ProjectView = noProject): readonly Problem[] {
    if (!(file instanceof ChunkedFile)) return collectProblems(file, this.#settings, { view });
    for (const _ of this.prepare(file, view));
    this.#count(file);
    this.#renewWhole(file);
    return this.#collect(file);
  }

  /**
   * Does most of the work of the next `update` in small steps, one chunk at a time.
   * Somebody else may do something in between, and nothing is lost when the rest is never done.
   */
  *prepare(file: SourceFile, view: ProjectView = noProject): Generator<void, void, void> {
    const isRead = this.#prepared.length > 0;
    const isInPieces = file instanceof ChunkedFile && file.pieces.at(0).standsAlone;
    this.#project.renew(view, file, isRead || !isInPieces);
    // What a chunk says and whether the pieces are the chunks comes out of the same reading, so it is done here for both.
    if (!isInPieces) return;
    const { from, to } = file.pieces.difference(this.#prepared);
    let context = this.#contextAt(file.pieces, from);
    for (const { chunk } of file.pieces.places(from, to)) {
      context = this.#record(chunk, context, file).after;
      yield;
    }
    this.#prepared = file.pieces;
    if (!isRead) this.#project.renew(view, file);
    for (const record of this.#staleRecords(file.pieces)) {
      this.#project.find(record, file);
      yield;
    }
  }

  /** What the checks ask of the server that is configured for the file, in the version that was prepared last. */
  factsAsked(): readonly FactQuestion[] {
    const records = new Set<ChunkRecord>();
    for (const list of [this.#prepared, this.#counted]) {
      for (const { chunk } of list.places()) {
        const record = this.#records.get(chunk);
        if (record !== undefined) records.add(record);
      }
    }
    return this.#project.factsAskedBy(records);
  }

  /** A file that is not what its pieces are is one chunk, which `prepare` knows nothing of. */
  #renewWhole(file: ChunkedFile): void {
    if (file.list === file.pieces) return;
    for (const { chunk } of file.list.places()) {
      const record = this.#records.get(chunk)!;
      if (this.#project.isStale(record)) this.#project.find(record, file);
    }
  }

  /** Those of chunks about which other files say something else now; where nothing has changed, nobody is asked. */
  *#staleRecords(pieces: ChunkList): Iterable<ChunkRecord> {
    if (this.#project.isSettled) return;
    for (const { chunk } of pieces.places()) {
      const record = this.#records.get(chunk)!;
      if (this.#project.isStale(record)) yield record;
    }
    this.#project.settle();
  }

  #count(file: ChunkedFile): void {
    const { list } = file;
    const { from, to, otherTo } = list.difference(this.#counted);
    for (let index = from; index < otherTo; index++) {
      this.#counts.remove(this.#records.get(this.#counted.at(index))!);
    }
    let context = this.#contextAt(list, from);
    for (const { chunk, index } of list.places(from)) {
      const record = this.#record(chunk, context, file);
      const isCounted = index >= to;
      const isElsewhere = record.before.text !== context.text;
      if (isCounted && !isElsewhere) break;
      // The rules after a changed header stand in another group than before.
      if (isCounted) this.#counts.remove(record);
      if (isElsewhere) enterContext(record, context);
      this.#counts.add(record);
      context = record.after;
    }
    this.#counted = list;
  }

  #contextAt(list: ChunkList, index: number): GroupContext {
    return index === 0 ? noGroup : this.#records.get(list.at(index - 1))!.after;
  }

  #record(chunk: TextChunk, context: GroupContext, file: ChunkedFile): ChunkRecord {
    let record = this.#records.get(chunk);
    if (record === undefined) {
      record = recordChunk(chunk, context, { file, settings: this.#settings });
      this.#project.find(record, file);
      this.#records.set(chunk, record);
    }
    return record;
  }

  #collect(file: ChunkedFile): readonly Problem[] {
    const problems: Problem[] = [];
    const repetitions: Problem[] = [];
    const commented: PlacedChunk[] = [];
    const first = new Map<string, PlacedRepeated>();
    let at = { start: 0, line: 0 };
    for (const block of file.list.blocks) {
      const marked = this.#markedIn(block);
      if (marked.placed?.start === at.start) {
        for (const problem of marked.placed.problems) problems.push(problem);
      } else if (marked.indices.length > 0) {
        const before = problems.length;
        let mayStay = true;
        for (const place of placesIn(block, marked.indices, at)) {
          const record = this.#records.get(place.chunk)!;
          for (const found of [record.problems, record.project.problems]) {
            for (const problem of found) {
              problems.push(placeProblem(problem, place.start, file));
              // The number of a line may change while the offset stays.
              if (problem.endsWithLineOf !== undefined) mayStay = false;
            }
          }
          if (record.isCommented) commented.push(place);
          if (record.repeated > 0) this.#addRepetitions(record, place.start, first, repetitions);
          if (record.isCommented || record.repeated > 0) mayStay = false;
        }
        marked.placed = mayStay ? { start: at.start, problems: problems.slice(before) } : undefined;
      }
      at = { start: at.start + block.length, line: at.line + block.lineBreaks };
    }
    problems.push(...repetitions);
    const { facts } = this.#project;
    return finishProblems({ file, problems, commented, facts }, this.#settings);
  }

  #addRepetitions(
    record: ChunkRecord,
    start: number,
    first: Map<string, PlacedRepeated>,
    problems: Problem[],
  ): void {
    for (const { key, check, repeated } of repetitionsOf(record)) {
      if (!this.#counts.isRepeated(key)) continue;
      const again = { ...repeated, start };
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, again);
        continue;
      }
      const severity = severityOf(check, this.#settings);
      if (severity !== "off") problems.push({ ...repetitionProblem(check, again, earlier), severity });
    }
  }

  #markedIn(block: Block): MarkedBlock {
    const known = this.#marked.get(block);
    // Neither of the two ever goes back, so their sum is another one whenever one of them is.
    const version = this.#counts.version + this.#project.version;
    if (known?.version === version) return known;
    const indices: number[] = [];
    for (const [index, chunk] of block.chunks.entries()) {
      const { problems, project, isCommented, repeated } = this.#records.get(chunk)!;
      if (problems.length > 0 || project.problems.length > 0 || isCommented || repeated > 0)
        indices.push(index);
    }
    const marked: MarkedBlock = { version, indices, placed: undefined };
    this.#marked.set(block, marked);
    return marked;
  }
}

/** What is known of a block for as long as `version` is that of what its problems are told from. */
interface MarkedBlock {
  readonly version: number;
  readonly indices: readonly number[];
  /** Its problems where it was last; missing when they depend on more than that. */
  placed: { readonly start: number; readonly problems: readonly Problem[] } | undefined;
}

function* placesIn(
  block: Block,
  indices: readonly number[],
  { start, line }: { start: number; line: number },
): Iterable<PlacedChunk & { readonly chunk: TextChunk }> {
  let next = 0;
  for (const index of indices) {
    for (; next < index; next++) {
      start += block.chunks[next]!.text.length;
      line += block.chunks[next]!.lineBreaks;
    }
    yield { chunk: block.chunks[index]!, start, line };
  }
}
