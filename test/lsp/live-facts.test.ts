import assert from "node:assert/strict";
import { test } from "node:test";
import type { SnapshotAnswer, UsedSnapshot } from "../../server/src/protocol/requests.ts";
import {
  type FakeAnswers,
  type FakePrometheus,
  failure,
  fakePrometheus,
} from "../support/fake-prometheus.ts";
import { Session, type SessionOptions } from "../support/session.ts";

const rules = `groups:
  - name: a
    rules:
      - alert: A
        expr: rate(temperature[5m]) > 1
`;

const uri = "file:///w/rules.yml";

const gauge: FakeAnswers = {
  metadata: new Map([["temperature", [{ type: "gauge", help: "", unit: "" }]]]),
  query: { kind: "vector", samples: [{ labels: {}, time: 0, value: "1" }] },
};

async function startWith(
  answers: FakeAnswers,
  options: SessionOptions = {},
): Promise<{ session: Session; server: FakePrometheus }> {
  const server = fakePrometheus(answers, "http://p:9090");
  const session = await Session.start({
    workspaceFolders: [{ uri: "file:///w", name: "w" }],
    initializationOptions: { settings: { prometheus: { url: "http://p:9090" } } },
    prometheus: { createApi: () => server },
    ...options,
  });
  return { session, server };
}

function checksIn(session: Session): readonly unknown[] {
  return session.published.findLast((each) => each.uri === uri)?.diagnostics.map(({ code }) => code) ?? [];
}

test("diagnostics come at once without the server, and again when it has answered", async () => {
  const { session, server } = await startWith(gauge);
  await session.open(uri, rules);
  assert.ok(!(await session.diagnostics(uri)).some(({ code }) => code === "rate-of-gauge"));
  assert.equal(server.asked.length, 0);
  await session.until(() => checksIn(session).includes("rate-of-gauge"));
  const before = server.asked.length;
  await session.edit(uri, "4:36", "4:39", "> 2");
  await session.diagnostics(uri);
  assert.ok(checksIn(session).includes("rate-of-gauge"));
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.equal(server.asked.length, before);
});

test("a server that does not answer makes nothing worse", async () => {
  const down = { metadata: failure("unreachable"), query: failure("unreachable") };
  const { session, server } = await startWith(down);
  await session.open(uri, rules.replace("> 1", "> bad["));
  const diagnostics = await session.diagnostics(uri);
  assert.ok(diagnostics.some(({ code }) => code === "promql-syntax"));
  await session.edit(uri, "4:36", "4:42", "> 1");
  assert.ok(!(await session.diagnostics(uri)).some(({ code }) => code === "promql-syntax"));
  await session.until(() => server.asked.length > 0);
  const asked = server.asked.length;
  await new Promise((resolve) => setTimeout(resolve, 1200));
  assert.equal(server.asked.length, asked);
});

test("takes a snapshot, and finds the same by it without a server", async () => {
  const { session } = await startWith(gauge, { disk: { "/w/rules.yml": rules } });
  await session.open(uri, rules);
  await session.until(() => checksIn(session).includes("rate-of-gauge"));
  const { text = "", troubles } = await session.ask<SnapshotAnswer>("promrules/snapshot", { uri });
  assert.match(text, /^ {2}temperature: \{types: \[gauge\]\}$/m);
  assert.ok(Array.isArray(troubles));
  const offline = await Session.start({
    workspaceFolders: [{ uri: "file:///w", name: "w" }],
    disk: { "/w/promrules.yaml": "snapshot: s.yaml\n", "/w/s.yaml": text },
  });
  await offline.open(uri, rules);
  await offline.diagnostics(uri);
  assert.deepEqual(checksIn(offline), checksIn(session));
  const used = await offline.ask<UsedSnapshot>("promrules/usedSnapshot", { uri });
  assert.equal(used.path, "/w/s.yaml");
  assert.ok(Date.now() - used.taken < 60_000);
  assert.ok(!(await session.ask("promrules/usedSnapshot", { uri })));
});
