import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type FieldOwner, fieldsOf } from "../server/src/core/files/rule-fields.ts";
import { internalLabels, metaLabelsOf } from "../server/src/core/labels/meta-labels.ts";
import { allFunctions } from "../server/src/core/promql/functions.ts";
import { allAggregations, allKeywords } from "../server/src/core/promql/keywords.ts";
import { classOf, keywordAt } from "../server/src/core/promql/token.ts";
import { optionsOf } from "../server/src/features/telegraf/option-words.ts";
import { testCatalogue } from "./support/catalogue.ts";

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

interface MetaLabelRow {
  readonly sd: string;
  readonly role: string | null;
  readonly label: string;
  readonly optional: boolean;
  readonly list: boolean;
  readonly since: string | null;
}

test("knows every meta label of the table, and nothing is lost on the way", () => {
  const { cases, special } = JSON.parse(readFileSync("data/meta-labels.json", "utf8"));
  const roles: Readonly<Record<string, string>> = {
    VPS: "vps",
    "Dedicated servers": "dedicated_server",
    "Instance role": "instance",
    "Baremetal role": "baremetal",
  };
  for (const row of cases as readonly MetaLabelRow[]) {
    const role = row.role === null ? undefined : (roles[row.role] ?? row.role);
    const label = metaLabelsOf(row.sd, role).find(({ name }) => name === row.label);
    assert.deepEqual(
      { role: label?.role, optional: label?.isOptional, list: label?.isList, since: label?.since },
      { role, optional: row.optional, list: row.list, since: row.since ?? undefined },
      row.label,
    );
    assert.match(label!.description, /^[^|]+\.$/, row.label);
  }
  assert.deepEqual(
    internalLabels().map(({ name }) => name),
    special.map((row: MetaLabelRow) => row.label),
  );
});

test("explains only options that Telegraf has, and all that the sample configurations of explained plugins show", () => {
  const { words }: { readonly words: Record<string, string> } = JSON.parse(
    readFileSync("data/telegraf-option-words.json", "utf8"),
  );
  const { options } = testCatalogue.telegraf;
  const rooms: Readonly<Record<string, string>> = { agent: "", prometheus_client: "outputs." };
  const keys = Object.keys(words).filter((key) => key.includes("."));
  for (const plugin of new Set(keys.map((key) => key.split(".")[0]!))) {
    const table = `${rooms[plugin] ?? "inputs."}${plugin}`;
    const known = optionsOf(options, table);
    assert.ok(known, table);
    const explained = keys.filter((key) => key.startsWith(`${plugin}.`)).map((key) => key.split(".")[1]!);
    assert.deepEqual(
      explained.filter((option) => !known.has(option)),
      [],
      table,
    );
    assert.deepEqual(
      known.names.filter((option) => options.about(table, option) === undefined),
      [],
      table,
    );
  }
});
