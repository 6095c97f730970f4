import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../../../test/support/random.ts";
import { allFeatures, parse } from "../../../../test/support/show-expression.ts";
import { applyEdits } from "../text/text-edit.ts";
import { tokenize } from "./lex.ts";
import { printExpression } from "./print.ts";
import { childrenOf, nodesAt, walk } from "./visit.ts";

const expressions = [
  'sum by (job, "http.status") (rate(http_requests_total{job=~"api.*", code!="200"}[5m] offset 1h)) > bool 0.5',
  'histogram_quantile(0.9, sum without (pod) (rate(x_bucket[10m]))) and on (job) group_left (team) up{job="a"} == 1',
  "max_over_time(rate(x[5m])[1h:1m] @ end()) / -2 ^ 3 # a comment\n  unless absent(y offset -5m)",
  "topk(3, x) + ignoring (a) fill_left(1) fill_right(2) limitk(2, {'a.b', c=`d`}) or foo[max_of(step(), 2 * 5m)] anchored",
  'label_replace(up{a="é😀\\n"}, "a", "$1", "b", "(.*)") atan2 scalar(vector(1e3)) <= 0x1F',
];

const pieces = [
  ..."()[]{},=~!<>+-*/%^@:\"'`\\#&|\n é",
  "sum",
  "by (",
  "offset",
  "5m",
  "x[",
  '{a="',
  "😀",
  "\ud800",
];

function mutated(random: Random): string {
  let text = random.pick(expressions);
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(text.length + 1);
    const added = random.chance(0.6) ? random.pick(pieces) : "";
    text = text.slice(0, at) + added + text.slice(at + random.below(6));
  }
  return text;
}

test("gives every text a tree, and places within the text", () => {
  const random = new Random(Number(process.env.SEED ?? 314));
  for (let count = 0; count < 400; count++) {
    const text = mutated(random);
    const { root, strays = [], problems } = parse(text, allFeatures);
    for (const { span, fixes = [] } of problems) {
      checkSpan(text, span);
      for (const fix of fixes) assert.notEqual(applyEdits(text, fix.edits), text, JSON.stringify(text));
    }
    for (const tree of root === undefined ? strays : [root, ...strays]) {
      for (const node of walk(tree)) {
        checkSpan(text, node.span);
        for (const child of childrenOf(node)) checkSpan(text, child.span, node.span);
      }
    }
    nodesAt(root, random.below(text.length + 1));
    assert.equal(typeof printExpression(root), "string");
  }
});

test("cuts every text into tokens that follow each other", () => {
  const random = new Random(Number(process.env.SEED ?? 159));
  for (let count = 0; count < 400; count++) {
    const text = mutated(random);
    let end = 0;
    for (const { from, to } of tokenize(text)) {
      assert.ok(from >= end && to > from, JSON.stringify(text));
      assert.match(text.slice(end, from), /^\s*$/, JSON.stringify(text));
      end = to;
    }
    assert.match(text.slice(end), /^\s*$/, JSON.stringify(text));
  }
});

test("reads what it prints as the same", () => {
  const random = new Random(Number(process.env.SEED ?? 265));
  let accepted = 0;
  for (let count = 0; count < 400; count++) {
    const { root, problems } = parse(mutated(random), allFeatures);
    if (problems.length > 0) continue;
    accepted++;
    const printed = printExpression(root);
    const again = parse(printed, allFeatures);
    assert.deepEqual(again.problems, [], printed);
    assert.equal(printExpression(again.root), printed);
  }
  assert.ok(accepted > 5, `only ${accepted} texts were good`);
});

function checkSpan(
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
  within = { from: 0, to: text.length },
): void {
  assert.ok(
    from >= within.from && from <= to && to <= within.to,
    `${from} to ${to} in ${JSON.stringify(text)}`,
  );
}
