import assert from "node:assert/strict";
import { test } from "node:test";
import { streamEntries } from "./entry-stream.ts";

/** The entries of an answer that comes in pieces, and what was beside them. */
async function read(
  answer: string,
  size: number,
  limit = 10_000,
  signs?: number,
): Promise<[unknown[], string]> {
  const bytes = Buffer.from(answer);
  const entries: unknown[] = [];
  async function* chunks(): AsyncGenerator<Buffer> {
    // The same memory again and again, as a socket may do it.
    const window = Buffer.alloc(size);
    for (let at = 0; at < bytes.length; at += size) {
      const length = bytes.copy(window, 0, at, at + size);
      yield window.subarray(0, length);
    }
  }
  const envelope = await streamEntries(chunks(), (json) => entries.push(json), limit, signs);
  return [entries, envelope];
}

const data = {
  'a"}{,]': [{ help: 'é "x", \\', unit: "" }],
  __proto__x: [],
  data: { data: { a: [1, { b: null }] } },
  ü: "plain",
};
const answer = `{"status":"success","other":{"data":{"x":1}},"list":["data",{"y":2}],"data": ${JSON.stringify(data)} ,"warnings":["w,{"]}`;

test("entries are handed out one by one, wherever the answer is cut", async () => {
  for (const size of [1, 2, 3, 7, 50, 1000]) {
    const [entries, envelope] = await read(answer, size);
    assert.deepEqual(
      entries,
      Object.entries(data).map(([name, value]) => ({ [name]: value })),
    );
    assert.deepEqual(JSON.parse(envelope), { ...JSON.parse(answer), data: {} });
  }
});

test("answers without entries are left as they are", async () => {
  for (const text of [
    '{"status":"success","data":{}}',
    '{"data":null}',
    '{"data":[{"a":1}]}',
    "<html>",
    "",
  ]) {
    assert.deepEqual(await read(text, 5), [[], text]);
  }
});

test("what is no JSON, and what is too long, is said to be so", async () => {
  await assert.rejects(read('{"data":{"a":}}', 100), /no JSON/);
  await assert.rejects(read('{"data":{"a" 1, "b": 2}}', 100), /no JSON/);
  await assert.rejects(read(answer, 10, 50), /too long/);
  await assert.rejects(read(`{"data":{"a":[${"{},".repeat(50)}{}]}}`, 10, 10_000, 100), /too many parts/);
  await read(`{"data":{"a":["${"{},".repeat(50)}"]}}`, 10, 10_000, 100);
});
