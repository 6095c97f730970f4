import type { Position } from "../text/line-index.ts";
import type { Span } from "../text/span.ts";
import { startsBroken } from "../yaml/read.ts";
import type { ChunkList } from "./chunk-list.ts";
import type { FileContext } from "./file-context.ts";
import type { FileKind } from "./file-kind.ts";
import { goYamlOf, hasSyntaxError } from "./read-chunk.ts";
import type { Dialect, ReadOptions } from "./read-options.ts";
import type { Chunk, PlacedChunk, PlacedGroup, PlacedRule, SourceFile } from "./source-file.ts";
import { startOfFile } from "./split-lines.ts";
import { TextChunk } from "./text-chunk.ts";

/**
 * A file as the list of pieces that its lines were cut into; one piece where it cannot be cut.
 * When each piece stands alone, the pieces are the chunks. When one does not (half a quoted text, an alias of an
 * anchor in another rule), the whole text is read in one: if it is good YAML that is what the file means. If it is
 * not, Prometheus rejects the file, and the pieces tell best where it is broken and what the rest was meant to be.
 */
export class ChunkedFile implements SourceFile {
  readonly context: FileContext;
  readonly pieces: ChunkList;
  readonly #readsWhole: boolean;
  #whole: ChunkList | undefined;

  /** `readsWhole` is false where reading the whole text would take too long right now. */
  constructor(context: FileContext, pieces: ChunkList, readsWhole: boolean) {
    this.context = context;
    this.pieces = pieces;
    this.#readsWhole = readsWhole;
  }

  /** The chunks as everybody sees them: the pieces, or the whole text as one. */
  get list(): ChunkList {
    if (!this.#readsWhole || this.pieces.standsAlone) return this.pieces;
    this.#whole ??= this.#readWhole();
    return this.#whole;
  }

  get kind(): FileKind {
    return this.context.kind;
  }

  get dialect(): Dialect {
    return this.context.dialect;
  }

  get options(): ReadOptions {
    return this.context.options;
  }

  get path(): string | undefined {
    return this.context.hints.path;
  }

  get length(): number {
    return this.pieces.length;
  }

  get lineCount(): number {
    return this.pieces.lineBreaks + 1;
  }

  get isSettled(): boolean {
    return this.#readsWhole || this.pieces.standsAlone;
  }

  /** The same version, read as a whole where that is needed. */
  settled(): ChunkedFile {
    return this.isSettled ? this : new ChunkedFile(this.context, this.pieces, true);
  }

  text(span?: Span): string {
    if (span === undefined) return this.#join();
    if (span.to <= span.from) return "";
    const first = this.pieces.atOffset(span.from);
    const last = this.pieces.atOffset(span.to);
    if (first.index === last.index) {
      return first.chunk.text.slice(span.from - first.start, span.to - first.start);
    }
    const text = this.pieces.text(first.index, last.index + 1);
    return text.slice(span.from - first.start, span.to - first.start);
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.length));
    const { chunk, start, line } = this.pieces.atOffset(clamped);
    const position = chunk.lines.positionAt(clamped - start);
    return { line: line + position.line, character: position.character };
  }

  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    const { chunk, start, line } = this.pieces.atLine(position.line);
    return start + chunk.lines.offsetAt({ line: position.line - line, character: position.character });
  }

  chunks(): Iterable<PlacedChunk> {
    return this.list.places();
  }

  chunkAt(offset: number): PlacedChunk {
    return this.list.atOffset(offset);
  }

  place(chunk: Chunk): PlacedChunk {
    for (const place of this.list.places()) if (place.chunk === chunk) return place;
    return { chunk, start: 0, line: 0 };
  }

  *groups(): Iterable<PlacedGroup> {
    const view = this.list;
    for (const { chunk, start, index } of view.places()) {
      const { groups } = chunk;
      for (const [number, { group, rules }] of groups.entries()) {
        const goesOn = number === groups.length - 1;
        yield {
          group,
          start,
          chunk,
          *rules() {
            for (const rule of rules) yield { rule, start, chunk };
            if (goesOn) yield* rulesAfter(view, index);
          },
        };
      }
    }
  }

  *rules(): Iterable<PlacedRule> {
    for (const { chunk, start } of this.list.places()) {
      for (const rule of chunk.rules) yield { rule, start, chunk };
    }
  }

  #readWhole(): ChunkList {
    const text = this.#join();
    const mayStayCut = this.pieces.at(0).standsAlone && hasBrokenPiece(this.pieces);
    // Mending the tree of a huge broken file takes long, and is of no use where the pieces are taken.
    if (mayStayCut && startsBroken(text, this.options.yaml, goYamlOf(this.kind))) return this.pieces;
    const whole = new TextChunk(text, "whole", startOfFile, this.context.reader);
    // Prometheus does not look at what comes after the first document of a rule file.
    const read = this.kind === "rule-file" ? whole.documents.slice(0, 1) : whole.documents;
    if (mayStayCut && read.some(hasSyntaxError)) return this.pieces;
    return this.pieces.splice(0, this.pieces.count, [whole]);
  }

  #join(): string {
    const { work } = this.context;
    if (this.pieces.count > 1 && work !== undefined) work.textsJoined++;
    return this.pieces.text();
  }
}

/** The rules of the group whose header is in the chunk before; the next header ends them. */
function* rulesAfter(view: ChunkList, index: number): Iterable<PlacedRule> {
  for (const { chunk, start } of view.places(index + 1)) {
    if (chunk.groups.length > 0) return;
    for (const rule of chunk.rules) yield { rule, start, chunk };
  }
}

function hasBrokenPiece(pieces: ChunkList): boolean {
  return pieces.blocks.some(({ chunks }) => chunks.some((chunk) => chunk.isBroken));
}
