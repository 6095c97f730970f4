import assert from "node:assert/strict";
import { test } from "node:test";
import { createRegexCompiler } from "./compile-regex.ts";
import { expandReplacement } from "./expand-replacement.ts";
import { readReplacement } from "./replacement.ts";

const compile = createRegexCompiler();

function expand(pattern: string, text: string, replacement: string): string | undefined {
  const regex = compile(pattern);
  assert.ok(regex.ok, pattern);
  const match = regex.match(text);
  return match === undefined ? undefined : expandReplacement(replacement, match);
}

function replaceAll(pattern: string, text: string, replacement: string): string {
  const regex = compile(pattern);
  assert.ok(regex.ok, pattern);
  return regex.replaceAll(text, replacement);
}

test("fills in groups by number and by name", () => {
  assert.equal(expand("(.*):(.*)", "host:9090", "$2 of ${1}"), "9090 of host");
  assert.equal(expand("(?P<host>.*):(.*)", "host:9090", "$host-${host}-$2-$0"), "host-host-9090-host:9090");
  assert.equal(expand("(a)|(b)", "b", "<$1$2>"), "<b>");
  assert.equal(expand("(a)", "ab", "$1"), undefined);
});

test("takes the longest name, and leaves a dollar that stands before none", () => {
  assert.equal(expand("(a)", "a", "$1x-${1}x-$9-$none"), "-ax--");
  assert.equal(expand("(a)", "a", "$$1 $ ${1 ${} $-"), "$1 $ ${1 ${} $-");
  assert.equal(expand("(a)", "a", "$01$1"), "a");
});

test("of groups with one name, the first that took part counts", () => {
  assert.equal(expand("(?P<x>a)|(?P<x>b)", "b", "$x"), "b");
  assert.equal(expand("(?P<x>a)(?P<x>b)", "ab", "$x"), "a");
});

test("replaces what matches anywhere, and no empty match right after another", () => {
  assert.equal(replaceAll("[a-c]*", "abcxd", "<$0>"), "<abc>x<>d<>");
  assert.equal(replaceAll("a.b", "a\nb axb", "-"), "a\nb -");
  assert.equal(replaceAll("", "😀a", "-"), "-😀-a-");
  assert.equal(replaceAll("\\bx", "xx x", "y"), "yx y");
});

test("says where the parts of a replacement stand", () => {
  assert.deepEqual(readReplacement("a$1${bc}$$"), [
    { kind: "text", text: "a", span: { from: 0, to: 1 } },
    { kind: "number", number: 1, span: { from: 1, to: 3 } },
    { kind: "name", name: "bc", span: { from: 3, to: 8 } },
    { kind: "text", text: "$", span: { from: 8, to: 10 } },
  ]);
});
