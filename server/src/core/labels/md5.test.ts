import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { md5, md5Tail } from "./md5.ts";

test("gives the sums of RFC 1321", () => {
  assert.equal(md5(""), "d41d8cd98f00b204e9800998ecf8427e");
  assert.equal(md5("a"), "0cc175b9c0f1b6a831c399e269772661");
  assert.equal(md5("abc"), "900150983cd24fb0d6963f7d28e17f72");
  assert.equal(md5("message digest"), "f96b697d7cb7938d525a2f31aaf161d0");
  assert.equal(md5("abcdefghijklmnopqrstuvwxyz"), "c3fcd3d76192e4007dfb496cca67e13b");
  assert.equal(
    md5("12345678901234567890123456789012345678901234567890123456789012345678901234567890"),
    "57edf4a22be3c955ac49da2e2107b67a",
  );
});

test("hashes the bytes of UTF-8, for every length of the last block", () => {
  const characters = [..."aé€😀"];
  for (let length = 0; length < 130; length++) {
    const text = Array.from({ length }, (_, at) => characters[at % 4]).join("");
    assert.equal(md5(text), createHash("md5").update(text).digest("hex"), text);
  }
});

test("takes the last eight bytes as a number, the highest first", () => {
  assert.equal(md5Tail("abc"), 0xd6963f7d28e17f72n);
});
