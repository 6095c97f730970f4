import assert from "node:assert/strict";
import { test } from "node:test";
import { readCursor } from "../../../../test/support/fixture.ts";
import { parse } from "../../../../test/support/show-expression.ts";
import { nodesAt, walk } from "./visit.ts";

function checkNodesAt(marked: string, expected: string): void {
  const { text, cursor } = readCursor(marked);
  const path = nodesAt(parse(text).root, cursor!).map((node) => text.slice(node.span.from, node.span.to));
  assert.equal(path.join(" > "), expected);
}

test("finds the path to the innermost node at a cursor", () => {
  checkNodesAt("sum(rate(x<|>[5m]))", "sum(rate(x[5m])) > rate(x[5m]) > x[5m] > x");
  checkNodesAt("sum(rate(x[5<|>m]))", "sum(rate(x[5m])) > rate(x[5m]) > x[5m] > 5m");
  checkNodesAt("su<|>m(x)", "sum(x)");
});

test("prefers what follows the cursor", () => {
  checkNodesAt("-<|>x", "-x > x");
  checkNodesAt("x[5m]<|>", "x[5m]");
});

test("walks from a node to its parts, in the order of the text", () => {
  const text = "a + on (b) fill_left(1) fill_right(2) c[1h:5m] offset 2m";
  const { root } = parse(text);
  assert.deepEqual(
    [...walk(root)].map((node) => text.slice(node.span.from, node.span.to)),
    [text, "a", "1", "2", "c[1h:5m] offset 2m", "c", "1h", "5m", "2m"],
  );
});
