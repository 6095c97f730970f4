import { test } from "node:test";
import { explainedRules } from "./support/explain-rules.ts";
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
