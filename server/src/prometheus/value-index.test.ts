import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../test/support/random.ts";
import { type Hits, type SearchOptions, ValueIndex } from "./value-index.ts";

function indexOf(values: readonly string[]): ValueIndex {
  const index = new ValueIndex();
  for (const value of values) {
    const bytes = Buffer.from(`"${value}"`);
    index.add(bytes, 1, bytes.length - 1);
  }
  return index;
}

function search(index: ValueIndex, typed: string, options: Partial<SearchOptions> = {}): Hits {
  const steps = index.search(typed, { limit: 500, ...options });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The values that are found, the best first. */
function found(index: ValueIndex, typed: string, options: Partial<SearchOptions> = {}): string {
  return search(index, typed, options)
    .found.map((at) => index.text(at))
    .join(" ");
}

test("what begins with the typed text goes first, then words that do, then letters in order", () => {
  const values = ["airhttp", "http_requests", "hat_top", "node_http_errors", "whatTip", "xhxtxp"];
  assert.equal(found(indexOf(values), "ht"), "http_requests node_http_errors hat_top airhttp whatTip xhxtxp");
  assert.equal(found(indexOf(values), "HTTP"), "http_requests node_http_errors hat_top airhttp whatTip");
  assert.equal(found(indexOf(["nodeCpuTime", "cpu", "node-cpu"]), "cpu"), "cpu nodeCpuTime node-cpu");
  assert.equal(found(indexOf(values), "q_ht"), "");
});

test("nothing typed finds all, in their order", () => {
  assert.equal(found(indexOf(["b", "a", "c"]), ""), "b a c");
  assert.deepEqual(search(indexOf(["b", "a", "c"]), "", { limit: 2 }), { found: [0, 1], isAll: false });
  assert.equal(found(indexOf([]), "a"), "");
});

test("what is preferred goes before all others", () => {
  const index = indexOf(["aa", "ab", "ba_total", "bx_a_total", "c_total"]);
  const prefers = (at: number): boolean => index.text(at).endsWith("_total");
  assert.equal(found(index, "a", { prefers }), "bx_a_total ba_total c_total aa ab");
  assert.equal(found(index, "", { prefers, limit: 4 }), "ba_total bx_a_total c_total aa");
});

test("values are found while they arrive and when all are there", () => {
  const index = indexOf(["ä", "ö日本", "10.4.51.236"]);
  assert.equal(found(index, "10.4.51"), "10.4.51.236");
  index.finish();
  assert.equal(found(index, "日本"), "ö日本");
  assert.equal(index.count, 3);
});

test("empty values and those of more than a kilobyte are left out", () =>
  assert.equal(found(indexOf(["", "x".repeat(1024), "y".repeat(1025)]), "").length, 1024));

test("the bytes that are handed in may change afterwards", () => {
  const index = new ValueIndex();
  const bytes = Buffer.from("one");
  index.add(bytes, 0, 3);
  bytes.fill(0);
  assert.equal(index.text(0), "one");
});

test("where a text stands in the middle of very many values, some of them are enough", () => {
  const values = Array.from({ length: 40_000 }, (_, at) => `pay-${String(at).padStart(5, "0")}-xentsx`);
  const index = indexOf([...values, "z-ents"]);
  const hits = search(index, "ents", { limit: 100 });
  assert.deepEqual(
    hits.found.map((at) => index.text(at)),
    values.slice(0, 100),
  );
  assert.equal(hits.isAll, false);
  const many = indexOf(["a-bb", ...values.map((value) => `${value}${"b".repeat(9)}`)]);
  assert.equal(found(many, "bb", { limit: 2 }), "a-bb pay-00000-xentsxbbbbbbbbb");
});

test("an index finds what a filter over texts finds, in order or not, over several blocks", () => {
  const random = new Random(7);
  const letters = [..."abcAB_-.019é"];
  const word = (): string => Array.from({ length: 1 + random.below(7) }, () => random.pick(letters)).join("");
  const shuffled = Array.from({ length: 20_000 }, word);
  for (const values of [
    shuffled,
    [...shuffled].sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
  ]) {
    const index = indexOf(values);
    for (let round = 0; round < 12; round++) {
      const typed = word().slice(0, 4);
      const wanted = values.filter((value) => hasLetters(value, typed));
      const { found: all } = search(index, typed, { limit: 25_000 });
      assert.deepEqual(all.map((at) => index.text(at)).sort(), [...wanted].sort(), typed);
      const { found: few, isAll } = search(index, typed, { limit: 50 });
      assert.equal(few.length, Math.min(50, wanted.length));
      assert.ok(!isAll || wanted.length <= 50);
      const starting = values.filter((value) => value.startsWith(typed)).length;
      const first = few.slice(0, Math.min(starting, 1)).map((at) => index.text(at).toLowerCase());
      if (values !== shuffled)
        assert.ok(
          first.every((text) => text.startsWith(typed.toLowerCase())),
          typed,
        );
    }
  }
});

function hasLetters(value: string, typed: string): boolean {
  let at = 0;
  for (const character of fold(value)) if (character === fold(typed)[at]) at++;
  return at === typed.length;
}

/** As the index does, which knows no letters but those of ASCII. */
function fold(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
