import assert from "node:assert/strict";
import { test } from "node:test";
import { isIgnored, parseGitIgnore } from "./git-ignore.ts";

function ignores(text: string, path: string): boolean {
  const isFolder = path.endsWith("/");
  const parts = path.split("/").filter((part) => part !== "");
  return isIgnored([parseGitIgnore(text, 0)], parts, isFolder);
}

test("a name without a slash is ignored at any depth", () => {
  assert.ok(ignores("*.log", "a/b/x.log"));
  assert.ok(ignores("build", "a/build/"));
});

test("a slash ties the pattern to the folder of its file", () => {
  assert.ok(ignores("/build", "build/"));
  assert.ok(!ignores("/build", "a/build/"));
  assert.ok(ignores("a/*.yml", "a/x.yml"));
  assert.ok(!ignores("a/*.yml", "b/a/x.yml"));
});

test("a slash at the end means folders only", () => {
  assert.ok(ignores("out/", "a/out/"));
  assert.ok(!ignores("out/", "a/out"));
});

test("the last pattern that matches decides", () => {
  assert.ok(!ignores("*.yml\n!keep.yml", "keep.yml"));
  assert.ok(ignores("!keep.yml\n*.yml", "keep.yml"));
});

test("comments, blank lines, escapes and spaces at the end are read as git does", () => {
  assert.ok(!ignores("# a\n\n", "# a"));
  assert.ok(ignores("\\#a", "#a"));
  assert.ok(ignores("\\!a", "!a"));
  assert.ok(ignores("a   \r\n", "a"));
  assert.ok(ignores("a\\ ", "a "));
});

test("`folder/**` is what the folder holds", () => {
  assert.ok(ignores("a/**", "a/b/c"));
  assert.ok(!ignores("a/**", "a/"));
});

test("an inner file overrules an outer one", () => {
  const outer = parseGitIgnore("*.yml", 0);
  const inner = parseGitIgnore("!x.yml", 1);
  assert.ok(!isIgnored([outer, inner], ["a", "x.yml"], false));
  assert.ok(isIgnored([outer, inner], ["a", "y.yml"], false));
});

test("a question mark is one byte, as for git", () => {
  assert.ok(ignores("?", "a"));
  assert.ok(!ignores("?", "é"));
  assert.ok(ignores("é*", "été"));
});
