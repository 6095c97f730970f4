import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { prometheusConfigOf } from "../files/prometheus-config/prometheus-config-of.ts";
import { readFile } from "../files/read-file.ts";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import { alertDefinition, alertingRulesIn } from "./alert-definition.ts";
import { previewForAlertmanagers } from "./preview-for-alertmanagers.ts";
import { type AlertSending, completedSending, sendingOf } from "./sending.ts";

const alertmanagers = `
alerting:
  alert_relabel_configs:
    - {action: labeldrop, regex: replica}
  alertmanagers:
    - static_configs: [{targets: ["am1:9093", "am2:9093"]}]
    - kubernetes_sd_configs: [{role: pod}]
      alert_relabel_configs: [{target_label: via, replacement: k8s}]
    - file_sd_configs: [{files: [ams.yml]}]
    - alert_relabel_configs: [{action: drop, source_labels: [severity], regex: page}]
`;

test("shows what each Alertmanager gets, and those that get the same as one", () => {
  assert.deepEqual(outcomes(sending(alertmanagers)), [
    ["am1:9093, am2:9093; ams.yml", { alertname: "Down", job: "node", severity: "page" }],
    ["kubernetes_sd_configs", { alertname: "Down", job: "node", severity: "page", via: "k8s" }],
    ["number 4", undefined],
  ]);
});

test("without Alertmanagers, shows what all of them would get", () => {
  assert.equal(outcomes(sending("global: {}")).length, 1);
  assert.equal(outcomes(undefined).length, 1);
});

test("rules that change nothing for the alert make no difference", () => {
  const others = alertmanagers
    .replace("regex: page", "regex: info")
    .replace("target_label: via", "target_label: job, regex: none");
  assert.deepEqual(
    outcomes(sending(others)).map(([names]) => names),
    ["am1:9093, am2:9093; kubernetes_sd_configs; ams.yml; number 4"],
  );
});

const fromEnvironment = `
global:
  external_labels: {cluster: "eu-\${ZONE}", price: "$$5", site: $SITE, plain: x, empty: "\${}"}
`;
const reason = "It depends on `${ZONE}` in the environment of Prometheus.";
const unknown = `<not known here: ${reason}>`;

test("says of external labels that they depend on the environment of the server", () => {
  const { labels, annotations, posted } = previewWith(sending(fromEnvironment))[0]!.preview.alerts[0]!;
  assert.deepEqual(
    labels
      .filter(({ origin }) => origin === "external")
      .map(({ name, value, unknown }) => [name, value, unknown]),
    [
      ["cluster", unknown, reason],
      ["plain", "x", undefined],
      ["price", "$5", undefined],
      [
        "site",
        "<not known here: It depends on `${SITE}` in the environment of Prometheus.>",
        "It depends on `${SITE}` in the environment of Prometheus.",
      ],
    ],
  );
  assert.equal(posted?.labels.cluster, unknown);
  assert.deepEqual(
    annotations.map(({ name, value }) => [name, value]),
    [
      ["asks", unknown],
      ["decides", unknown],
      ["plain", "x node"],
    ],
  );
});

test("takes the values of the environment from what the server tells, if they fit", () => {
  const told = sending('global: {external_labels: {cluster: "eu-$1", site: a, more: b}}', true);
  const complete = completedSending(sending(fromEnvironment), told)!;
  assert.deepEqual(Object.fromEntries(complete.externalLabels), {
    cluster: "eu-$1",
    price: "$5",
    site: "a",
    plain: "x",
  });
  assert.equal(complete.dependentLabels.size, 0);
  const other = completedSending(
    sending(fromEnvironment),
    sending("global: {external_labels: {cluster: us}}", true),
  );
  assert.deepEqual([...other!.dependentLabels.keys()], ["cluster", "site"]);
  assert.equal(completedSending(undefined, told), told);
});

const rule = `
groups:
  - name: g
    rules:
      - alert: Down
        expr: up == 0
        labels: { severity: page }
        annotations:
          asks: "{{ $externalLabels.cluster }}"
          decides: '{{ if eq .ExternalLabels.cluster "eu-1" }}one{{ else }}other{{ end }}'
          plain: "{{ $externalLabels.plain }} {{ $labels.job }}"
`;

function outcomes(configured: AlertSending | undefined) {
  return previewWith(configured).map(({ entries, preview }) => [
    entries.map((entry) => configured?.alertmanagers[entry]?.name).join("; "),
    preview.alerts[0]?.posted?.labels,
  ]);
}

function previewWith(configured: AlertSending | undefined) {
  const [alert] = alertingRulesIn(readFile(rule, { path: "/rules.yml", options: testReadOptions }));
  const samples = [{ labels: new Map(Object.entries({ job: "node", replica: "a" })), value: 0 }];
  return previewForAlertmanagers(alertDefinition(alert!), samples, {
    regex: createRegexCompiler(),
    at: undefined,
    now: 0,
    externalUrl: undefined,
    resendDelay: undefined,
    sending: configured,
    served: undefined,
  });
}

function sending(text: string, isFilledIn = false): AlertSending {
  const config = prometheusConfigOf(readFile(text, { kind: "prometheus-config", options: testReadOptions }));
  assert.ok(config !== undefined);
  return sendingOf(config, isFilledIn);
}
