import assert from "node:assert/strict";
import { test } from "node:test";
import { RE2JS } from "re2js";
import { Random } from "../../../../test/support/random.ts";
import { createRegexCompiler } from "./compile-regex.ts";
import type { CompiledPattern } from "./regex-compiler.ts";

const compile = createRegexCompiler();

function checkRejected(pattern: string, message: string): void {
  const regex = compile(pattern);
  assert.equal(regex.ok ? undefined : regex.message, `error parsing regexp: ${message}`);
}

function compiled(pattern: string): CompiledPattern {
  const regex = compile(pattern);
  assert.ok(regex.ok, pattern);
  return regex;
}

function matches(pattern: string, text: string): boolean {
  return compiled(pattern).matches(text);
}

test("matches whole texts, and lets a dot match a line feed", () => {
  assert.equal(matches("a|ab", "ab"), true);
  assert.equal(matches("a", "ab"), false);
  assert.equal(matches("a.b", "a\nb"), true);
  assert.equal(matches("", ""), true);
});

test("words mistakes as Go does, and quotes the pattern as it was written", () => {
  checkRejected("(a", "missing closing ): `(a`");
  checkRejected("a)", "unexpected ): `a)`");
  checkRejected("*", "missing argument to repetition operator: `*`");
  checkRejected("a\\", "trailing backslash at end of expression: ``");
  checkRejected("(?=a)", "invalid or unsupported Perl syntax: `(?=`");
  checkRejected("a{2,1}", "invalid repeat count: `{2,1}`");
  checkRejected("(a\udcff", "invalid UTF-8: `\ufffd`");
  checkRejected("**\udcff", "missing argument to repetition operator: `*`");
});

test("rejects patterns that would grow beyond bounds", () => {
  checkRejected("(((a{100}){100}){100})", "invalid repeat count: `{100}`");
  const nested = `${"(".repeat(1100)}a${")".repeat(1100)}`;
  checkRejected(nested, `expression nests too deeply: \`${nested}\``);
});

test("lets groups share a name, as Go does", () => {
  assert.equal(matches("(?P<a>x)|(?P<a>y)", "y"), true);
  checkRejected("(?P<a>x)(?P<a>", "missing closing ): `(?P<a>x)(?P<a>`");
});

test("groups take what the pattern prefers", () => {
  const groups = (pattern: string, text: string) => compiled(pattern).match(text)?.groups;
  assert.deepEqual(groups("(a|ab)(c|bcd)(d*)", "abcd"), ["abcd", "a", "bcd", ""]);
  assert.deepEqual(groups("(a+?)(a*)", "aaa"), ["aaa", "a", "aa"]);
  assert.deepEqual(groups("(a)|(b)", "b"), ["b", undefined, "b"]);
  assert.deepEqual(groups("(?:(a)|b)*", "ab"), ["ab", "a"]);
  assert.deepEqual(groups("(|a)*", "aa"), ["aa", "a"]);
  assert.equal(groups("(a)", "b"), undefined);
});

test("replaces as templates do: anywhere, and with dots that match no line feed", () => {
  const replaced = (pattern: string, text: string, by: string) => compiled(pattern).replaceAll(text, by);
  assert.equal(replaced("(.)b", "ab\nb cb", "<$1>"), "<a>\nb <c>");
  assert.equal(replaced("a*", "baac", "x"), "xbxcx");
  assert.equal(replaced("", "𝒳𝒳", "-"), "-𝒳-𝒳-");
  assert.equal(replaced("^a", "aa", "b"), "ba");
  assert.equal(replaced("\\bfoo\\b", "foo food foo", "bar"), "bar food bar");
});

test("bytes that are no UTF-8 are replacement characters, as in Go", () => {
  assert.equal(matches("a\\x{fffd}", "a\udcff"), true);
  assert.equal(matches(".", "\udcff"), true);
});

test("takes linear time", () => {
  const text = "x".repeat(5000);
  assert.equal(matches("(?:x+x+)+y", text), false);
  assert.equal(matches("(?:x*)*", text), true);
  assert.equal(matches("(?:x?){100}x*", text), true);
});

test("agrees with another implementation of RE2", () => {
  const random = new Random(3);
  for (let round = 0; round < 2000; round++) {
    const pattern = randomPattern(random, 2);
    const text = Array.from({ length: random.below(7) }, () => random.pick(characters)).join("");
    const matcher = RE2JS.compile(pattern, RE2JS.DOTALL).matcher(text);
    const count = matcher.groupCount() + 1;
    const expected = matcher.matches()
      ? Array.from({ length: count }, (_, group) => matcher.group(group) ?? undefined)
      : undefined;
    const title = `${JSON.stringify(pattern)} on ${JSON.stringify(text)}`;
    assert.deepEqual(compiled(pattern).match(text)?.groups, expected, title);
    assert.equal(matches(pattern, text), expected !== undefined, title);
  }
});

test("thousands of groups take linear time", () => {
  const start = performance.now();
  const regex = compile("(|a)".repeat(10_000));
  assert.deepEqual(regex.ok && regex.match("aa")?.groups.slice(-3), ["", "a", "a"]);
  assert.ok(performance.now() - start < 5000);
});

const characters = [..."aabbkK\n1xé𝒳 \u212a"];

const pieces = [
  ..."ab.^$",
  ..."\\d \\w \\b \\B [ab] [^a] (?:a|b) (a) (a|ab) (a*) (b+?) (a??) (?i:K) (?i) (?-s:.) (?m:^) (?m:$)".split(
    " ",
  ),
  ..."\\pL é 𝒳 (|a) (a|) (ab){1,2} (a?){2,3} (?:a*)* ((a)|b)* (a|b*)*? (a*?)* (?:(a)|(b))*".split(" "),
];

const repetitions = ["", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,}", "{0}", "{2,}?"];

function randomPattern(random: Random, depth: number): string {
  let pattern = "";
  for (let count = random.below(4); count >= 0; count--) {
    const isGroup = depth > 0 && random.chance(0.2);
    const part = isGroup ? `(${randomPattern(random, depth - 1)})` : random.pick(pieces);
    // Nothing may be repeated twice in a row.
    const isRepeatable = !/[*+?}^$]$|^\(\?i\)$|^\\b$/i.test(part);
    pattern += part + (isRepeatable ? random.pick(repetitions) : "");
  }
  return random.chance(0.2) ? `${pattern}|${randomPattern(random, 0)}` : pattern;
}
