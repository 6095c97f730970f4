import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { metricCatalogue } from "../../../../scripts/metric-catalogue.mjs";
import { testCatalogue } from "../../../../test/support/catalogue.ts";
import { MetricCatalogue } from "./metric-catalogue.ts";
import { knownFamily } from "./metric-names.ts";

const { exporters } = metricCatalogue().names;
const complete = exporters.flatMap(({ names }) => names.replace(/[*+]/g, "").split(" "));

test("finds what was meant by a name of a family that is known", () => {
  const meant = {
    probe_sucess: "probe_success",
    probe_http_status: "probe_http_status_code",
    kube_pod_stauts_phase: "kube_pod_status_phase",
    kube_pod_container_status_restarts_totals: "kube_pod_container_status_restarts_total",
    node_network_recieve_byte_total: "node_network_receive_bytes_total",
    node_cpu_seconds: "node_cpu_seconds_total",
    node_load1_total: "node_load1",
    node_filesystem_bytes_avail: "node_filesystem_avail_bytes",
    prometheus_http_request_duration_second_bucket: "prometheus_http_request_duration_seconds_bucket",
    net_response_code: "net_response_result_code",
    cpu_usage_idel: "cpu_usage_idle",
  };
  for (const [name, right] of Object.entries(meant)) {
    assert.equal(testCatalogue.misnamed(name)?.meant, right, name);
  }
});

test("says since when a metric has another name", () => {
  assert.deepEqual(testCatalogue.misnamed("node_cpu"), {
    exporter: "node_exporter",
    meant: "node_cpu_seconds_total",
    since: "0.16",
  });
});

test("says nothing of names that somebody may well have", () => {
  const names = [
    // The kernel, or whoever configures the exporter, may add to these families.
    "node_memory_MemAvailble_bytes node_netstat_Tcp_InSegz kube_customresource_info",
    // Others are called alike.
    "disk_free_bytes container_memory_rss_bytes system_cpu_usage node_up x509_cert_expired http_response_code",
    "kube_crd_status_phase kube_pod_resource_limit node_load2 ping_percentile95_ms",
    // Two are as near, or none is.
    "kube_pod_status probe_made_up my_probe_sucess",
    // There were such metrics.
    "kube_endpoint_address_available prometheus_tsdb_out_of_order_exemplars_total",
  ];
  for (const name of names.join(" ").split(" ")) assert.equal(testCatalogue.misnamed(name), undefined, name);
});

test("takes no name of the catalogue for another one, and no series of a histogram", () => {
  for (const name of testCatalogue.names()) assert.equal(testCatalogue.misnamed(name), undefined, name);
  assert.equal(testCatalogue.misnamed("prometheus_http_request_duration_seconds_bucket"), undefined);
});

test("former names lead to metrics that there are", () => {
  for (const { exporter, renamed } of exporters) {
    for (const meant of Object.values(renamed ?? {}).flatMap((pairs) => Object.values(pairs))) {
      assert.equal(testCatalogue.find(/^\w+/.exec(meant)![0])?.exporter, exporter, meant);
    }
  }
});

test("tells by its first word that a name is of a known family, before anything is loaded", () => {
  for (const name of complete) assert.ok(knownFamily.test(`rate(${name}[5m])`), name);
  assert.ok(!knownFamily.test("rate(http_requests_total[5m]) / my_node_load1"));
});

test("to tell slips, nothing is loaded but names", () => {
  const { names } = metricCatalogue();
  const others = { exporters: {}, meanings: {}, telegraf: [] };
  const asked = new Set<string | symbol>();
  const data = new Proxy(
    { names, ...others },
    {
      get(target, part, receiver) {
        asked.add(part);
        return Reflect.get(target, part, receiver);
      },
    },
  );
  assert.equal(new MetricCatalogue(() => data).misnamed("probe_sucess")?.meant, "probe_success");
  assert.deepEqual([...asked], ["names"]);
});

test("metrics that users describe are there", () => {
  const mine = { ...testCatalogue.find("probe_success")!, name: "probe_sucess" };
  assert.equal(testCatalogue.with([mine]).misnamed("probe_sucess"), undefined);
});

test("every statement about an exporter says where it was read, and holds for some of its metrics", () => {
  const { exporters: statements } = JSON.parse(readFileSync("data/complete-metrics.json", "utf8"));
  const rows = JSON.parse(readFileSync("data/exporter-metrics.json", "utf8")).metrics;
  for (const [exporter, { names, labels, readIn }] of Object.entries<Record<string, string>>(statements)) {
    assert.ok(readIn!.length > 0, exporter);
    for (const pattern of [names!, ...(labels ? [labels] : [])]) {
      const regex = new RegExp(`^(?:${pattern})`);
      const own = rows.filter((row: { readonly exporter: string }) => row.exporter === exporter);
      assert.ok(
        own.some(({ name }: { readonly name: string }) => regex.test(name)),
        `${exporter} ${pattern}`,
      );
    }
  }
});
