import assert from "node:assert/strict";
import { test } from "node:test";
import { RE2JS } from "re2js";
import { Random } from "../../../../test/support/random.ts";
import { parsePattern } from "./parse.ts";

const parts = [
  ..."ab09_ .|()[]*+?^$\\-/:{},é",
  ...["a-z", "(?:", "(?i)", "(?P<x>", "(?", "[a", "]+", ".*", "\\d", "\\.", "^$", "{2}", "{3,1}", "\\pL"],
  ...[
    "[[:alpha:]]",
    "\\Q",
    "\\E",
    "\\x41",
    "\\x{",
    "\\1",
    "[^",
    "**",
    "\\b",
    "\\p{Greek}",
    "[[:foo:]]",
    "{1001}",
  ],
];

test("accepts and rejects what another implementation of RE2 does, in the same words", () => {
  const random = new Random(9);
  let valid = 0;
  for (let count = 0; count < 20_000; count++) {
    const pattern = Array.from({ length: random.below(8) }, () => random.pick(parts)).join("");
    const expected = messageOfLibrary(pattern);
    if (expected === "duplicate") continue;
    const parsed = parsePattern(pattern);
    if (parsed.ok) valid++;
    assert.equal(parsed.ok ? undefined : parsed.message, expected, pattern);
  }
  assert.ok(valid > 5000, `${valid}`);
});

/** The library's messages are Go's, but for those about the whole pattern and about a backslash with nothing behind it. */
function messageOfLibrary(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    const { message } = error as Error;
    if (message.includes("duplicate capture group name")) return "duplicate";
    if (message.includes(": `")) return message;
    return `${message}: \`${message.includes("trailing backslash") ? "" : pattern}\``;
  }
}
