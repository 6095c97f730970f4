import assert from "node:assert/strict";
import test from "node:test";
import { parseHost, parsePorts, unknownPorts } from "./port-input.ts";

test("takes the host out of what was pasted", () => {
  const checkHost = (text: string, host: string, port?: string): void =>
    assert.deepEqual(parseHost(text), port === undefined ? { host } : { host, port });
  checkHost(" db.example.com ", "db.example.com");
  checkHost("10.4.51.236:3306", "10.4.51.236", "3306");
  checkHost("https://db.example.com/health?x=1", "db.example.com", "443");
  checkHost("redis://user:secret@cache:6380/0", "cache", "6380");
  checkHost("udp://10.0.0.1:5060", "10.0.0.1", "5060");
  checkHost("fe80::1", "fe80::1");
  checkHost("::1", "::1");
  checkHost("fe80::1%eth0", "fe80::1%eth0");
  checkHost("[2001:db8::1]:443", "2001:db8::1", "443");
  checkHost("http://[2001:db8::1]/", "2001:db8::1", "80");
});

test("takes nothing that is no host", () => {
  for (const text of ["", "  ", "a b", "db:99999", "db:", "http://", 'a"b', "a,b", "[::1", "10.0.0.0/"]) {
    assert.equal(parseHost(text)?.host, text === "10.0.0.0/" ? "10.0.0.0" : undefined, text);
  }
});

test("reads ports by their numbers and by what listens there", () => {
  const checkPorts = (text: string, expected: string | undefined): void =>
    assert.equal(
      parsePorts(text, "h")
        ?.map(({ service = "", port, protocol }) => `${service} ${port} ${protocol}`.trim())
        .join(", "),
      expected,
    );
  checkPorts("3306", "MySQL 3306 tcp");
  checkPorts("5060, 5060/tcp 8080;9999/udp", "SIP 5060 udp, SIP 5060 tcp, 8080 tcp, 9999 udp");
  checkPorts("my, redis", "MySQL 3306 tcp, Redis 6379 tcp");
  checkPorts("http, si", "HTTP 80 tcp, SIP 5060 udp");
  checkPorts("r", undefined);
  checkPorts("70000", undefined);
  checkPorts("0", undefined);
  checkPorts("", "");
});

test("tells what is no port, and not while it is still typed", () => {
  assert.deepEqual(unknownPorts("3306, 99999, redis, 5060/upd"), ["99999", "5060/upd"]);
  assert.deepEqual(unknownPorts("3306, pos"), []);
  assert.deepEqual(unknownPorts("3306, 5060/u"), []);
  assert.deepEqual(unknownPorts("nonsense, 5060/u, 1"), ["nonsense", "5060/u"]);
});
