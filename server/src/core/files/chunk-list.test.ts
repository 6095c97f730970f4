import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import { ChunkList } from "./chunk-list.ts";
import { ChunkReader } from "./chunk-reader.ts";
import { startOfFile } from "./split-lines.ts";
import { TextChunk } from "./text-chunk.ts";

test("a list that was spliced again and again equals the array that it stands for", () => {
  const random = new Random(5);
  let chunks = randomChunks(300, random);
  let list = ChunkList.of(chunks);
  for (let count = 0; count < 300; count++) {
    const from = random.below(chunks.length);
    const to = Math.min(chunks.length, from + random.below(random.chance(0.1) ? 250 : 4));
    const added = randomChunks(1 + random.below(random.chance(0.1) ? 250 : 3), random);
    const spliced = list.splice(from, to, added);
    const { from: start, to: end, otherTo } = spliced.difference(list);
    chunks = chunks.toSpliced(from, to - from, ...added);
    compare(spliced, chunks, random);

    assert.ok(start <= from && end >= from + added.length && otherTo >= to);
    assert.deepEqual(chunks.slice(0, start), listed(list).slice(0, start));
    assert.deepEqual(chunks.slice(end), listed(list).slice(otherTo));
    list = spliced;
  }
});

test("two versions without a difference differ nowhere", () => {
  const list = ChunkList.of(randomChunks(500, new Random(6)));
  assert.deepEqual(list.difference(list), { from: 500, to: 500, otherTo: 500 });
  assert.deepEqual(list.difference(ChunkList.empty), { from: 0, to: 500, otherTo: 0 });
});

function compare(list: ChunkList, chunks: readonly TextChunk[], random: Random): void {
  const text = chunks.map((chunk) => chunk.text).join("");
  assert.equal(list.text(), text);
  assert.equal(list.count, chunks.length);
  assert.equal(list.length, text.length);
  assert.equal(list.lineBreaks, text.split("\n").length - 1);

  const index = random.below(chunks.length);
  const start = chunks.slice(0, index).reduce((sum, chunk) => sum + chunk.text.length, 0);
  const line = text.slice(0, start).split("\n").length - 1;
  const place = { chunk: chunks[index]!, index, start, line };
  assert.equal(list.at(index), place.chunk);
  assert.deepEqual(list.atOffset(start), place);
  assert.deepEqual(list.atOffset(start + place.chunk.text.length - 1), place);
  assert.deepEqual(list.atLine(line), place);
  assert.deepEqual([...list.places(index)][0], place);
}

function listed(list: ChunkList): TextChunk[] {
  return [...list.places()].map(({ chunk }) => chunk);
}

function randomChunks(count: number, random: Random): TextChunk[] {
  const reader = new ChunkReader(() => assert.fail("nothing is to be read"), undefined);
  return Array.from({ length: count }, () => {
    const lines = "- alert: A\n".repeat(1 + random.below(3));
    return new TextChunk(lines, "rule", startOfFile, reader);
  });
}
