import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../test/support/random.ts";
import { Failure } from "./failure.ts";
import { streamValues, type ValueStreamLimits } from "./value-stream.ts";

const noLimits: ValueStreamLimits = { values: Number.POSITIVE_INFINITY, bytes: 1e9, valueBytes: 1e6 };

interface Read {
  readonly values: readonly string[];
  readonly envelope: unknown;
}

/** Reads an answer that arrives in pieces of some size; a failure is told by its message. */
async function read(json: string, size = 3, limits: Partial<ValueStreamLimits> = {}): Promise<Read | string> {
  const bytes = Buffer.from(json);
  const pieces = async function* (): AsyncGenerator<Buffer> {
    // Each piece is overwritten by the next one, as nothing else promises.
    const piece = Buffer.alloc(size);
    for (let at = 0; at < bytes.length; at += size) {
      const length = bytes.copy(piece, 0, at, at + size);
      yield piece.subarray(0, length);
    }
  };
  const values: string[] = [];
  const take = (chunk: Uint8Array, from: number, to: number): boolean => {
    values.push(Buffer.from(chunk.slice(from, to)).toString());
    return true;
  };
  try {
    const { envelope, count } = await streamValues(pieces(), take, { ...noLimits, ...limits });
    assert.equal(count, values.length);
    return { values, envelope: envelope === undefined ? undefined : JSON.parse(envelope) };
  } catch (thrown) {
    assert.ok(thrown instanceof Failure, String(thrown));
    return thrown.message;
  }
}

test("values come out one by one, and what is beside them stays JSON", async () => {
  assert.deepEqual(
    await read(
      '{"status":"success", "data" : ["a", "bc",\n"" ],"warnings":["data",["x"]], "n": {"data": ["y"]}}',
    ),
    {
      values: ["a", "bc", ""],
      envelope: { status: "success", data: [], warnings: ["data", ["x"]], n: { data: ["y"] } },
    },
  );
});

test("escapes are read as JSON's, wherever a piece ends", async () => {
  const values = ['say "hi"', "back\\slash", "\\", "\u0000\u001f", "<b>&", "naïve 🚀", '\\\\"', "\ud83d"];
  const json = JSON.stringify({ data: values }).replace("<", "\\u003c");
  for (let size = 1; size <= json.length; size++) {
    const answer = await read(json, size);
    assert.ok(typeof answer === "object", String(answer));
    // Half of a pair cannot be written as UTF-8.
    assert.deepEqual(answer.values, [...values.slice(0, -1), "\ufffd"]);
  }
});

test("any list of texts is read as `JSON.parse` reads it", async () => {
  const random = new Random(7);
  const characters = ['"', "\\", "a", "ü", "🚀", "\n", "[", "]", "{", ",", ":", "data"];
  for (let round = 0; round < 300; round++) {
    const text = () => Array.from({ length: random.below(6) }, () => random.pick(characters)).join("");
    const answer = { status: text(), data: Array.from({ length: random.below(5) }, text), error: text() };
    const parsed = await read(JSON.stringify(answer), 1 + random.below(9));
    assert.deepEqual(parsed, { values: answer.data, envelope: { ...answer, data: [] } });
  }
});

test("no more is taken than is wanted", async () => {
  const json = '{"status":"success","data":["a","b","c"]}';
  assert.deepEqual(await read(json, 50, { values: 2 }), { values: ["a", "b"], envelope: undefined });
  assert.deepEqual(await read(json, 50, { values: 3 }), {
    values: ["a", "b", "c"],
    envelope: { status: "success", data: [] },
  });
  assert.deepEqual(await read(json, 8, { bytes: 30 }), { values: ["a"], envelope: undefined });
});

test("what is no list of texts is said to be none", async () => {
  assert.equal(await read('{"data":["a"'), "the answer breaks off");
  assert.equal(await read('{"data":["a'), "the answer breaks off");
  const others = "the answer has other things than texts where texts belong";
  assert.equal(await read('{"data":["a",1]}'), others);
  assert.equal(await read('{"data":[["a"]]}'), others);
  assert.equal(await read('{"data":["a\\x"]}'), "the answer is no JSON");
  assert.equal(
    await read(`{"data":["${"a".repeat(99)}"]}`, 10, { valueBytes: 50 }),
    "the answer has a value that is too long",
  );
  assert.equal(await read(`{"other":[${"1,".repeat(600_000)}1]}`, 65_536), "the answer is no list of texts");
  assert.deepEqual(await read('{"data":{"a":["b"]}}'), { values: [], envelope: { data: { a: ["b"] } } });
});
