import assert from "node:assert/strict";
import { test } from "node:test";
import { metricCatalogue } from "../../../../scripts/metric-catalogue.mjs";
import { MetricCatalogue } from "./metric-catalogue.ts";

const catalogue = new MetricCatalogue(metricCatalogue);

test("knows type, unit and labels of an exporter's metric", () => {
  const { exporter, type, unit, labels } = catalogue.find("node_cpu_seconds_total")!;
  assert.deepEqual(
    { exporter, type, unit, labels },
    {
      exporter: "node_exporter",
      type: "counter",
      unit: "seconds",
      labels: ["cpu", "mode"],
    },
  );
});

test("finds a histogram by the names of its series", () => {
  assert.equal(catalogue.find("prometheus_http_request_duration_seconds_bucket")?.type, "histogram");
  assert.equal(catalogue.find("go_gc_duration_seconds_bucket"), undefined);
});

test("knows what the values of a code mean", () => {
  const { values, changing } = catalogue.find("net_response_result_code")!;
  assert.deepEqual(
    values.map(({ value, name, health }) => `${value} ${name} ${health}`),
    [
      "0 success good",
      "1 timeout bad",
      "2 connection_failed bad",
      "3 read_failed bad",
      "4 string_mismatch bad",
    ],
  );
  assert.deepEqual(changing, ["result", "result_type"]);
});

test("names Telegraf's metrics as its outputs do, with the tags and texts of the point as labels", () => {
  const { telegraf, labels } = catalogue.find("net_response_response_time")!;
  assert.deepEqual(telegraf, { plugin: "net_response", measurement: "net_response", field: "response_time" });
  assert.deepEqual(labels, ["server", "port", "protocol", "result", "result_type", "host"]);
});

test("says nothing of a metric that it does not know", () => {
  assert.equal(catalogue.find("my_metric"), undefined);
});

test("tells by its name that a metric may have codes, before anything is loaded", () => {
  const unloaded = new MetricCatalogue(() => assert.fail("It was loaded."));
  for (const name of catalogue.names()) {
    if (name !== "up" && catalogue.find(name)!.values.length > 0)
      assert.ok(unloaded.mayNameCode(`${name} == 0`), name);
  }
  assert.ok(!unloaded.mayNameCode("rate(http_requests_total[5m]) > 0"));
});
