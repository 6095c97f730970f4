import assert from "node:assert/strict";
import { test } from "node:test";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readFile } from "../files/read-file.ts";
import { defaultRelabelConfig, type RelabelConfig } from "../labels/relabel-config.ts";
import { createRegexCompiler } from "../regex/compile-regex.ts";
import type { QueryAnswer } from "../template/expand-functions.ts";
import { alertDefinition, alertingRulesIn } from "./alert-definition.ts";
import { type AlertPreview, type HeldAlert, previewAlerts } from "./preview.ts";
import { readLabels, readSampleValue } from "./read-labels.ts";
import { webhookMessages } from "./webhook.ts";

const regex = createRegexCompiler();

const rule = `
groups:
  - name: g
    interval: 30s
    labels: { team: group, region: eu }
    rules:
      - alert: Down
        expr: up{job="node"}  ==  0
        for: 2m
        labels:
          team: "{{ $labels.owner }}-team"
          severity: page
          zone: ""
        annotations:
          summary: "Instance {{ $labels.instance }} is {{ $value }}"
          broken: "{{ $labels.instance | nothing }}"
          asked: '{{ query "up" | first | value }}'
`;

test("makes the alerts that Prometheus posts", () => {
  const { alerts, error } = preview(rule, [`up{job="node", instance="a:9100", owner="db", zone="1"} 0`], {
    externalLabels: { cluster: "eu-1", region: "us", team: "x" },
  });
  assert.equal(error, undefined);
  assert.deepEqual(
    alerts.map(({ posted }) => JSON.stringify(posted)),
    [
      JSON.stringify({
        annotations: {
          asked: "<not known here: What the query returns is not known here.>",
          broken:
            '<error expanding template: error parsing template __alert_Down: template: __alert_Down:1: function "nothing" not defined>',
          summary: "Instance a:9100 is 0",
        },
        endsAt: "2026-01-01T00:09:00.250Z",
        startsAt: "2026-01-01T00:05:00.250Z",
        generatorURL:
          "http://prometheus.example:9090/graph?g0.expr=up%7Bjob%3D%22node%22%7D+%3D%3D+0&g0.tab=1",
        labels: {
          alertname: "Down",
          cluster: "eu-1",
          instance: "a:9100",
          job: "node",
          owner: "db",
          region: "eu",
          severity: "page",
          team: "db-team",
        },
      }),
    ],
  );
});

test("tells where each label comes from and what it overwrote", () => {
  const drop: RelabelConfig = { ...defaultRelabelConfig, action: "labeldrop", regex: "owner" };
  const replace: RelabelConfig = {
    ...defaultRelabelConfig,
    sourceLabels: ["job"],
    targetLabel: "job",
    replacement: "$1-x",
  };
  const { alerts } = preview(rule, [`up{job="node", team="a", zone="1", owner="db", alertname="y"} 0`], {
    externalLabels: { cluster: "eu-1" },
    alertRelabelConfigs: [drop, replace],
  });
  assert.deepEqual(
    alerts[0]!.labels.map(({ name, value, origin, overwrote, isDropped }) =>
      [
        `${name}=${value}`,
        origin,
        ...overwrote.map((each) => `was ${each.value} of ${each.origin}`),
        ...(isDropped ? ["dropped"] : []),
      ].join(", "),
    ),
    [
      "__name__=up, series, dropped",
      "alertname=Down, alertname, was y of series",
      "cluster=eu-1, external",
      "job=node-x, relabelling, was node of series",
      "owner=, relabelling, was db of series, dropped",
      "region=eu, group",
      "severity=page, rule",
      "team=db-team, rule, was a of series",
      "zone=, rule, was 1 of series, dropped",
    ],
  );
});

test("two series that end in the same labels, and more alerts than allowed, are the errors of Prometheus", () => {
  const same = rule.replace("owner", "nothing").replace('zone: ""', 'zone: ""\n          instance: all');
  assert.equal(
    preview(same, [`up{instance="a"} 0`, `up{instance="b"} 0`]).error,
    "vector contains metrics with the same labelset after applying alert labels",
  );
  const limited = rule.replace("interval: 30s", "limit: 1");
  assert.equal(
    preview(limited, [`up{instance="a"} 0`, `up{instance="b"} 0`]).error,
    "exceeded limit of 1 with 2 alerts",
  );
});

test("an alert that relabelling drops is not posted", () => {
  const drop: RelabelConfig = {
    ...defaultRelabelConfig,
    action: "drop",
    sourceLabels: ["severity"],
    regex: "page",
  };
  const { alerts } = preview(rule, [`up{job="node"} 0`], { alertRelabelConfigs: [drop] });
  assert.equal(alerts[0]!.posted, undefined);
});

test("the end lies four times the longer of interval and resend delay ahead", () => {
  const slow = rule.replace("interval: 30s", "interval: 5m");
  assert.equal(preview(slow, ["up 0"]).alerts[0]?.posted?.endsAt, "2026-01-01T00:25:00.250Z");
});

test("queries in templates are answered where somebody knows the answer", () => {
  const answer: QueryAnswer = { kind: "vector", samples: [{ labels: {}, value: 7 }] };
  const { alerts } = preview(rule, ["up 0"], { query: () => answer });
  assert.equal(alerts[0]!.posted?.annotations.asked, "7");
});

test("a query in a template that is no PromQL is an error of Prometheus", () => {
  const wrong = rule.replace('query "up"', 'query "up{"');
  assert.match(
    preview(wrong, ["up 0"]).alerts[0]!.posted?.annotations.asked ?? "",
    /error calling query: 1:4: parse error: unexpected end of input inside braces>$/,
  );
});

test("the webhook has what Alertmanager makes of the alerts", () => {
  const { alerts } = preview(rule, [`up{instance="a"} 0`, `up{instance="b"} 0`]);
  const posted = alerts.flatMap((alert) => alert.posted ?? []);
  const route = { receiver: "team", groupBy: ["alertname", "none"], externalUrl: "http://am:9093" };
  const [message, ...others] = webhookMessages(posted, route);
  assert.equal(others.length, 0);
  assert.equal(message?.groupKey, '{}:{alertname="Down"}');
  assert.deepEqual(message?.groupLabels, { alertname: "Down" });
  assert.equal(message?.commonLabels.instance, undefined);
  assert.equal(message?.alerts[1]?.startsAt, "2026-01-01T00:05:00.25Z");
  assert.match(message?.alerts[1]?.fingerprint ?? "", /^[0-9a-f]{16}$/);
  assert.equal(webhookMessages(posted, { ...route, groupBy: ["..."] }).length, 2);
});

interface Around {
  readonly held?: readonly HeldAlert[];
  readonly externalLabels?: Readonly<Record<string, string>>;
  readonly alertRelabelConfigs?: readonly RelabelConfig[];
  readonly query?: () => QueryAnswer | undefined;
}

test("adds what keep_firing_for holds as the server made it last, unless the expression returns it", () => {
  const held = (instance: string): HeldAlert => ({
    labels: new Map(Object.entries({ alertname: "Down", instance, region: "eu", severity: "old" })),
    annotations: new Map([["summary", "As it was {{ made }}"]]),
    value: 3,
  });
  const text = rule.replace(
    / {8}labels:\n[\s\S]*? {8}annotations:[\s\S]*/,
    "        labels: { severity: old }\n",
  );
  const { alerts } = preview(text, [`{instance="a", team="group"} 0`], {
    externalLabels: { cluster: "eu-1" },
    held: [{ ...held("a"), labels: new Map([...held("a").labels, ["team", "group"]]) }, held("b")],
  });
  assert.deepEqual(
    alerts.map(({ isHeld, posted }) => [isHeld, posted?.labels.instance, posted?.annotations]),
    [
      [false, "a", {}],
      [true, "b", { summary: "As it was {{ made }}" }],
    ],
  );
  assert.deepEqual(
    alerts[1]?.labels.map(({ name, value, origin }) => `${name}=${value} ${origin}`),
    [
      "alertname=Down alertname",
      "cluster=eu-1 external",
      "instance=b series",
      "region=eu group",
      "severity=old rule",
    ],
  );
});

function preview(text: string, series: readonly string[], around: Around = {}): AlertPreview {
  const file = readFile(text, { path: "/rules.yml", options: testReadOptions });
  const [alert] = alertingRulesIn(file);
  assert.ok(alert !== undefined);
  const now = Date.UTC(2026, 0, 1, 0, 5, 0, 250);
  const samples = series.map((each) => {
    const read = readLabels(each, regex);
    assert.ok(read.ok);
    return { labels: read.labels, value: readSampleValue(read.value ?? "") ?? Number.NaN };
  });
  return previewAlerts(alertDefinition(alert), samples, {
    externalLabels: new Map(Object.entries(around.externalLabels ?? {})),
    alertRelabelConfigs: around.alertRelabelConfigs ?? [],
    relabelOptions: { compile: regex, names: "utf8" },
    world: {
      query: around.query ?? (() => undefined),
      regex,
      externalUrl: "http://prometheus.example:9090",
      now,
    },
    startOf: () => now,
    evaluationInterval: 60_000,
    resendDelay: 60_000,
    held: around.held,
  });
}
