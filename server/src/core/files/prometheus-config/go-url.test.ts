import assert from "node:assert/strict";
import { test } from "node:test";
import { parseGoUrl } from "./go-url.ts";

test("takes URLs apart", () => {
  for (const [text, scheme, host] of [
    ["http://a:9090/b?c#d", "http", "a:9090"],
    ["HTTPS://user:pass@[::1]:80", "https", "[::1]:80"],
    ["unix:///var/run/docker.sock", "unix", ""],
    ["a/b", "", ""],
    ["//host/path", "", "host"],
    ["mailto:a", "mailto", ""],
    ["", "", ""],
  ] as const) {
    assert.deepEqual(parseGoUrl(text), { scheme, host }, text);
  }
});

test("refuses what Go refuses", () => {
  for (const [text, message] of [
    [":a", 'parse ":a": missing protocol scheme'],
    ["1a:b", 'parse "1a:b": first path segment in URL cannot contain colon'],
    ["http://a:b", 'parse "http://a:b": invalid port ":b" after host'],
    ["http://a b", 'parse "http://a b": invalid character " " in host name'],
    ["http://[::1", "parse \"http://[::1\": missing ']' in host"],
    ["/%zz", 'parse "/%zz": invalid URL escape "%zz"'],
    ["a\nb", 'parse "a\\nb": net/url: invalid control character in URL'],
  ] as const) {
    assert.equal(parseGoUrl(text), message);
  }
});
