import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { withFiles } from "../../../test/cli/temporary-folder.ts";
import { resolveGlob } from "../core/project/named-rule-files.ts";
import { expandGlob } from "./expand-glob.ts";
import { slashed } from "./slashed-path.ts";

const files = {
  "a/one.yml": "",
  "a/two.json": "",
  "b/one.yml": "",
  "[x]/three.yml": "",
  ".hidden/one.yml": "",
};

function expand(pattern: string): string[] {
  return withFiles(files, (folder) =>
    expandGlob(resolveGlob(slashed(folder), pattern)).map((file) => slashed(path.relative(folder, file))),
  );
}

test("a path without wildcards is itself, if there is such a file", () => {
  assert.deepEqual(expand("a/one.yml"), ["a/one.yml"]);
  assert.deepEqual(expand("./b/../a/one.yml"), ["a/one.yml"]);
  assert.deepEqual(expand("a/three.yml"), []);
});

test("wildcards stand for names in any folder of the path, hidden ones too", () => {
  assert.deepEqual(expand("*/one.yml"), [".hidden/one.yml", "a/one.yml", "b/one.yml"]);
  assert.deepEqual(expand("[ab]/*.yml"), ["a/one.yml", "b/one.yml"]);
  assert.deepEqual(expand("a/**"), ["a/one.yml", "a/two.json"]);
});

test("the folder that patterns count from is no pattern itself", () => {
  const found = withFiles(files, (folder) =>
    expandGlob(resolveGlob(`${slashed(folder)}/[x]`, "*.yml")).map((file) => path.basename(file)),
  );
  assert.deepEqual(found, ["three.yml"]);
});
