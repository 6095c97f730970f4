import assert from "node:assert/strict";
import { test } from "node:test";
import { toLowerCase, toUpperCase } from "./letter-case.ts";

test("changes the case of each character by itself, as Go does", () => {
  assert.equal(toLowerCase("ABC-Ä"), "abc-ä");
  assert.equal(toLowerCase("ΑΣ"), "ασ");
  assert.equal(toLowerCase("İ"), "i");
  assert.equal(toUpperCase("abc-äσς"), "ABC-ÄΣΣ");
  assert.equal(toUpperCase("straße ŉ ﬁ ΐ"), "STRAßE ŉ ﬁ ΐ");
  assert.equal(toUpperCase("ᾀᾳῃῳᾷᾈ"), "ᾈᾼῌῼᾷᾈ");
  assert.equal(toUpperCase("𐐨"), "𐐀");
});
