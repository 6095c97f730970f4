import assert from "node:assert/strict";
import { test } from "node:test";
import { withCarets } from "../../../../test/support/fixture.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readFile } from "../files/read-file.ts";
import { defaultCheckSettings } from "./check-settings.ts";
import { collectProblems } from "./run-checks.ts";

function marked(text: string): string {
  const file = readFile(text, { options: testReadOptions, path: "/team/.promrules/metrics.yaml" });
  return withCarets(text, collectProblems(file, defaultCheckSettings));
}

test("reports what nobody understands, at its place", () => {
  const text = `metrics:
  state:
    type: guage
    hlep: What it does.
    labels: queue
    values:
      idle: 0
      1: {health: well}
  other: 5
`;
  assert.equal(
    marked(text),
    `metrics:
  state:
    type: guage
#         ^^^^^ \`type\` is one of \`counter\`, \`gauge\`, \`histogram\`, \`gaugehistogram\`, \`summary\`, \`info\`, \`stateset\` and \`unknown\`.
    hlep: What it does.
#   ^^^^ There is no field \`hlep\`. Did you mean \`help\`?
    labels: queue
#           ^^^^^ \`labels\` takes a list of names of labels.
    values:
      idle: 0
#     ^^^^ A value is a number.
      1: {health: well}
#     ^ \`name\` is missing: what the value means, in a word or two.
#                 ^^^^ \`health\` is one of \`good\` and \`bad\`.
  other: 5
#        ^ A metric takes \`type\`, \`unit\`, \`help\`, \`from\`, \`labels\`, \`changing\` and \`values\`.
`,
  );
});

test("stays silent on what is right, and on an empty file", () => {
  for (const text of [
    "",
    "metrics:\n",
    "metrics:\n  a:\n  b: {type: gauge, values: {0: ok, 1: {name: bad}}}\n",
  ]) {
    assert.equal(marked(text), text);
  }
});
