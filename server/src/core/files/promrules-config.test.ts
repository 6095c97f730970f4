import assert from "node:assert/strict";
import { test } from "node:test";
import * as yaml from "yaml";
import { pathMatches } from "./path-pattern.ts";
import { type PromrulesConfig, parsePromrulesConfig } from "./promrules-config.ts";

test("all settings are read", () => {
  const config = read(`
dialect: thanos
name_validation: legacy
features: [promql-experimental-functions]
checks:
  rule-result-type: off
  duplicate-rule: error
exclude:
  - vendor/
overrides:
  - paths: ["loki/**"]
    dialect: loki
`);
  assert.equal(config.dialect, "thanos");
  assert.equal(config.nameValidation, "legacy");
  assert.deepEqual(config.features, ["promql-experimental-functions"]);
  assert.deepEqual(
    [...config.checks!],
    [
      ["rule-result-type", "off"],
      ["duplicate-rule", "error"],
    ],
  );
  assert.ok(pathMatches(config.exclude[0]!, "a/vendor/b.yml"));
  assert.equal(config.overrides[0]?.dialect, "loki");
  assert.ok(pathMatches(config.overrides[0]!.paths[0]!, "loki/a/b.yml"));
});

test("an empty file says nothing, and so does a setting without a value", () => {
  assert.deepEqual(read(""), { exclude: [], overrides: [] });
  assert.deepEqual(read("# nothing yet\n"), { exclude: [], overrides: [] });
  assert.deepEqual(read("dialect:\nchecks:\nexclude:\n"), { exclude: [], overrides: [] });
});

test("unknown settings, values, features and checks are reported with what was probably meant", () => {
  checkProblems(`
dialekt: thanos
#^^^^^^ There is no setting \`dialekt\`. Did you mean \`dialect\`?
`);
  checkProblems(`
dialect: victoria
#        ^^^^^^^^ There is no dialect \`victoria\`. Possible are \`prometheus\`, \`thanos\`, \`mimir\`, \`victoriametrics\` and \`loki\`.
`);
  checkProblems(`
features: [promql-experimental-function]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Prometheus has no feature \`promql-experimental-function\`. Did you mean \`promql-experimental-functions\`?
`);
  checkProblems(`
checks:
  rule-result-typ: off
# ^^^^^^^^^^^^^^^ There is no check \`rule-result-typ\`. Did you mean \`rule-result-type\`?
  duplicate-rule: "no"
#                 ^^^^ The level of a check is one of \`error\`, \`warning\`, \`information\`, \`hint\` and \`off\`.
`);
});

test("values of the wrong shape are reported, and the rest still holds", () => {
  const text = `
features: promql-experimental-functions
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`features\` takes a list of names of features.
checks: [a]
#       ^^^ \`checks\` takes checks with their levels, such as \`rule-result-type: off\`.
exclude: [{a: b}, "!c", ""]
#         ^^^^^^ \`exclude\` takes a list of patterns of paths.
#                 ^^^^ Patterns that take files in again are not supported.
#                       ^^ An empty pattern matches nothing.
overrides:
  - dialect: loki
#   ^^^^^^^ \`paths\` is missing: the settings hold for no file.
  - exclude: []
#   ^^^^^^^ There is no setting \`exclude\`.
    paths: []
dialect: mimir
`;
  checkProblems(text);
  assert.equal(read(text).dialect, "mimir");
});

test("what is no mapping at all is reported", () => {
  checkProblems("- a\n#^ Expected settings with their values, such as `dialect: thanos`.\n", {
    from: 0,
    to: 3,
  });
});

const checks = ["rule-result-type", "duplicate-rule"];

function read(text: string): PromrulesConfig {
  return parsePromrulesConfig(text, () => yaml, checks).config;
}

/** Carets in comments point at the line before them; `#^` points at its column 0 too. */
function checkProblems(text: string, first?: { from: number; to: number }): void {
  const { problems } = parsePromrulesConfig(text, () => yaml, checks);
  const expected: { from: number; to: number; message: string }[] = [];
  let lineStart = 0;
  let offset = 0;
  for (const line of text.split("\n")) {
    const carets = /^#( *)(\^+) (.*)$/.exec(line);
    if (carets === null) {
      lineStart = offset;
    } else {
      const column = carets[1] === "" ? 0 : carets[1]!.length + 1;
      const from = lineStart + column;
      const to = lineStart + 1 + carets[1]!.length + carets[2]!.length;
      expected.push({ from, to, message: carets[3]! });
    }
    offset += line.length + 1;
  }
  if (first !== undefined) Object.assign(expected[0]!, first);
  const found = problems.map(({ span, message }) => ({ ...span, message }));
  assert.deepEqual(
    found.sort((a, b) => a.from - b.from),
    expected,
  );
}
