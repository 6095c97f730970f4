import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { dialectsWith, fieldsOf, findField } from "./rule-fields.ts";

test("the fields of Prometheus are those of its source", () => {
  const { cases }: { cases: readonly { kind: string; owner: string; name: string }[] } = JSON.parse(
    readFileSync("data/rule-fields.json", "utf8"),
  );
  const upstream = (owner: string) =>
    cases.filter((each) => each.kind === "field" && each.owner === owner).map(({ name }) => name);
  assert.deepEqual(names("file", "prometheus"), upstream("RuleGroups").sort());
  assert.deepEqual(names("group", "prometheus"), upstream("RuleGroup").sort());
  assert.deepEqual(names("rule", "prometheus"), upstream("Rule").sort());
});

test("other dialects add fields, and leave the summary of none empty", () => {
  assert.deepEqual(added("group", "thanos"), ["partial_response_strategy"]);
  assert.deepEqual(added("file", "mimir"), ["namespace"]);
  assert.deepEqual(added("rule", "victoriametrics"), ["debug", "update_entries_limit"]);
  for (const dialect of ["prometheus", "thanos", "mimir", "victoriametrics", "loki"] as const) {
    for (const owner of ["file", "group", "rule"] as const) {
      for (const { summary } of fieldsOf(owner, dialect)) assert.match(summary, /^[A-Z].*\.$/);
    }
  }
});

test("a field is found by its exact name", () => {
  assert.equal(findField("rule", "prometheus", "for")?.type, "duration");
  assert.equal(findField("rule", "prometheus", "For"), undefined);
  assert.equal(findField("rule", "prometheus", "constructor"), undefined);
  assert.deepEqual(dialectsWith("group", "source_tenants"), ["mimir", "loki"]);
});

function names(...about: Parameters<typeof fieldsOf>): string[] {
  return fieldsOf(...about)
    .map(({ name }) => name)
    .sort();
}

function added(owner: Parameters<typeof fieldsOf>[0], dialect: Parameters<typeof fieldsOf>[1]): string[] {
  const known = new Set(names(owner, "prometheus"));
  return names(owner, dialect).filter((name) => !known.has(name));
}
