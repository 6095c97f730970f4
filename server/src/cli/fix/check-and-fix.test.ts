import assert from "node:assert/strict";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { run } from "../../../../test/cli/run-command-line.ts";
import { withFiles } from "../../../../test/cli/temporary-folder.ts";

/** A rule file with one problem that has a safe fix, and the same without it. */
const [before, after] = ['limit: "5"', "limit: 5"].map(
  (limit) => `groups:\n  - name: a\n    ${limit}\n    rules: []\n`,
) as [string, string];

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with a byte order mark": (text) => Buffer.from(`\ufeff${text}`),
  "UTF-8 with carriage returns": (text) => Buffer.from(text.replaceAll("\n", "\r\n")),
  "UTF-8 without a last line break": (text) => Buffer.from(text.trimEnd()),
  "UTF-16": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "UTF-16 with big ends": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
};

for (const [name, encode] of Object.entries(encodings)) {
  test(`a file in ${name} changes where the fix says, and nowhere else`, () => {
    withFiles({ "a.yml": encode(before) }, (cwd) => {
      const { exitCode, stdout } = run(["check", "--fix"], { cwd });
      assert.equal(stdout, "1 problem fixed in 1 file.\nNo problems in 1 file.\n");
      assert.equal(exitCode, 0);
      assert.deepEqual(readFileSync(path.join(cwd, "a.yml")), encode(after));
    });
  });
}

test("a file without problems is not written to", () => {
  withFiles({ "a.yml": after }, (cwd) => {
    const file = path.join(cwd, "a.yml");
    writeFileSync(file, after, { mode: 0o444 });
    assert.equal(run(["check", "--fix"], { cwd }).exitCode, 0);
  });
});

test("a file that is found twice is fixed once", () => {
  withFiles({ "a.yml": before }, (cwd) => {
    symlinkSync("a.yml", path.join(cwd, "b.yml"));
    const { exitCode, stderr } = run(["check", "--fix", "a.yml", "b.yml"], { cwd });
    assert.equal(readFileSync(path.join(cwd, "a.yml"), "utf8"), after);
    assert.equal(stderr, "");
    assert.equal(exitCode, 0);
  });
});

test("what cannot be fixed is said and reported, and the others are fixed", () => {
  const broken = Buffer.concat([Buffer.from(before), Buffer.from([0x23, 0xff, 0x0a])]);
  withFiles({ "a.yml": broken, "b.yml": before }, (cwd) => {
    const { exitCode, stdout, stderr } = run(["check", "--fix", "--format", "json"], { cwd });
    assert.equal(exitCode, 2);
    assert.equal(stderr, "promrules: a.yml: cannot be fixed: not all of its bytes are text\n");
    const { fixed, unwritten, problems } = JSON.parse(stdout);
    assert.equal(fixed, 1);
    assert.deepEqual(unwritten, [{ file: "a.yml", message: "not all of its bytes are text" }]);
    assert.ok(problems.length > 0);
    assert.deepEqual(readFileSync(path.join(cwd, "a.yml")), broken);
    assert.equal(readFileSync(path.join(cwd, "b.yml"), "utf8"), after);
  });
});

test("standard input that cannot be fixed is passed on as it is", () => {
  const { stdout, stderr } = run(["check", "--fix", "-"], { cwd: ".", stdin: "nothing: of ours\n" });
  assert.equal(stdout, "nothing: of ours\n");
  assert.match(stderr, /unknown-field/);
});
