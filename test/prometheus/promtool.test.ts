import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

/** The real promtool judges the same files. It is an old release, so only what it knows is compared. */

const folder = mkdtempSync(path.join(tmpdir(), "promrules-promtool-"));
after(() => rmSync(folder, { recursive: true, force: true }));

for (const file of filesBelow("examples/rules")) {
  test(`accepts ${file} as promtool does`, () => {
    assert.deepEqual({ promtool: promtoolAccepts(file), promrules: promrulesAccepts(file) }, bothSay(true));
  });
}

// In the folders below it, mistakes are such only together with other files, which promtool does not look at.
for (const file of filesBelow("examples/mistakes").filter((each) => each.split("/").length === 3)) {
  test(`judges ${file} as promtool does`, () => {
    assert.equal(promrulesAccepts(file), promtoolAccepts(file));
  });
}

const wrong: Readonly<Record<string, string>> = {
  "a list at the top": "- groups\n",
  "an unknown field of the file": "groups: []\nrules: []\n",
  "a group without a name": "groups:\n  - rules: []\n",
  "two groups with the same name": "groups:\n  - name: a\n  - name: a\n",
  "an unknown field of a group": "groups:\n  - name: a\n    intervall: 1m\n",
  "a key that is there twice": "groups:\n  - name: a\n    name: b\n",
  "a wrong interval": "groups:\n  - name: a\n    interval: 1x\n",
  "a rule without a name": rule("expr: up"),
  "a rule with both names": rule("record: a:b\nalert: A\nexpr: up"),
  "a rule without an expression": rule("alert: A"),
  "an empty expression": rule("alert: A\nexpr: ''"),
  "an expression that does not parse": rule("alert: A\nexpr: sum(up"),
  "an expression of the wrong type": rule("alert: A\nexpr: rate(up)"),
  "an unknown function": rule("alert: A\nexpr: foo(up)"),
  "a matcher that matches everything": rule("alert: A\nexpr: '{job=~\".*\"}'"),
  "a pattern that is no pattern": rule('alert: A\nexpr: up{job=~"("}'),
  "for on a recording rule": rule("record: a:b\nexpr: up\nfor: 1m"),
  "annotations on a recording rule": rule("record: a:b\nexpr: up\nannotations: {a: b}"),
  "a wrong name of a recorded metric": rule("record: a-b\nexpr: up"),
  "a wrong duration": rule("alert: A\nexpr: up\nfor: 5"),
  "a wrong label name": rule("alert: A\nexpr: up\nlabels: {a-b: c}"),
  "the label __name__": rule("alert: A\nexpr: up\nlabels: {__name__: c}"),
  "a wrong annotation name": rule("alert: A\nexpr: up\nannotations: {a-b: c}"),
  "an unknown field of a rule": rule("alert: A\nexpr: up\nlabel: {}"),
  "labels that are a text": rule("alert: A\nexpr: up\nlabels: text"),
};

for (const [name, text] of Object.entries(wrong)) {
  test(`refuses ${name}, as promtool does`, () => {
    const file = write(`${name.replaceAll(/\W+/g, "-")}.yml`, text);
    assert.deepEqual({ promtool: promtoolAccepts(file), promrules: promrulesAccepts(file) }, bothSay(false));
  });
}

const right: Readonly<Record<string, string>> = {
  "an empty list of groups": "groups: []\n",
  "every field of a group": "groups:\n  - name: a\n    interval: 1m\n    limit: 3\n    rules: []\n",
  "an alert with every field": rule(
    "alert: A\nexpr: up == 0\nfor: 1h30m\nkeep_firing_for: 5m\nlabels: {a: b}\nannotations: {a: '{{ $value }}'}",
  ),
  "an expression in a folded scalar": rule("record: a:b\nexpr: >-\n  sum by (job)\n  (up)"),
  "an expression with comments": rule("record: a:b\nexpr: |\n  # All targets.\n  up # Each."),
  "a number as an expression": rule("record: a:b\nexpr: 1"),
};

for (const [name, text] of Object.entries(right)) {
  test(`accepts ${name}, as promtool does`, () => {
    const file = write(`${name.replaceAll(/\W+/g, "-")}.yml`, text);
    assert.deepEqual({ promtool: promtoolAccepts(file), promrules: promrulesAccepts(file) }, bothSay(true));
  });
}

function bothSay(accepted: boolean) {
  return { promtool: accepted, promrules: accepted };
}

/** A file with one rule. */
function rule(text: string): string {
  const [first, ...rest] = text.split("\n");
  const lines = [`      - ${first}`, ...rest.map((line) => `        ${line}`)];
  return `groups:\n  - name: example\n    rules:\n${lines.join("\n")}\n`;
}

function write(name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What promtool takes for rule files: those with `groups` at the top, or with nothing that says otherwise. */
function filesBelow(where: string): string[] {
  return readdirSync(where, { recursive: true, encoding: "utf8" })
    .map((file) => `${where}/${file.split(path.sep).join("/")}`)
    .filter((file) => file.endsWith(".yml") && /^groups:/m.test(readFileSync(file, "utf8")))
    .sort();
}

function promtoolAccepts(file: string): boolean {
  const { status, error } = spawnSync("promtool", ["check", "rules", "--lint=none", file], {
    encoding: "utf8",
  });
  if (error !== undefined) {
    throw error;
  }
  return status === 0;
}

function promrulesAccepts(file: string): boolean {
  // Names are the ones that this promtool knows.
  const flags = ["--format", "json", "--name-validation", "legacy"];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["dist/promrules.js", "check", ...flags, file],
    {
      encoding: "utf8",
    },
  );
  assert.ok(status === 0 || status === 1, stderr);
  const { files } = JSON.parse(stdout);
  assert.equal(files, 1, `${file} is read as a rule file.`);
  return status === 0;
}
