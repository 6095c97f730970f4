import assert from "node:assert/strict";
import { test } from "node:test";
import { withCarets } from "../../../../test/support/fixture.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readFile } from "../files/read-file.ts";
import { defaultCheckSettings } from "./check-settings.ts";
import { collectProblems } from "./run-checks.ts";

test("reports a misspelt setting and an unknown check in promrules.yaml", () => {
  const text = "dialects: thanos\nchecks:\n  dupilcate-rule: off\n";
  const file = readFile(text, { options: testReadOptions, path: "promrules.yaml" });
  assert.equal(
    withCarets(text, collectProblems(file, defaultCheckSettings)),
    `dialects: thanos
#^^^^^^^ There is no setting \`dialects\`. Did you mean \`dialect\`?
checks:
  dupilcate-rule: off
# ^^^^^^^^^^^^^^ There is no check \`dupilcate-rule\`. Did you mean \`duplicate-rule\`?
`,
  );
});

test("stays silent on a promrules.yaml that is right, and on other files that look like one", () => {
  for (const [path, text] of [
    ["promrules.yaml", "dialect: thanos\nchecks:\n  duplicate-rule: off\n"],
    ["other.yaml", "dialects: thanos\n"],
  ] as const) {
    const file = readFile(text, { options: testReadOptions, path });
    assert.deepEqual(collectProblems(file, defaultCheckSettings), []);
  }
});
