import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { readYaml } from "./read.ts";
import { relocate } from "./relocate.ts";
import { scalarMap } from "./scalar-map.ts";
import type { YamlDocument, YamlScalar } from "./yaml-node.ts";

test("moves the nodes of a text in a scalar to the text around it", () => {
  const text = "data:\n  rules: |\n    a: 'it''s'\n    # why\n    b: \"x\\ty\"\n";
  const inner = relocated(text, valueAt(read(text), "data", "rules"));
  const [, b] = [valueAt(inner, "a"), valueAt(inner, "b")];
  assert.equal(text.slice(b.span.from, b.span.to), '"x\\ty"');
  assert.deepEqual(
    inner.comments.map(({ span }) => text.slice(span.from, span.to)),
    ["# why"],
  );
});

test("maps a scalar in a scalar in a scalar", () => {
  const text = "o: \"i: |\\n  k: 'don''t'\\n\"\n";
  const middle = relocated(text, valueAt(read(text), "o"));
  const inner = relocated(text, valueAt(middle, "i"));
  const scalar = valueAt(inner, "k");
  assert.equal(scalar.value, "don't");
  const map = scalarMap(text, scalar);
  const { from, to } = map.spanToSource({ from: 2, to: 5 });
  assert.equal(text.slice(from, to), "n''t");
  assert.equal(map.toValue(map.toSource(4)), 4);
});

function relocated(text: string, scalar: YamlScalar): YamlDocument {
  return relocate(read(scalar.value), scalar.value, scalarMap(text, scalar));
}

function read(text: string): YamlDocument {
  return readYaml(text, () => yaml)[0]!;
}

function valueAt(document: YamlDocument, ...path: readonly string[]): YamlScalar {
  let node = document.root;
  for (const name of path) {
    node = node?.kind === "map" ? node.entries.find((entry) => entry.key.value === name)?.value : undefined;
  }
  assert.ok(node?.kind === "scalar");
  return node;
}
