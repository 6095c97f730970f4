import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { findFiles } from "./find-files.ts";

/** Makes the files (and `link -> target` links) in a folder of their own; what is found is told relative to it. */
function found(files: readonly string[], ...typed: string[]): string[] {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), "promrules-find-")));
  try {
    for (const file of files) {
      const [name = "", content = ""] = file.split(" = ");
      const [link = "", target] = name.split(" -> ");
      mkdirSync(path.join(root, path.dirname(link)), { recursive: true });
      if (target !== undefined) symlinkSync(target, path.join(root, link));
      else if (!name.endsWith("/")) writeFileSync(path.join(root, name), content);
      else mkdirSync(path.join(root, name), { recursive: true });
    }
    const { files: all, unread } = findFiles(typed, { cwd: root });
    return [
      ...all.map(({ path: file, named }) => path.relative(root, file) + (named ? " (named)" : "")),
      ...unread.map(({ path: file, message }) => `${path.relative(root, file)}: ${message}`),
    ];
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("a folder is searched for YAML, rules, PromQL and Telegraf files", () => {
  const files = ["a.yml", "b/c.YAML", "b/d.rules", "e.promql", "telegraf.conf", "telegraf.d/x.conf"];
  assert.deepEqual(found([...files, "README.md", "nginx.conf", ".#a.yml"], "."), files);
});

test("a file that is named is taken whatever its name, and before a folder that holds it", () => {
  assert.deepEqual(found(["a.yml", "b.txt"], ".", "b.txt", "a.yml"), ["a.yml (named)", "b.txt (named)"]);
});

test("node_modules, .git and what .gitignore leaves out are not searched", () => {
  const files = [
    "node_modules/a.yml",
    ".git/a.yml",
    ".gitignore = out/\n*.tmp.yml",
    "out/a.yml",
    "x.tmp.yml",
  ];
  assert.deepEqual(found([...files, "a.yml", "sub/.gitignore = !x.tmp.yml", "sub/x.tmp.yml"], "."), [
    "a.yml",
    "sub/x.tmp.yml",
  ]);
  assert.deepEqual(found(files, "out", "out/a.yml", "node_modules"), [
    "node_modules/a.yml",
    "out/a.yml (named)",
  ]);
});

test("the .gitignore of the repository counts in a folder below it", () => {
  const files = [".git/HEAD", ".gitignore = /rules/old/*.yml\n", "rules/old/a.yml", "rules/b.yml"];
  assert.deepEqual(found(files, "rules"), ["rules/b.yml"]);
});

test("patterns match files, and folders with what they hold", () => {
  const files = ["rules/a.yml", "rules/b.txt", "rules/deep/c.yml", "other/d.yml"];
  assert.deepEqual(found(files, "rules/*.yml"), ["rules/a.yml"]);
  assert.deepEqual(found(files, "**/*.{yml,txt}"), files.toSorted());
  assert.deepEqual(found(files, "r*"), ["rules/a.yml", "rules/deep/c.yml"]);
  assert.deepEqual(found(files, "nothing/*.yml"), ["nothing/*.yml: the pattern matches no file"]);
  assert.deepEqual(found(["a[1].yml"], "a[1].yml"), ["a[1].yml (named)"]);
});

test("what does not exist is named, once", () => {
  assert.deepEqual(found(["a.yml"], "a.yml", "b.yml", "./b.yml"), [
    "a.yml (named)",
    "b.yml: no such file or directory",
  ]);
});

test("a link is followed once, and loops end", () => {
  assert.deepEqual(found(["a/b.yml", "a/loop -> ..", "a/c.yml -> b.yml", "z -> a"], "."), ["a/b.yml"]);
  assert.deepEqual(found(["out/b.yml", "in/link.yml -> ../out/b.yml", "in/dir -> ../out"], "in"), [
    "in/dir/b.yml",
  ]);
  assert.deepEqual(found(["a.yml -> a.yml"], "."), ["a.yml: too many levels of symbolic links"]);
});

test("standard input is one more file", () => {
  assert.deepEqual(findFiles(["-", "-"], { cwd: "/" }), { files: [{ path: "-", named: true }], unread: [] });
});
