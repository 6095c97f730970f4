import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { explainedRules, explainFile } from "./support/explain-rules.ts";
import { checkGolden, sourceOfGolden } from "./support/golden.ts";

test("real rules are told as people would say them", () => {
  const name = "explain/rules.yml";
  const source = sourceOfGolden(name);
  const below = new Map(explainedRules(source).map(({ lastLine, words }) => [lastLine, words]));
  const lines = source.split("\n").flatMap((line, index) => {
    const words = below.get(index);
    return words === undefined ? [line] : [line, ...words.split("\n").map((each) => `#^ ${each}`)];
  });
  checkGolden(name, lines.join("\n"));
});

test("docs/explain.md quotes what is said of its rules", () => {
  const page = readFileSync("docs/explain.md", "utf8");
  const examples = [...page.matchAll(/^```yaml\n([\s\S]*?)^```\n[^`>]*((?:^>.*\n)+)/gm)];
  assert.equal(examples.length, 2);
  for (const [, rule = "", quoted = ""] of examples) {
    const said = quoted
      .replaceAll(/^> ?/gm, "")
      .split("\n")
      .filter((line) => line !== "")
      .join("\n");
    const file = `groups:\n  - name: a\n    rules:\n${rule.replaceAll(/^(?=.)/gm, "      ")}`;
    assert.deepEqual(explainFile(file), [said]);
  }
});
