import assert from "node:assert/strict";
import { test } from "node:test";
import { contextOf } from "../../../test/support/check-features.ts";
import { provideInlayHints } from "./inlay-hints.ts";

/** The text with the hints written into it, as an editor shows them. */
function withHints(text: string, lines = { from: 0, to: 1000 }): string {
  const context = contextOf(text);
  const range = { start: { line: lines.from, character: 0 }, end: { line: lines.to, character: 0 } };
  const hints = provideInlayHints(context, range);
  return hints
    .map(({ position, label }) => ({ at: context.file.offsetAt(position), label }))
    .sort((one, other) => other.at - one.at)
    .reduce((shown, { at, label }) => `${shown.slice(0, at)} ‹${label}›${shown.slice(at)}`, text);
}

test("shows behind a code what it means", () => {
  assert.equal(
    withHints(`groups:
- name: a
  rules:
  - alert: A
    expr: |
      net_response_result_code{port="5060"} == 3
        or max by (server) (http_response_result_code) != 0 and up == 1
  - alert: B
    expr: 'probe_success == bool 0'
  - alert: C
    expr: my_code == 3 or net_response_result_code > 1 or net_response_result_code == 7
`),
    `groups:
- name: a
  rules:
  - alert: A
    expr: |
      net_response_result_code{port="5060"} == 3 ‹read_failed›
        or max by (server) (http_response_result_code) != 0 ‹success› and up == 1
  - alert: B
    expr: 'probe_success == bool 0 ‹failed›'
  - alert: C
    expr: my_code == 3 or net_response_result_code > 1 or net_response_result_code == 7
`,
  );
});

test("shows them only where the editor asks", () => {
  const text =
    "groups:\n- name: a\n  rules:\n  - alert: A\n    expr: probe_success == 0\n  - alert: B\n    expr: probe_success == 0\n";
  assert.equal(withHints(text, { from: 6, to: 7 }), text.replace(/0\n$/, "0 ‹failed›\n"));
});

test("says in a tip what the outcome is", () => {
  const context = contextOf(
    "groups:\n- name: a\n  rules:\n  - alert: A\n    expr: dns_query_result_code == 1\n",
  );
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const [hint] = provideInlayHints(context, range);
  assert.deepEqual(hint?.tooltip, { kind: "markdown", value: "Nobody answered in time\\." });
});
