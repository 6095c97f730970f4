import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../../test/support/read-options.ts";
import { applyEdits } from "../../text/text-edit.ts";
import { parseExpression } from "../parse.ts";

test("says what to write instead of what RE2 does not know", () => {
  checkHint(
    "(?!a).*",
    "Patterns cannot look around: use a second matcher, with `!~` for what must not match.",
  );
  checkHint(
    "a(?<=b)",
    "Patterns cannot look around: use a second matcher, with `!~` for what must not match.",
  );
  checkHint("(a)\\1", "`\\1` cannot refer back to a group: RE2 has no back-references.");
  checkHint("(?P<x>a)(?P=x)", "A pattern cannot refer back to the group `x`: RE2 has no back-references.");
  checkHint(
    "(?>ab)c",
    "There are no atomic groups, and no need for them: RE2 never goes back. `(?:…)` is a group.",
    "(?:ab)c",
  );
  checkHint(
    "a*+b",
    "There are no possessive repetitions, and no need for them: RE2 never goes back. It is written `*`.",
    "a*b",
  );
  checkHint("a\\Z", "RE2 has no `\\Z`, and a pattern is anchored at both ends anyway.", "a");
  checkHint("a\\h+", "RE2 has no `\\h`: blanks and tabs are `[ \\t]`.", "a[ \\t]+");
  checkHint("a|*.b", "This is no file name pattern: anything is matched by `.*`.", "a|.*.b");
  checkHint("\\u00e4", "A character is written by its number as `\\x{00e4}`.", "\\x{00e4}");
});

test("offers nothing that would not be valid", () => {
  checkHint(
    "a*+(",
    "There are no possessive repetitions, and no need for them: RE2 never goes back. It is written `*`.",
  );
});

test("says nothing where Go's words say it all", () => {
  checkHint("(a", undefined);
  checkHint("[b-a]", undefined);
});

/** In each kind of quotes. */
function checkHint(pattern: string, hint: string | undefined, fixed?: string): void {
  for (const write of [(text: string) => `\`${text}\``, JSON.stringify]) {
    const text = `up{job="a", b=~${write(pattern)}}`;
    const [problem] = parseExpression(text, testReadOptions).problems;
    assert.equal(problem?.hint, hint);
    const [fix] = problem?.fixes ?? [];
    const expected = fixed === undefined ? undefined : `up{job="a", b=~${write(fixed)}}`;
    assert.equal(fix && applyEdits(text, fix.edits), expected);
  }
}
