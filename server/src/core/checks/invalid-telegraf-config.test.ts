import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { invalidTelegrafConfig } from "./invalid-telegraf-config.ts";

test("reports an address with a scheme in the words of Telegraf", () => {
  checkProblems(
    invalidTelegrafConfig,
    `
[[inputs.net_response]]
  address = "udp://10.4.51.236:5060"
#           ^^^^^^^^^^^^^^^^^^^^^^^^ Telegraf does not start: could not initialize input inputs.net_response: address udp://10.4.51.236:5060: too many colons in address. An address has no scheme here: \`protocol\` is an option of its own.
`,
  );
});

test("splits such an address into protocol and address", () => {
  checkFix(
    "Write the protocol as an option: udp, 10.4.51.236:5060",
    `
[[inputs.net_response]]
  address = "<|>udp://10.4.51.236:5060"
`,
    `
[[inputs.net_response]]
  protocol = "udp"
  address = "10.4.51.236:5060"
`,
  );
});

test("reports UDP without anything to send, or to expect", () => {
  checkProblems(
    invalidTelegrafConfig,
    `
[[inputs.net_response]]
  protocol = "udp"
#            ^^^^^ Telegraf does not start: could not initialize input inputs.net_response: send string cannot be empty. …
  address = "10.4.51.236:5060"
[[inputs.net_response]]
  protocol = "udp"
#            ^^^^^ Telegraf does not start: could not initialize input inputs.net_response: expected string cannot be empty. …
  address = "10.4.51.236:5060"
  send = "ping"
[[inputs.net_response]]
  protocol = "udp"
  address = "10.4.51.236:5060"
  send = "$QUESTION"
  expect = "pong"
`,
  );
});

test("adds both, below the header", () => {
  checkFix(
    "Add `send` and `expect`; any answer counts",
    `
[[inputs.net_response]] # SIP
  protocol = <|>"udp"
  address = "10.4.51.236:5060"
`,
    `
[[inputs.net_response]] # SIP
  send = "ping"
  expect = "."
  protocol = "udp"
  address = "10.4.51.236:5060"
`,
  );
});

test("reports protocols that there are not, and none at all", () => {
  checkProblems(
    invalidTelegrafConfig,
    `
[[inputs.net_response]]
  protocol = "http"
#            ^^^^^^ Telegraf does not start: could not initialize input inputs.net_response: config option protocol: unknown choice http. It is \`tcp\` or \`udp\`; \`inputs.http_response\` asks for pages.
  address = "10.4.51.236:80"
  [[inputs.net_response]]
# ^^^^^^^^^^^^^^^^^^^^^^^ Telegraf does not start: could not initialize input inputs.net_response: config option protocol: unknown choice. It is \`tcp\` or \`udp\`.
  address = "10.4.51.236:80"
`,
  );
});

test("turns an input for http into one that asks for pages", () => {
  checkFix(
    "Use inputs.http_response",
    `
[[inputs.net_response]]
  protocol = "<|>http"
  address = "10.4.51.236:80"
  timeout = "2s"
`,
    `
[[inputs.http_response]]
  urls = ["http://10.4.51.236:80"]
  method = "GET"
  response_timeout = "2s"
`,
  );
});

test("reports addresses that Go cannot split", () => {
  checkProblems(
    invalidTelegrafConfig,
    `
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.4.51.236"
#           ^^^^^^^^^^^^^ Telegraf does not start: could not initialize input inputs.net_response: address 10.4.51.236: missing port in address. An address is \`host:port\`.
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.4.51.236:"
#           ^^^^^^^^^^^^^^ Telegraf does not start: could not initialize input inputs.net_response: bad port in config option address.
[[inputs.net_response]]
  protocol = "tcp"
  address = "2001:db8::1:5060"
#           ^^^^^^^^^^^^^^^^^^ Telegraf does not start: could not initialize input inputs.net_response: address 2001:db8::1:5060: too many colons in address. An address is \`host:port\`.
[[inputs.net_response]]
  protocol = "tcp"
  address = "[2001:db8::1]:5060"
[[inputs.net_response]]
  protocol = "tcp"
  address = ":5060"
`,
  );
});

test("reports tags that are no texts, and durations without a unit that there is", () => {
  checkProblems(
    invalidTelegrafConfig,
    `
[[inputs.net_response]]
  protocol = "tcp"
  address = "10.4.51.236:5060"
  timeout = "2sec"
#           ^^^^^^ Telegraf does not start: "2sec" is no duration. One is a number with a unit, as in \`10s\`, \`500ms\` or \`1h30m\`.
  read_timeout = "1d12h"
  tags = { rank = 1 }
#                 ^ Telegraf does not start: could not parse tags for input net_response. The value of a tag is a text in quotes.
`,
  );
});

test("reads the agent's durations too, and those of what inputs share", () => {
  checkProblems(
    invalidTelegrafConfig,
    `
[agent]
  interval = "10 s"
#            ^^^^^^ Telegraf does not start: "10 s" is no duration. One is a number with a unit, as in \`10s\`, \`500ms\` or \`1h30m\`.
  flush_interval = 10
[[inputs.prometheus]]
  timeout = "5sec"
#           ^^^^^^ Telegraf does not start: "5sec" is no duration. One is a number with a unit, as in \`10s\`, \`500ms\` or \`1h30m\`.
`,
  );
});

test("reports two outputs that listen at the same address, and URLs of other protocols", () => {
  checkProblems(
    invalidTelegrafConfig,
    `
[[inputs.http_response]]
  urls = ["https://example.org", "tcp://example.org:80"]
#                                ^^^^^^^^^^^^^^^^^^^^^^ Telegraf does not start: could not initialize input inputs.http_response: "tcp://example.org:80" is not a valid address: only http and https types are supported. …
[[outputs.prometheus_client]]
[[outputs.prometheus_client]]
  listen = ":9274"
[[outputs.prometheus_client]]
  listen = ":9273"
#          ^^^^^^^ Telegraf does not start: another \`outputs.prometheus_client\` listens at \`:9273\` already.
`,
  );
});

test("reports inputs that are one slip from one that there is, and no others that are not known", () => {
  checkProblems(
    invalidTelegrafConfig,
    `
[[inputs.cppu]]
#        ^^^^ Telegraf does not start: undefined but requested input: cppu. Did you mean \`cpu\`?
[[inputs.promehteus]]
#        ^^^^^^^^^^ Telegraf does not start: undefined but requested input: promehteus. Did you mean \`prometheus\`?
[[inputs.ceph]]
[[inputs.ethtool]]
[[inputs.libvirt]]
[[inputs.gpu]]
[[inputs.our_own]]
[[inputs.logparser]]
`,
  );
});

test("offers the input that was meant", () => {
  checkFix("Change to cpu", "[[inputs.<|>cppu]]\n  percpu = true\n", "[[inputs.cpu]]\n  percpu = true\n");
});
