import assert from "node:assert/strict";
import { test } from "node:test";
import { Progress } from "./progress.ts";

/** What is written when the files of a run are done at these times. */
function written(times: readonly number[], isTerminal = true): string[] {
  const texts: string[] = [];
  let time = 0;
  const output = { write: (text: string) => texts.push(text), isTerminal, columns: 80 };
  const progress = new Progress(output, () => time);
  for (const [index, at] of times.entries()) {
    time = at;
    progress.report(index + 1, times.length);
  }
  progress.end();
  return texts.map((text) => text.replace("\r\u001b[K", ""));
}

test("a run of less than a second says nothing", () => {
  assert.deepEqual(written([300, 600, 999]), []);
});

test("from then on it is said ten times a second how far the run is, and taken away at the end", () => {
  assert.deepEqual(written([500, 1000, 1050, 1100]), [
    "Checked 2 of 4 files …",
    "Checked 4 of 4 files …",
    "",
  ]);
});

test("nothing is said where nobody watches", () => {
  assert.deepEqual(written([2000, 3000], false), []);
});
