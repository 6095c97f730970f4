import assert from "node:assert/strict";
import { test } from "node:test";
import { isExceptedFromProxy } from "./proxy-exceptions.ts";

function excepted(url: string, ...except: string[]): boolean {
  return isExceptedFromProxy(new URL(url), except);
}

test("a name stands for itself and all below it", () => {
  assert.equal(excepted("http://example.com", "example.com"), true);
  assert.equal(excepted("http://prometheus.example.com", "example.com"), true);
  assert.equal(excepted("http://prometheus.example.com", ".Example.com "), true);
  assert.equal(excepted("http://prometheus.example.com", "*.example.com"), true);
  assert.equal(excepted("http://badexample.com", "example.com", ".example.com"), false);
  assert.equal(excepted("http://example.com.evil", "example.com"), false);
  assert.equal(excepted("http://10.0.0.10", "10.0.0.1"), false);
});

test("a port narrows a name", () => {
  assert.equal(excepted("http://example.com:9090", "example.com:9090"), true);
  assert.equal(excepted("http://example.com", "example.com:9090"), false);
  assert.equal(excepted("https://example.com", "example.com:443"), true);
  assert.equal(excepted("http://example.com", "example.com:443"), false);
});

test("IPv6 addresses have colons of their own", () => {
  assert.equal(excepted("http://[2001:db8::1]:9090", "2001:db8::1"), true);
  assert.equal(excepted("http://[2001:db8::1]:9090", "[2001:db8::1]"), true);
  assert.equal(excepted("http://[2001:db8::1]:9090", "[2001:db8::1]:9090"), true);
  assert.equal(excepted("http://[2001:db8::1]:9090", "[2001:db8::1]:9091"), false);
  assert.equal(excepted("http://[2001:db8::2]:9090", "2001:db8::1"), false);
});

test("a star is everything, and nothing at all is nothing", () => {
  assert.equal(excepted("http://example.com", "other", "*"), true);
  assert.equal(excepted("http://example.com", "", " "), false);
  assert.equal(excepted("http://example.com"), false);
});

test("this machine needs no proxy", () => {
  for (const host of [
    "localhost",
    "127.0.0.1",
    "127.1.2.3",
    "[::1]",
    "prometheus.localhost",
    "[::ffff:127.0.0.1]",
  ]) {
    assert.equal(excepted(`http://${host}:9090`), true, host);
  }
  assert.equal(excepted("http://127.0.0.1.example.com"), false);
  assert.equal(excepted("http://localhost.example.com"), false);
});
