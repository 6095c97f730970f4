import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { foldsIn } from "./chunk-folds.ts";
import { type ChunkOutline, outlineIn } from "./chunk-outline.ts";
import { tokensIn } from "./chunk-tokens.ts";

/** What features that look at whole files want to know of a chunk. */
export interface ChunkFacts {
  readonly tokens: Uint32Array;
  readonly outline: ChunkOutline;
  readonly folds: Uint32Array;
}

const remembered = new WeakMap<Chunk, ChunkFacts>();

/**
 * All at once, because a chunk has to be read for each of them, and is forgotten soon after.
 * The facts follow from the chunk alone, so they are kept as long as the chunk is.
 */
export function factsOf(chunk: Chunk, file: SourceFile): ChunkFacts {
  let facts = remembered.get(chunk);
  if (facts === undefined) {
    facts = { tokens: tokensIn(chunk, file), outline: outlineIn(chunk), folds: foldsIn(chunk) };
    remembered.set(chunk, facts);
  }
  return facts;
}

/** Gathers the facts of a whole file in small steps, so that others get a turn in between. */
export function* gatherFacts(file: SourceFile): Generator<void> {
  for (const { chunk } of file.chunks()) {
    factsOf(chunk, file);
    yield;
  }
}
