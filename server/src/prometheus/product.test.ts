import assert from "node:assert/strict";
import { test } from "node:test";
import { productOf } from "./product.ts";
import type { BuildInfo } from "./prometheus-api.ts";

function product(info: Partial<BuildInfo>, flags: readonly string[] = [], url = "http://a"): string {
  const build: BuildInfo = { version: undefined, application: undefined, ...info };
  const { title, version } = productOf(build, new Map(flags.map((name) => [name, ""])), url);
  return version === undefined ? title : `${title} ${version}`;
}

test("products are told apart by what they say of themselves", () => {
  assert.equal(product({ version: "2.42.0", revision: "r", goVersion: "go1.19" }), "Prometheus 2.42.0");
  assert.equal(product({ version: "v3.1.0", goVersion: "go1.23" }), "Prometheus 3.1.0");
  assert.equal(product({ version: "0.37.2", revision: "r", goVersion: "go1.23" }), "Thanos 0.37.2");
  assert.equal(product({ version: "2.14.1", application: "Grafana Mimir", revision: "r" }), "Mimir 2.14.1");
  assert.equal(product({ version: "2.24.0" }), "VictoriaMetrics");
  assert.equal(
    product(
      { version: "2.14.0", application: "Grafana Mimir" },
      [],
      "https://prometheus-eu.grafana.net/api/prom",
    ),
    "Grafana Cloud 2.14.0",
  );
});

test("flags tell where the version does not", () => {
  assert.equal(product({}, ["storage.tsdb.path"]), "Prometheus");
  assert.equal(product({ version: "main", revision: "r" }, ["query.replica-label"]), "Thanos main");
});

test("what is told apart by nothing is no product", () => {
  assert.equal(product({}), "A server of an unknown kind");
  assert.equal(product({ version: "1.17.0", application: "Cortex", revision: "r" }), "Cortex 1.17.0");
});
