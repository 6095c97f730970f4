import assert from "node:assert/strict";
import test from "node:test";
import type { DocumentStatus } from "../../server/src/protocol/requests.ts";
import {
  documentDetail,
  problemsText,
  serverDetail,
  serverText,
  snapshotDetail,
  snapshotText,
} from "./status-text.ts";

const none = { error: 0, warning: 0, information: 0, hint: 0 };

test("counts the problems by severity, and leaves out what there is none of", () => {
  assert.equal(problemsText(status({ problems: { ...none, error: 2, warning: 1 } })), "2 errors, 1 warning");
  assert.equal(
    problemsText(status({ problems: { ...none, information: 1, hint: 2 } })),
    "1 information, 2 hints",
  );
});

test("says when a file has no problems", () => {
  assert.equal(problemsText(status({ problems: none })), "No problems");
});

test("tells what a file was read as", () => {
  assert.equal(documentDetail(status({ kind: "unit-test" })), "Unit test of rules (Prometheus)");
});

test("says when expressions have a language of their own", () => {
  assert.equal(
    documentDetail(status({ dialect: "loki", expressionsChecked: false })),
    "Rule file (Loki); expressions are not checked as PromQL",
  );
});

test("says of a server in a few words what it is, or what is wrong with it", () => {
  const refused = { kind: "connection", message: "Asking http://a:9090 for its version failed: …" } as const;
  assert.equal(serverText(undefined), "No Prometheus server");
  assert.equal(serverText({}), "Prometheus server");
  assert.equal(serverText({ product: "Prometheus 3.0.0" }), "Prometheus 3.0.0");
  assert.equal(serverText({ product: "Prometheus 3.0.0", trouble: refused }), "No answer");
  assert.equal(serverDetail("http://localhost:9090"), "http://localhost:9090");
  assert.equal(serverDetail(`http://${"a".repeat(60)}`).length, 40);
});

test("says of a snapshot which file it is, and how old", () => {
  const taken = Date.UTC(2026, 0, 1);
  const snapshot = { path: "/home/me/rules/snapshots/prod.yaml", taken, server: "http://a:9090" };
  const aged = (days: number): string => snapshotText(snapshot, taken + days * 86_400_000);
  assert.deepEqual([0.5, 1.2, 40].map(aged), [
    "Snapshot, less than a day old",
    "Snapshot, 1 day old",
    "Snapshot, 40 days old",
  ]);
  assert.equal(snapshotDetail(snapshot), "snapshots/prod.yaml");
});

function status(some: Partial<DocumentStatus>): DocumentStatus {
  return {
    uri: "file:///rules.yml",
    version: 1,
    kind: "rule-file",
    dialect: "prometheus",
    expressionsChecked: true,
    problems: none,
    ...some,
  };
}
