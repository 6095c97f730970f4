import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type FieldOwner, fieldsOf } from "../server/src/core/files/rule-fields.ts";
import { allFunctions } from "../server/src/core/promql/functions.ts";
import { allAggregations, allKeywords } from "../server/src/core/promql/keywords.ts";
import { classOf, keywordAt } from "../server/src/core/promql/token.ts";

interface FieldRow {
  readonly kind: string;
  readonly owner?: string;
  readonly name: string;
}

test("knows the fields of rule files that Prometheus knows, and no others", () => {
  const rows: readonly FieldRow[] = JSON.parse(readFileSync("data/rule-fields.json", "utf8")).cases;
  const owners: readonly (readonly [FieldOwner, string])[] = [
    ["file", "RuleGroups"],
    ["group", "RuleGroup"],
    ["rule", "Rule"],
  ];
  for (const [owner, upstreamOwner] of owners) {
    const expected = rows.filter((row) => row.kind === "field" && row.owner === upstreamOwner);
    assert.deepEqual(
      fieldsOf(owner, "prometheus")
        .map((field) => field.name)
        .sort(),
      expected.map((row) => row.name).sort(),
      owner,
    );
  }
});

test("the lexer knows the keywords of the tables", () => {
  for (const { name } of allAggregations()) {
    assert.equal(keywordAt(name, 0, name.length), name);
    assert.equal(classOf(name), "aggregator");
  }
  for (const { name } of allKeywords()) assert.equal(keywordAt(name, 0, name.length), name);
});

test("every function has as many parameters as types, and a summary", () => {
  for (const each of allFunctions()) {
    assert.equal(each.params.length, each.argTypes.length, each.name);
    assert.match(each.summary, /\.$/, each.name);
  }
});
