import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { scrapedTarget } from "../../server/src/core/alerting/alert-target.ts";
import { judgeRule } from "../../server/src/core/alerting/applies.ts";
import type { PostedAlert } from "../../server/src/core/alerting/preview.ts";
import { targetQuery } from "../../server/src/core/alerting/target-query.ts";
import { webhookMessages } from "../../server/src/core/alerting/webhook.ts";
import { parseExpression } from "../../server/src/core/promql/parse.ts";
import { createRegexCompiler } from "../../server/src/core/regex/compile-regex.ts";
import { type CommandRun, runAsking } from "../cli/run-command-line.ts";
import { type AlertingStack, startAlertingStack } from "./alerting-stack.ts";

/** What a real Prometheus posts, and a real Alertmanager gets and sends on, is what the preview says. */

const rules = `
groups:
  - name: g
    interval: 1s
    rules:
      - alert: Down
        expr: up{job=~"down|other",   instance!="127.0.0.1:4"}  ==  0
        for: 2s
        labels:
          severity: page
          team: "{{ $labels.owner }}-team"
          nothing: "{{ $labels.missing }}"
          zone: ""
          secret: dropped by relabelling
          value: "is {{ $value }}"
        annotations:
          summary: "Instance {{ $labels.instance }} of {{ $externalLabels.cluster }} is <down> & \\"out\\""
          link: "{{ $externalURL }}{{ tableLink \\"up == 0\\" }} {{ externalURL }} {{ pathPrefix }}"
          counted: '{{ with query "count(up{job=\\"down\\"})" }}{{ . | first | value | humanize }}{{ end }}'
          failed: '{{ query "up{" | first }}'
          none: '{{ query "up{job=\\"none\\"}" | first | value }}'
          name: "{{ $labels.__name__ }} {{ .Labels.job }} {{ printf \\"%.3f\\" .Value }}"
          empty: ""
      - alert: Few
        expr: sum by (job) (up) / 3 < 0.5
        labels: {job: "{{ $labels.job }}"}
      - alert: Same
        expr: up{job="down"} == 0
        labels: {instance: all, zone: all, owner: all}
      - alert: Unsent
        expr: vector(1e-7)
        labels: {severity: none}
      - alert: Always
        expr: vector(12345678.9)
        annotations: {value: "{{ $value }}"}
`;

const config = `
global:
  scrape_interval: 1s
  evaluation_interval: 1s
  external_labels: {cluster: eu-1, job: never-used, region: ""}
rule_files: [rules.yml]
scrape_configs:
  - job_name: down
    static_configs:
      - targets: ["127.0.0.1:1", "127.0.0.1:2"]
        labels: {owner: db, zone: "1"}
      - targets: ["127.0.0.1:3", "127.0.0.1:4"]
        labels: {zone: "a\\"b"}
  - job_name: other
    static_configs: [{targets: ["127.0.0.1:5"], labels: {environment: prod}}]
    relabel_configs: [{target_label: added, replacement: "yes"}]
  - job_name: prometheus
    static_configs: [{targets: ["127.0.0.1:PORT"], labels: {environment: Prod}}]
`;

const alertRelabelConfigs = `  alert_relabel_configs:
    - {action: labeldrop, regex: secret}
    - {action: drop, source_labels: [alertname], regex: Unsent}
    - {source_labels: [job, team], separator: "/", target_label: route}
`;

let stack: AlertingStack;

before(async () => {
  stack = await startAlertingStack({ rules, config, alertRelabelConfigs });
  await until("all alerts were posted", () => {
    const names = allPosted().map(({ labels }) => labels.alertname);
    return (
      names.filter((name) => name === "Down").length >= 4 && names.includes("Few") && names.includes("Always")
    );
  });
});

after(() => stack.stop());

for (const alert of ["Down", "Few", "Always"]) {
  test(`${alert} is posted as the preview says`, async () => {
    const made = await preview(alert);
    const previewed = sorted(JSON.parse(made.stdout));
    const posted = sorted(newest(allPosted().filter(({ labels }) => labels.alertname === alert)));
    assert.deepEqual(
      previewed.map((each) => ({ ...each, startsAt: "", endsAt: "" })),
      posted.map((each) => ({ ...each, startsAt: "", endsAt: "" })),
    );
    for (const [at, each] of previewed.entries()) {
      const real = posted[at]!;
      assert.deepEqual(Object.keys(each), Object.keys(real), "the order of the fields");
      assert.deepEqual(Object.keys(each.labels), Object.keys(real.labels), "the order of the labels");
      assertNear(each.startsAt, real.startsAt, 2000);
      // It was sent up to a resend delay ago.
      assertNear(each.endsAt, real.endsAt, 5000 + 3000);
    }
  });
}

test("what relabelling drops is not posted, as the preview says", async () => {
  const { stdout, stderr, exitCode } = await preview("Unsent");
  assert.deepEqual([JSON.parse(stdout), exitCode], [[], 1]);
  assert.match(stderr, /alert_relabel_configs/);
  assert.ok(!allPosted().some(({ labels }) => labels.alertname === "Unsent"));
});

test("two series that end in the same labels are the error that Prometheus has", async () => {
  const { stdout, stderr } = await preview("Same");
  assert.deepEqual(JSON.parse(stdout), []);
  const answer = await get(`${stack.prometheus}/api/v1/rules`);
  const all = answer.data.groups.flatMap((group: { rules: unknown[] }) => group.rules);
  const { lastError } = all.find(({ name }: { name: string }) => name === "Same");
  assert.ok(stderr.includes(lastError), `${stderr} has ${lastError}`);
});

test("Alertmanager has the alerts that the preview says", async () => {
  const reported = (await get(`${stack.alertmanager}/api/v2/alerts`)) as PostedAlert[];
  for (const alert of ["Down", "Few", "Always"]) {
    const previewed = sorted(JSON.parse((await preview(alert)).stdout));
    const real = sorted(reported.filter(({ labels }) => labels.alertname === alert));
    assert.deepEqual(
      previewed.map(({ labels, annotations, generatorURL }) => ({ labels, annotations, generatorURL })),
      real.map(({ labels, annotations, generatorURL }) => ({ labels, annotations, generatorURL })),
    );
  }
});

test("the webhook of Alertmanager is what the preview says", async () => {
  // The first message may come before all of them fire.
  const isOfDown = (body: string): boolean => {
    const { groupLabels, alerts } = JSON.parse(body);
    return groupLabels.alertname === "Down" && alerts.length === 4;
  };
  await until("the webhook was called", () => stack.webhooks.some(isOfDown));
  const real = JSON.parse(stack.webhooks.find(isOfDown)!);
  const posted = newest(allPosted().filter(({ labels }) => labels.alertname === "Down"));
  const [message] = webhookMessages(posted, {
    receiver: "team",
    groupBy: ["alertname"],
    externalUrl: "http://alertmanager.example",
  });
  const byPrint = (alerts: readonly { fingerprint: string }[]) =>
    [...alerts].sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1));
  assert.deepEqual(Object.keys(message!), Object.keys(real));
  assert.deepEqual(
    { ...message, alerts: byPrint(message!.alerts) },
    { ...real, alerts: byPrint(real.alerts) },
  );
});

test("whether a selector applies to a target agrees with what the server returns for it", async () => {
  const regex = createRegexCompiler();
  const features = new Set<string>();
  const { activeTargets } = (await get(`${stack.prometheus}/api/v1/targets`)).data;
  assert.equal(activeTargets.length, 6);
  const disagreements: string[] = [];
  for (const selector of selectors) {
    const { root } = parseExpression(selector, { regex, features });
    for (const { labels } of activeTargets) {
      const target = scrapedTarget(new Map(Object.entries(labels)));
      const rule = { expr: selector, root, regex, features, recordingRulesOf: () => [] };
      const { verdict, selectors: judged } = judgeRule(rule, target);
      const query = new URLSearchParams({ query: targetQuery(judged[0]!) });
      const { data } = await get(`${stack.prometheus}/api/v1/query?${query}`);
      const returned = data.result.length > 0 ? "applies" : "no";
      if (returned !== verdict) disagreements.push(`${selector} of ${JSON.stringify(labels)}: ${verdict}`);
    }
  }
  assert.deepEqual(disagreements, []);
});

test("promrules applies asks the server about a target", async () => {
  const { stdout, exitCode } = await command([
    "applies",
    "rules.yml",
    "--alert",
    "Down",
    "--instance",
    "127.0.0.1:1",
    "--prometheus",
    stack.prometheus,
  ]);
  assert.equal(exitCode, 0);
  assert.match(stdout, /1 series now: 0/);
  assert.match(stdout, /The condition is true now: it returns `0`\. The alert is firing/);
  const up = await command([
    "applies",
    "rules.yml",
    "--alert",
    "Down",
    "--labels",
    '{instance="127.0.0.1:9"}',
    "--prometheus",
    stack.prometheus,
  ]);
  assert.equal(up.exitCode, 1);
  assert.match(up.stdout, /The most similar target to which it applies: /);
});

const selectors = [
  "up",
  'up{job="down"}',
  'up{job!="down"}',
  'up{environment=~"prod|Prod"}',
  'up{environment!~"prod"}',
  'up{environment=""}',
  'up{owner!=""}',
  'up{owner=~".*"}',
  'up{zone=~"a.b"}',
  'up{zone="a\\"b", job="down"}',
  'up{added="yes"}',
  'up{added!="yes", owner=""}',
  'up{instance=~"127.0.0.1:[1-3]"}',
  'up{missing="x"}',
  'up{missing!="x"}',
  'scrape_samples_scraped{job="prometheus"}',
  '{__name__="up", job=~"d.*"}',
];

function allPosted(): PostedAlert[] {
  return stack.posted.flatMap((body) => JSON.parse(body) as PostedAlert[]);
}

/** Of each alert what was posted last. */
function newest(alerts: readonly PostedAlert[]): PostedAlert[] {
  return [...new Map(alerts.map((each) => [JSON.stringify(each.labels), each])).values()];
}

function sorted(alerts: readonly PostedAlert[]): PostedAlert[] {
  const key = ({ labels }: PostedAlert): string => JSON.stringify(labels);
  // Prometheus leaves out annotations where there are none.
  const complete = alerts.map((each) => Object.assign({ annotations: {} }, each));
  return complete.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function preview(alert: string): Promise<CommandRun> {
  return command(["preview", "rules.yml", "--alert", alert, "--prometheus", stack.prometheus]);
}

function command(argv: readonly string[]): Promise<CommandRun> {
  return runAsking(argv, { cwd: stack.folder, date: () => Date.now() });
}

function assertNear(one: string, other: string, milliseconds: number): void {
  const distance = Math.abs(Date.parse(one) - Date.parse(other));
  assert.ok(distance <= milliseconds, `${one} is ${distance} ms from ${other}`);
}

// biome-ignore lint/suspicious/noExplicitAny: what a server answers has the shape that it has.
async function get(url: string): Promise<any> {
  return (await fetch(url)).json();
}

async function until(what: string, isDone: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (isDone()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`It never came to this: ${what}.`);
}
