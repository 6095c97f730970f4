import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { FieldOwner } from "../core/files/rule-fields.ts";
import { findFunction } from "../core/promql/functions.ts";
import { findAggregation } from "../core/promql/keywords.ts";
import { findFieldNote } from "./field-notes.ts";
import { functionsWithNotes } from "./function-notes.ts";

interface FieldRow {
  readonly kind: string;
  readonly owner: string;
  readonly name: string;
  readonly since: string;
}

const owners: Readonly<Record<string, FieldOwner>> = { RuleGroups: "file", RuleGroup: "group", Rule: "rule" };

test("every field has a note, with the release that brought it", () => {
  const rows: readonly FieldRow[] = JSON.parse(readFileSync("data/rule-fields.json", "utf8")).cases;
  const fields = rows.filter(({ kind }) => kind === "field");
  const found = fields.map(({ owner, name }) => [owner, name, findFieldNote(owners[owner]!, name)?.since]);
  assert.deepEqual(
    found,
    fields.map(({ owner, name, since }) => [owner, name, since]),
  );
});

test("there are notes on functions and aggregations that exist", () => {
  const unknown = functionsWithNotes().filter(
    (name) => findFunction(name) === undefined && findAggregation(name) === undefined,
  );
  assert.deepEqual(unknown, []);
});
