import assert from "node:assert/strict";
import { test } from "node:test";
import { withCarets, withoutCarets } from "../../../../../test/support/fixture.ts";
import { testReadOptions } from "../../../../../test/support/read-options.ts";
import { readTargetFile } from "./read-target-file.ts";

function check(path: string, marked: string): void {
  const text = withoutCarets(marked);
  const { problems } = readTargetFile(text, { path, options: testReadOptions });
  assert.equal(withCarets(text, problems), marked.replace(/^\n/, ""));
}

function groupsOf(path: string, text: string) {
  return readTargetFile(text, { path, options: testReadOptions }).groups.map(({ targets, labels }) => ({
    targets: targets.map(({ value }) => value),
    labels: labels.map(({ name, text }) => `${name.value}=${text}`),
  }));
}

const groups = [{ targets: ["a:1", "b:2"], labels: ["env=prod"] }];

test("reads targets from YAML and JSON", () => {
  assert.deepEqual(groupsOf("t.yml", "- targets: ['a:1', b:2]\n  labels: {env: prod}\n"), groups);
  const json = '[\n\t{\n\t\t"targets": ["a:1", "b:2"],\n\t\t"labels": {"env": "prod"}\n\t}\n]\n';
  assert.deepEqual(groupsOf("t.JSON", json), groups);
});

test("says what Prometheus does not take in YAML", () => {
  check(
    "t.yml",
    `
- targets: a:1
#          ^^^ cannot unmarshal !!str \`a:1\` into []string. A list is expected here.
  label: {}
# ^^^^^ field label not found in type struct { Targets []string "yaml:\\"targets\\""; Labels model.LabelSet "yaml:\\"labels\\"" }. Did you mean \`labels\`?
- null
# ^^^^ nil target group item found
- targets: [1]
  labels: {"": x}
#          ^^ "" is not a valid label name
`,
  );
  check(
    "t.yml",
    `
targets: []
#^^^^^^^^^^ cannot unmarshal !!map into []*targetgroup.Group. A list is expected here.
`,
  );
});

test("says what Prometheus does not take in JSON", () => {
  check(
    "t.json",
    `
[
  {"targets": [1], "label": {}},
#              ^ json: cannot unmarshal number into Go struct field .targets of type string
#                  ^^^^^^^ json: unknown field "label"
  {"Targets": null, "labels": {"a": {}}},
#                                   ^^ json: cannot unmarshal object into Go value of type model.LabelValue
  null
# ^^^^ nil target group item found
]
`,
  );
  check(
    "t.json",
    `
[
  {"targets": ["a"],}
#                   ^ invalid character '}' looking for beginning of object key string
]
`,
  );
});

test("takes an empty file for one without targets, unless it is JSON", () => {
  check("t.yml", "\n# Nothing yet.\n");
  check(
    "t.json",
    `
{}
#^ json: cannot unmarshal object into Go value of type []*targetgroup.Group
`,
  );
});
