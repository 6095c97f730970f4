import assert from "node:assert/strict";
import { test } from "node:test";
import { failureOfStatus, readRetryAfter } from "./status-failure.ts";

const now = Date.parse("2026-11-22T20:00:00Z");

const redact = (text: string): string => text.replaceAll('s"cr<t', "…");

function failure(status: number, answer = "", headers = {}): string {
  const { kind, message } = failureOfStatus({ status, headers, answer, where: undefined, now, redact });
  return `${kind}: ${message}`;
}

test("a status says what kind of trouble it is", () => {
  assert.equal(failure(401), "unauthorized: it does not let us (401)");
  assert.equal(failure(403), "unauthorized: it does not let us (403)");
  assert.equal(failure(404, "404 page not found"), "missing: it does not have this endpoint (404)");
  assert.equal(failure(405), "missing: it does not have this endpoint (405)");
  assert.equal(failure(414), "refused: it rejects the question (414)");
  assert.equal(failure(429), "busy: it is too busy (429)");
  assert.equal(failure(500, "out of memory\nstack"), "failed: it answers with an error (500): out of memory");
  assert.equal(failure(504), "timeout: it took too long itself (504)");
  assert.equal(failure(304), "unreadable: it answers with an error (304)");
});

test("Prometheus' own words go before the status", () => {
  const said = (errorType: string, error: string) => JSON.stringify({ status: "error", errorType, error });
  assert.equal(
    failure(400, said("bad_data", "1:4: parse error")),
    "refused: it rejects the question (400): 1:4: parse error",
  );
  assert.equal(
    failure(422, said("execution", "many-to-many")),
    "refused: it rejects the question (422): many-to-many",
  );
  assert.equal(
    failure(503, said("timeout", "query timed out")),
    "timeout: it took too long itself (503): query timed out",
  );
  assert.equal(
    failure(400, said("422", 'unsupported path requested: "/x"').replace("{", '{"x":1,')),
    "missing: it does not have this endpoint (400)",
  );
});

test("what a server says is one short line of plain text", () => {
  assert.equal(failure(500, "<html><script>alert(1)</script>"), "failed: it answers with an error (500)");
  assert.equal(
    failure(500, '{"error":"a\\u001b[31m\\u202eb\\n\\n c"}'),
    "failed: it answers with an error (500): a [31m b c",
  );
  assert.ok(failure(500, "x".repeat(10_000)).length < 300);
  assert.equal(failure(500, '{"error":{"a":1}}'), "failed: it answers with an error (500)");
  assert.equal(failure(500, "null"), "failed: it answers with an error (500): null");
});

test("what it repeats of secrets is taken out, however JSON writes it and wherever it is cut", () => {
  const said = `no ${"x".repeat(193)} s"cr<t`;
  const json = JSON.stringify({ status: "error", error: said }).replace("<", "\\u003c");
  for (const answer of [said, json]) assert.match(failure(500, answer), /x …$/);
});

test("a server may say when to ask again, as a time or a date, within reason", () => {
  assert.equal(readRetryAfter("120", now), now + 120_000);
  assert.equal(readRetryAfter("Sun, 22 Nov 2026 20:00:30 GMT", now), now + 30_000);
  assert.equal(readRetryAfter("Sun, 22 Nov 2020 20:00:30 GMT", now), now);
  assert.equal(readRetryAfter("999999999999", now), now + 3_600_000);
  assert.equal(readRetryAfter("soon", now), undefined);
  assert.equal(readRetryAfter(undefined, now), undefined);
  const { retryAt, remedy } = failureOfStatus({
    status: 503,
    headers: { "retry-after": "7" },
    answer: "",
    where: undefined,
    now,
    redact,
  });
  assert.deepEqual([retryAt, remedy], [now + 7000, "It can be asked again after 7 s."]);
});
