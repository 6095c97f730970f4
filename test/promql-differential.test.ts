import assert from "node:assert/strict";
import { test } from "node:test";
import { parser as lezer } from "@prometheus-io/lezer-promql";
import type { Expression } from "../server/src/core/promql/ast.ts";
import { tokenize } from "../server/src/core/promql/lex.ts";
import { walk } from "../server/src/core/promql/visit.ts";
import { Random } from "./support/random.ts";
import { allFeatures, parse } from "./support/show-expression.ts";

/*
 * A second opinion: the grammar of Prometheus' web editor. It accepts half of what Prometheus rejects, since types,
 * literals and the rules of modifiers are none of its business. Its known gaps are kept out: numbers that end with a dot,
 * octal ones, underscores in numbers, keywords as metric names.
 */

test("accepts no random expression that the editor's grammar does not know", () => {
  const random = new Random(20260821);
  let accepted = 0;
  for (let count = 0; count < 500; count++) {
    const text = expression(random, random.below(4));
    const { root, problems } = parse(text, allFeatures);
    if (problems.length > 0) continue;
    accepted++;
    assert.equal(firstError(text), undefined, text);
    assert.deepEqual(selectorsOf(root), lezerSelectors(text), text);
  }
  assert.ok(accepted > 200, `only ${accepted} of the expressions were good`);
});

test("rejects what the editor's grammar rejects when a good expression is broken", () => {
  const random = new Random(7);
  for (let count = 0; count < 500; count++) {
    const text = broken(random, expression(random, 2));
    if (isInGap(text) || firstError(text) === undefined) continue;
    assert.notEqual(parse(text, allFeatures).problems.length, 0, text);
  }
});

/** Numbers that end with a dot, octal ones and underscores are not known there. */
function isInGap(text: string): boolean {
  return tokenize(text).some(
    ({ type, from, to }) => type === "number" && /\.$|^0\d|_/.test(text.slice(from, to)),
  );
}

function firstError(text: string): number | undefined {
  const cursor = lezer.parse(text).cursor();
  do {
    if (cursor.type.isError) return cursor.from;
  } while (cursor.next());
  return undefined;
}

function selectorsOf(root: Expression | undefined): string[] {
  const selectors: string[] = [];
  for (const node of walk(root)) {
    if (node.kind === "VectorSelector") selectors.push(`${node.span.from}:${node.matchers.length}`);
  }
  return selectors;
}

function lezerSelectors(text: string): string[] {
  const selectors: string[] = [];
  const tree = lezer.parse(text);
  tree.iterate({
    enter(node) {
      if (node.name !== "VectorSelector") return;
      let matchers = 0;
      node.node.toTree().iterate({
        enter(inner) {
          if (/^(?:Quoted|Unquoted)LabelMatcher$|^QuotedLabelName$/.test(inner.name)) matchers++;
          return !/^QuotedLabelMatcher$/.test(inner.name);
        },
      });
      selectors.push(`${node.from}:${matchers}`);
    },
  });
  return selectors;
}

const operators = [
  "+",
  "-",
  "*",
  "/",
  "%",
  "^",
  "==",
  "!=",
  ">",
  "<",
  ">=",
  "<=",
  "and",
  "or",
  "unless",
  "atan2",
];
const functions = [
  "rate",
  "increase",
  "abs",
  "absent",
  "histogram_quantile",
  "label_replace",
  "time",
  "vector",
  "scalar",
  "round",
];
const aggregations = ["sum", "avg", "max", "count", "topk", "quantile", "count_values"];
const names = ["up", "http_requests_total", "job:up:sum", "node_load1"];
const matchers = ['job="a"', 'instance!="b"', 'path=~"/api/.*"', 'code!~"5.."', '"http.status"="200"'];
const ranges = ["5m", "1h30m", "300", "30s"];

function expression(random: Random, depth: number): string {
  if (depth <= 0) return leaf(random);
  const inner = () => expression(random, depth - 1);
  switch (random.below(8)) {
    case 0:
      return `${inner()} ${random.pick(operators)} ${matching(random)}${inner()}`;
    case 1:
      return `(${inner()})`;
    case 2:
      return `-${inner()}`;
    case 3:
      return `${random.pick(aggregations)}${grouping(random)}(${random.chance(0.3) ? "3, " : ""}${inner()})`;
    case 4:
      return `${random.pick(functions)}(${inner()})`;
    case 5:
      return `rate(${selector(random)}[${random.pick(ranges)}])`;
    case 6:
      return `max_over_time(${inner()}[1h:${random.chance(0.5) ? "5m" : ""}])`;
    default:
      return leaf(random);
  }
}

function leaf(random: Random): string {
  switch (random.below(5)) {
    case 0:
      return random.pick(["1", "0.5", "1e3", "0x1f", "5m", "Inf"]);
    case 1:
      return random.pick(['"text"', "'text'", "`text`"]);
    default:
      return `${selector(random)}${random.pick(["", "", "", " offset 5m", " offset -1h", " @ 1609746000", " @ end()"])}`;
  }
}

function selector(random: Random): string {
  const chosen = matchers.filter(() => random.chance(0.3)).join(", ");
  const braces = chosen === "" && random.chance(0.7) ? "" : `{${chosen}}`;
  return `${random.pick(names)}${braces}`;
}

function matching(random: Random): string {
  return random.pick([
    "",
    "",
    "",
    "bool ",
    "on (job) ",
    "ignoring (code) ",
    "on (job) group_left (code) ",
    "ignoring () group_right ",
  ]);
}

function grouping(random: Random): string {
  return random.pick(["", "", " by (job) ", " without (code, path) ", ' by ("http.status")']);
}

/** One character is taken out, doubled or replaced. */
function broken(random: Random, text: string): string {
  const at = random.below(text.length);
  const added = random.pick(["", text[at]!, ...'(){}[],:="+ ']);
  return text.slice(0, at) + added + text.slice(at + random.below(2));
}
