import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { readYaml } from "./read.ts";
import { scalarMap } from "./scalar-map.ts";
import type { YamlScalar } from "./yaml-node.ts";

test("maps each character of a value to the one that made it", () => {
  checkMap("plain", "plain");
  checkMap("'it''s'", "it's");
  checkMap('"a\\tb\\u0041\\U0001F600"', "a\\b\\\\U");
});

/** `sources` holds, for each UTF-16 unit of the value, the first unit of what made it. */
function checkMap(source: string, sources: string): void {
  const text = `k: ${source}\n`;
  const value = scalarIn(text);
  const map = scalarMap(text, value);
  const found = Array.from({ length: value.value.length }, (_, index) => text[map.toSource(index)]).join("");
  assert.equal(found, sources);
}

function scalarIn(text: string): YamlScalar {
  const root = readYaml(text, () => yaml)[0]?.root;
  const value = root?.kind === "map" ? root.entries[0]?.value : undefined;
  assert.ok(value?.kind === "scalar");
  return value;
}
