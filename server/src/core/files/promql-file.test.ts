import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { readFile } from "./read-file.ts";
import type { Dialect } from "./read-options.ts";

test("a file is one expression, with comments and a byte order mark", () => {
  check("\ufeff# Targets that are down.\nup == 0 # all of them\r\n", []);
  check("\ufeffup{a=b}", ["6+1 unexpected identifier"]);
});

test("a file in which nothing is written yet is no mistake", () => {
  check("", []);
  check("\n# to do\n", []);
});

test("a damaged expression with thousands of mistakes tells a hundred of them", () => {
  const { problems } = read(`up${"[5m:1m]".repeat(3000)}`).chunkAt(0).chunk;
  assert.equal(problems.length, 101);
  assert.equal(problems.at(-1)?.message, "2899 more mistakes in this expression are not shown");
});

test("expressions of other languages are not read", () => {
  check('{a="b"} |= "c"', [], "loki");
});

test("comments silence checks here too", () => {
  const { chunk } = read("# promrules: ignore-file promql-syntax\nup{a=b}").chunkAt(0);
  assert.equal(chunk.suppressions.length, 1);
});

function read(text: string, dialect: Dialect = "prometheus") {
  return readFile(text, {
    path: "a.promql",
    options: {
      dialect,
      nameValidation: "utf8",
      features: new Set(),
      yaml: () => yaml,
      regex: createRegexCompiler(),
    },
  });
}

/** Places of problems, each with the beginning of its message. */
function check(text: string, expected: readonly string[], dialect?: Dialect): void {
  const { problems } = read(text, dialect).chunkAt(0).chunk;
  const shown = problems.map(({ span, message }) => `${span.from}+${span.to - span.from} ${message}`);
  assert.equal(shown.length, expected.length, shown.join("\n"));
  for (const [index, problem] of shown.entries()) assert.ok(problem.startsWith(expected[index]!), problem);
}
