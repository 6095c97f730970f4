import assert from "node:assert/strict";
import { chmodSync, linkSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { withFiles } from "../../../../test/cli/temporary-folder.ts";
import { changeBytes, changeFile } from "./change-file.ts";

const change = { before: "a: ä\r\nb: 𝒳\n", after: "a: ü\r\nb: 𝒳𝒴\n" };

test("bytes stay in the encoding that they are in, with their byte order mark", () => {
  for (const mark of ["", "\ufeff"]) {
    const { before, after } = { before: mark + change.before, after: mark + change.after };
    assert.deepEqual(changeBytes(Buffer.from(before), { before, after }), Buffer.from(after));
  }
  const marked = { before: `\ufeff${change.before}`, after: `\ufeff${change.after}` };
  const little = (text: string): Buffer => Buffer.from(text, "utf16le");
  assert.deepEqual(changeBytes(little(marked.before), marked), little(marked.after));
  const big = (text: string): Buffer => little(text).swap16();
  assert.deepEqual(changeBytes(big(marked.before), marked), big(marked.after));
});

test("bytes that are no text are not changed", () => {
  const bytes = Buffer.from("a: 1\xff\n", "latin1");
  assert.throws(
    () => changeBytes(bytes, { before: "a: 1\ufffd\n", after: "a: 2\ufffd\n" }),
    /not all of its bytes are text/,
  );
});

test("a file that has become another one since is left alone", () => {
  withFiles({ "a.yml": "new\n" }, (folder) => {
    const file = path.join(folder, "a.yml");
    assert.throws(() => changeFile(file, { before: "old\n", after: "older\n" }), /it has changed/);
    assert.equal(readFileSync(file, "utf8"), "new\n");
  });
});

test("links go on leading to the file, and its permissions stay", () => {
  withFiles({ "a.yml": "a longer text\n" }, (folder) => {
    const [file, symbolic, hard] = ["a.yml", "symbolic.yml", "hard.yml"].map((name) =>
      path.join(folder, name),
    );
    symlinkSync("a.yml", symbolic!);
    linkSync(file!, hard!);
    chmodSync(file!, 0o640);
    changeFile(symbolic!, { before: "a longer text\n", after: "shorter\n" });
    assert.ok(lstatSync(symbolic!).isSymbolicLink());
    assert.equal(readFileSync(hard!, "utf8"), "shorter\n");
    assert.equal(statSync(file!).mode & 0o777, 0o640);
  });
});

test("what cannot be written to is not", () => {
  withFiles({}, (folder) => {
    assert.throws(() => changeFile(folder, { before: "a", after: "b" }), /is not a file/);
    assert.throws(() => changeFile(path.join(folder, "gone.yml"), { before: "a", after: "b" }), {
      code: "ENOENT",
    });
  });
});

test("long files are written to their end", () => {
  withFiles({}, (folder) => {
    const file = path.join(folder, "long.yml");
    const before = "x".repeat(300_000);
    writeFileSync(file, before);
    changeFile(file, { before, after: `y${before}` });
    assert.equal(readFileSync(file, "utf8"), `y${before}`);
  });
});
