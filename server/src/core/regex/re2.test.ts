import assert from "node:assert/strict";
import { test } from "node:test";
import * as re2js from "re2js";
import { createRegexCompiler } from "./re2.ts";

const compile = createRegexCompiler(() => re2js);

function checkRejected(pattern: string, message: string): void {
  const regex = compile(pattern);
  assert.equal(regex.ok ? undefined : regex.message, `error parsing regexp: ${message}`);
}

function matches(pattern: string, text: string): boolean {
  const regex = compile(pattern);
  assert.ok(regex.ok, pattern);
  return regex.matches(text);
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

test("loads the library when a pattern comes that needs it", () => {
  let loads = 0;
  const lazy = createRegexCompiler(() => {
    loads++;
    return re2js;
  });
  const simple = lazy("prod|staging.*");
  assert.ok(simple.ok && !simple.matches(""));
  assert.equal(loads, 0);
  assert.ok(simple.matches("staging-2") && !simple.matches("a prod"));
  lazy("(?i)a");
  assert.equal(loads, 2);
});
