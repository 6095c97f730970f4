import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeText } from "./decode-text.ts";

function problemOf(latin1: string): string | undefined {
  const { problem } = decodeText(Buffer.from(latin1, "latin1"));
  return problem && `${problem.offset}: ${problem.message}`;
}

test("names what is wrong with the bytes in the words of Prometheus' YAML reader", () => {
  assert.equal(problemOf("a\xff"), "1: invalid leading UTF-8 octet");
  assert.equal(problemOf("a\xc3("), "1: invalid trailing UTF-8 octet");
  assert.equal(problemOf("a\xc3"), "1: incomplete UTF-8 octet sequence");
  assert.equal(problemOf("\xe0\x80\x80"), "0: invalid length of a UTF-8 sequence");
  assert.equal(problemOf("\xed\xa0\x80"), "0: invalid Unicode character");
  assert.equal(problemOf("\xf5\x80\x80\x80"), "0: invalid Unicode character");
});

test("counts the place of a bad byte in UTF-16 units", () => {
  assert.equal(problemOf("\xf0\x9f\x98\x80\xc3\xa9\xff"), "3: invalid leading UTF-8 octet");
});

test("reads UTF-16 when a byte order mark says so, and keeps the mark", () => {
  const text = "\ufeffgroups: é";
  const littleEndian = Buffer.from(text, "utf16le");
  assert.deepEqual(decodeText(littleEndian), { text, problem: undefined });
  assert.deepEqual(decodeText(Buffer.from(littleEndian).swap16()), { text, problem: undefined });
  assert.deepEqual(decodeText(Buffer.from(text, "utf8")), { text, problem: undefined });
});

test("names what is wrong with UTF-16", () => {
  assert.equal(problemOf("\xff\xfe\xff"), "1: incomplete UTF-16 character");
  assert.equal(problemOf("\xff\xfea\0b"), "2: incomplete UTF-16 character");
  assert.equal(problemOf("\xfe\xff\0a\0"), "2: incomplete UTF-16 character");
  assert.equal(problemOf("\xff\xfea\0\x00\xdc"), "2: unexpected low surrogate area");
  assert.equal(problemOf("\xff\xfe\x00\xd8"), "1: incomplete UTF-16 surrogate pair");
  assert.equal(problemOf("\xff\xfe\x00\xd8a\0"), "1: expected low surrogate area");
  assert.equal(problemOf("\xff\xfe\x3d\xd8\x00\xdea\0"), undefined);
});
