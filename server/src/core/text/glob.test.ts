import assert from "node:assert/strict";
import { test } from "node:test";
import { expandBraces, globCanMatchBelow, globMatches, parseGlob } from "./glob.ts";

function matches(pattern: string, path: string): boolean {
  return globMatches(parseGlob(pattern), path.split("/"));
}

test("a star stays within one part of the path", () => {
  assert.ok(matches("rules/*.yml", "rules/a.yml"));
  assert.ok(matches("rules/*", "rules/.hidden"));
  assert.ok(!matches("rules/*.yml", "rules/deep/a.yml"));
  assert.ok(!matches("*.yml", "a.yaml"));
});

test("two stars match any number of folders, none too", () => {
  assert.ok(matches("rules/**/*.yml", "rules/a.yml"));
  assert.ok(matches("rules/**/*.yml", "rules/x/y/a.yml"));
  assert.ok(matches("**/prod/**/*.yml", "a/prod/b/prod/c.yml"));
  assert.ok(!matches("rules/**/*.yml", "other/a.yml"));
});

test("question marks and classes match one character, beyond the basic plane too", () => {
  assert.ok(matches("a?.yml", "a😀.yml"));
  assert.ok(matches("[a-c]x[!0-9]", "bxy"));
  assert.ok(!matches("[a-c]x[!0-9]", "bx7"));
  assert.ok(matches("[]x]", "]"));
  assert.ok(matches("[abc", "[abc"));
});

test("a backslash takes the meaning from what follows it", () => {
  assert.ok(matches("a\\*b", "a*b"));
  assert.ok(!matches("a\\*b", "axb"));
});

test("braces stand for several patterns", () => {
  assert.deepEqual(expandBraces("{a,b}/*.{yml,yaml}").sort(), ["a/*.yaml", "a/*.yml", "b/*.yaml", "b/*.yml"]);
  assert.deepEqual(expandBraces("a{b}"), ["a{b}"]);
  assert.deepEqual(expandBraces("{a,{b,c}}").sort(), ["a", "b", "c"]);
  assert.ok(expandBraces("{a,b}".repeat(40)).length < 2000);
});

test("knows which folders cannot hold a match", () => {
  const glob = parseGlob("rules/*/a.yml");
  assert.ok(globCanMatchBelow(glob, ["rules"]));
  assert.ok(globCanMatchBelow(glob, ["rules", "x"]));
  assert.ok(!globCanMatchBelow(glob, ["rules", "x", "y"]));
  assert.ok(!globCanMatchBelow(glob, ["other"]));
});

test("a hostile pattern takes no time", () => {
  const pattern = `${"*a".repeat(200)}b`;
  assert.ok(!matches(pattern, "a".repeat(5000)));
});
