import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeLens } from "vscode-languageserver-protocol";
import type {
  AppliesResult,
  PreviewResult,
  RulesForResult,
  TargetsResult,
} from "../../server/src/protocol/alerting.ts";
import type { ProjectChange } from "../../server/src/protocol/requests.ts";
import { type FakeAnswers, fakePrometheus } from "../support/fake-prometheus.ts";
import { Session, type SessionOptions } from "../support/session.ts";

const uri = "file:///folder/rules.yml";

const rules = `groups:
  - name: g
    interval: 2m
    rules:
      - alert: InstanceDown
        expr: up{environment=~"prod|Prod"} == 0
        for: 5m
        annotations:
          summary: "{{ $labels.instance }} of {{ query \\"count(up)\\" | first | value }}"
      - record: job:up:sum
        expr: sum by (job) (up)
      - alert: JobDown
        expr: job:up:sum{job="node"} == 0
      - alert: Watchdog
        expr: vector(1)
`;

const config = `global:
  external_labels: {cluster: eu}
rule_files: [rules.yml]
scrape_configs:
  - job_name: node
    static_configs:
      - targets: [a:9100]
        labels: {environment: staging}
      - targets: [b:9100]
        labels: {environment: prod}
`;

const rule = { uri, alert: "InstanceDown", line: 4 };
const staging = { environment: "staging", instance: "a:9100", job: "node" };
const prod = { environment: "prod", instance: "b:9100", job: "node" };

test("targets are those of the configuration and of the server", async () => {
  const session = await start();
  assert.deepEqual(await session.ask<TargetsResult>("promrules/targets", { uri, live: false }), {
    targets: [
      { labels: staging, source: "static", from: "prometheus.yml:7" },
      { labels: prod, source: "static", from: "prometheus.yml:9" },
    ],
    notes: [],
  });
  const live = await session.ask<TargetsResult>("promrules/targets", { uri });
  assert.deepEqual(live.targets[0], {
    labels: { instance: "live:9100", environment: "prod" },
    source: "live",
    from: "http://prometheus:9090",
    health: "up",
  });
});

test("tells why a rule does not apply, and the most similar target to which it does", async () => {
  const session = await start();
  const result = await applies(session, { kind: "target", labels: staging }, false);
  assert.equal(result.verdict, "no");
  assert.equal(
    result.summary,
    "The rule does not apply: `environment` is `staging`; needs `prod` or `Prod`.",
  );
  assert.deepEqual(result.selectors, [
    {
      text: 'up{environment=~"prod|Prod"}',
      range: { start: { line: 5, character: 14 }, end: { line: 5, character: 42 } },
      via: [],
      verdict: "no",
      role: "needed",
      matchers: [
        {
          matcher: 'environment=~"prod|Prod"',
          label: "environment",
          verdict: "no",
          actual: "staging",
          needs: "`prod` or `Prod`",
        },
      ],
      query: 'up{environment="staging",environment=~"prod|Prod",instance="a:9100",job="node"}',
    },
  ]);
  assert.deepEqual(result.nearest, {
    labels: prod,
    from: "prometheus.yml:9",
    differs: [
      { label: "environment", actual: "staging", nearest: "prod" },
      { label: "instance", actual: "a:9100", nearest: "b:9100" },
    ],
  });
  assert.equal(result.live, undefined);
});

test("tells what the server returns now, and the state of the alert", async () => {
  const session = await start();
  const result = await applies(session, { kind: "text", text: JSON.stringify(prod) });
  assert.equal(result.verdict, "applies");
  assert.deepEqual(result.selectors[0]?.live, { count: 1, samples: [{ labels: prod, value: "0" }] });
  assert.equal(
    result.selectors[0]?.url,
    "http://prometheus:9090/graph?g0.expr=up%7Benvironment%3D%22prod%22%2Cenvironment%3D~%22prod%7CProd%22%2Cinstance%3D%22b%3A9100%22%2Cjob%3D%22node%22%7D&g0.tab=1",
  );
  assert.equal(result.live?.state, "condition-true");
  assert.equal(result.live?.hasRule, true);
  assert.equal(
    result.live?.summary,
    "The condition is true now: it returns `0`. The alert is firing, and has been true since 2026-01-01T00:00:00.000Z.",
  );
});

test("says of what is typed why it cannot be read", async () => {
  const session = await start();
  const result = await applies(session, { kind: "text", text: "{job=" });
  assert.match(result.mistake ?? "", /cannot be read/);
});

test("a rule that is gone has no answer, and one that moved is found", async () => {
  const session = await start();
  await session.change(uri, [
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "# moved\n\n" },
  ]);
  const moved = await applies(session, { kind: "target", labels: prod }, false);
  assert.equal(moved.rule.range.start.line, 6);
  await session.change(uri, [{ text: "groups: []\n" }]);
  const gone = { rule, target: { kind: "target", labels: prod } };
  assert.equal(await session.ask("promrules/applies", gone), null);
});

test("for a target, tells all rules that apply and those that nearly do", async () => {
  const session = await start();
  const target = { kind: "target", labels: staging };
  const result = await session.ask<RulesForResult>("promrules/rulesFor", { uri, target });
  const names = (list: RulesForResult["applies"]): string[] => list.map((each) => each.rule.alert);
  assert.deepEqual(names(result.applies), ["JobDown"]);
  assert.deepEqual(names(result.nearly), ["InstanceDown"]);
  assert.deepEqual(names(result.unknown), []);
  assert.equal(result.others, 1);
});

test("lists apart the rules whose metric the server does not have of the target, and asks once for it", async () => {
  const asked: unknown[] = [];
  const labelValues: FakeAnswers["labelValues"] = (label, query) => {
    asked.push([label, query.matches]);
    return { items: ["up", "node_load1"], isTruncated: false };
  };
  const text = `${rules}      - alert: Mysql\n        expr: mysql_up{environment="prod"} == 0\n`;
  const session = await start({ text, api: { labelValues, rules: [] } });
  const ask = () => {
    return session.ask<RulesForResult>("promrules/rulesFor", {
      uri,
      target: { kind: "target", labels: prod },
    });
  };
  const { applies, missing } = await ask();
  assert.deepEqual(
    applies.map((each) => each.rule.alert),
    ["InstanceDown", "JobDown"],
  );
  assert.deepEqual(
    missing.map((each) => [each.rule.alert, each.summary]),
    [
      [
        "Mysql",
        "The matchers take the target, but `http://prometheus:9090` has no series of `mysql_up` with its labels.",
      ],
    ],
  );
  assert.deepEqual(asked, [["__name__", ['{instance="b:9100",job="node"}']]]);
});

test("previews what is posted for a series, with answers of the server to queries of templates", async () => {
  const session = await start();
  const sample = { kind: "text", text: '{instance="b:9100"} 0' };
  const result = await preview(session, sample, Date.UTC(2026, 0, 1, 0, 10));
  assert.deepEqual(result.posted, [
    {
      annotations: { summary: "b:9100 of 7" },
      endsAt: "2026-01-01T00:18:00.000Z",
      startsAt: "2026-01-01T00:10:00.000Z",
      generatorURL:
        "https://prometheus.example/graph?g0.expr=up%7Benvironment%3D~%22prod%7CProd%22%7D+%3D%3D+0&g0.tab=1",
      labels: { alertname: "InstanceDown", cluster: "eu", instance: "b:9100" },
    },
  ]);
  assert.deepEqual(JSON.parse(result.json), result.posted);
  assert.equal(JSON.parse(result.webhookJson).version, "4");
  assert.deepEqual(
    result.alerts[0]?.labels.map(({ name, origin }) => [name, origin]),
    [
      ["alertname", "alertname"],
      ["cluster", "external"],
      ["instance", "series"],
    ],
  );
});

test("previews for each Alertmanager, with the environment as the server tells it", async () => {
  const session = await start({
    configuration: `${config.replace("eu}", '"eu-${ZONE}"}')}alerting:
  alertmanagers:
    - static_configs: [{targets: [am1:9093]}]
    - static_configs: [{targets: [am2:9093]}]
      alert_relabel_configs: [{target_label: route, replacement: two}]
`,
    api: { config: 'global: {external_labels: {cluster: "eu-1"}}' },
  });
  const sample = { kind: "text", text: "{} 0" };
  const ask = (alertmanager?: number) => {
    return session.ask<PreviewResult>("promrules/preview", { rule, sample, at: 0, alertmanager });
  };
  const [first, second] = [await ask(), await ask(1)];
  assert.deepEqual(first.posted[0]?.labels, { alertname: "InstanceDown", cluster: "eu-1" });
  assert.deepEqual(second.posted[0]?.labels, { alertname: "InstanceDown", cluster: "eu-1", route: "two" });
  assert.deepEqual(second.alertmanagers, [
    { alertmanager: 0, names: ["am1:9093"], isShown: false },
    { alertmanager: 1, names: ["am2:9093"], isShown: true },
  ]);
});

test("tells the panels when other files may make another answer of theirs", async () => {
  const session = await start({ server: false });
  const changes: ProjectChange[] = [];
  session.connection.onNotification("promrules/projectChanged", (change: ProjectChange) => {
    changes.push(change);
  });
  const configUri = "file:///folder/prometheus.yml";
  await session.open(configUri, config.replace("cluster: eu", "cluster: us"));
  await session.until(() => changes.some(({ uris }) => uris.includes(configUri)));
  const { posted } = await preview(session, { kind: "text", text: "{} 0" });
  assert.equal(posted[0]?.labels.cluster, "us");
});

test("previews what the server returns now, with the time at which the alert began to fire", async () => {
  const session = await start();
  const result = await preview(session, { kind: "live" });
  // True since midnight, evaluated every two minutes, and for five minutes.
  assert.equal(result.posted[0]?.startsAt, "2026-01-01T00:06:00.000Z");
  assert.equal(result.posted[0]?.labels.environment, "prod");
});

test("of very many series the first are previewed, and it says so", async () => {
  const samples = Array.from({ length: 5003 }, (_, at) => ({
    labels: { instance: `a:${at}` },
    time: 0,
    value: "0",
  }));
  const session = await start({ api: { query: { kind: "vector", samples } } });
  const { alerts, notes } = await preview(session, { kind: "live" });
  assert.equal(alerts.length, 5000);
  assert.deepEqual(notes, [
    "There are 5003 series. This is what becomes of the first 5000.",
    "Prometheus posts 256 alerts at a time; there are 5000.",
  ]);
});

test("says why there is nothing to preview", async () => {
  const session = await start({ server: false });
  assert.equal(
    (await preview(session, { kind: "live" })).mistake,
    "No Prometheus server is configured for this file.",
  );
  assert.match((await preview(session, { kind: "text", text: '{a="b"}' })).mistake ?? "", /is no number/);
});

test("previews nothing of a rule that is broken, and goes on when it is mended", async () => {
  const session = await start({ server: false });
  const mistake = async () => (await preview(session, { kind: "text", text: '{a="b"} 0' })).mistake;
  await session.change(uri, [{ text: rules.replace("annotations:", "annotations:none") }]);
  assert.equal(await mistake(), "The rule is not valid YAML.");
  await session.change(uri, [{ text: rules }]);
  assert.equal(await mistake(), undefined);
});

test("previews what keep_firing_for holds as the server has it, and says so", async () => {
  const session = await start();
  const result = await preview(session, { kind: "live" });
  assert.deepEqual(
    result.alerts.map(({ isHeld, series }) => [isHeld, series.instance]),
    [
      [undefined, "b:9100"],
      [true, "c:9100"],
    ],
  );
  assert.deepEqual(result.posted[1]?.annotations, { summary: "c:9100 of 9" });
  assert.deepEqual(result.posted[1]?.labels, {
    alertname: "InstanceDown",
    cluster: "eu",
    environment: "prod",
    instance: "c:9100",
    job: "node",
  });
  assert.deepEqual(result.notes, [
    "The expression no longer returns 1 alert: `keep_firing_for` alone holds it, as the server made it last.",
  ]);
  const other = await preview(session, { kind: "live", labels: prod });
  assert.equal(other.alerts.length, 1);
});

test("alerting rules have lenses that lead there, unless they are switched off", async () => {
  const session = await start();
  const lenses = await session.askAbout<CodeLens[]>("codeLens", uri);
  assert.equal(lenses.length, 6);
  const resolved = await session.ask<CodeLens>("codeLens/resolve", lenses[0]);
  assert.deepEqual(resolved.command, {
    title: "Applies to…",
    command: "promrules.appliesTo",
    arguments: [rule],
  });
  const off = await start({ settings: { codeLens: false } });
  assert.equal(await off.askAbout("codeLens", uri), null);
});

function applies(session: Session, target: unknown, live = true): Promise<AppliesResult> {
  return session.ask<AppliesResult>("promrules/applies", { rule, target, live });
}

test("previews for a target what the expression leaves of its labels and asks for by one value", async () => {
  const text = rules.replace(
    'up{environment=~"prod|Prod"} == 0',
    'sum by (job, port) (probe{port="3306"}) != 0',
  );
  const session = await start({ text });
  const { posted, rule: found } = await preview(session, { kind: "target", labels: prod, value: "1" }, 0);
  assert.deepEqual(posted[0]!.labels, {
    alertname: "InstanceDown",
    cluster: "eu",
    job: "node",
    port: "3306",
  });
  assert.equal(found.value, "1");
});

function preview(session: Session, sample: unknown, at?: number): Promise<PreviewResult> {
  return session.ask<PreviewResult>("promrules/preview", { rule, sample, at });
}

interface Start {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly server?: boolean;
  /** Of `prometheus.yml`. */
  readonly configuration?: string;
  /** Of the rule file. */
  readonly text?: string;
  /** What the server answers. */
  readonly api?: FakeAnswers;
}

async function start({
  settings = {},
  server = true,
  text = rules,
  configuration = config,
  api,
}: Start = {}): Promise<Session> {
  const prometheus: SessionOptions["prometheus"] = {
    createApi: () => (api === undefined ? usual : fakePrometheus(api)),
  };
  const session = await Session.start({
    disk: { "/folder/rules.yml": text, "/folder/prometheus.yml": configuration },
    workspaceFolders: [{ uri: "file:///folder", name: "folder" }],
    prometheus,
    initializationOptions: {
      status: true,
      settings: { ...settings, ...(server && { prometheus: { url: "http://prometheus:9090" } }) },
    },
  });
  await session.open(uri, text);
  await session.diagnostics(uri);
  for (let attempt = 0; attempt < 50; attempt++) {
    const { targets } = await session.ask<TargetsResult>("promrules/targets", { uri, live: false });
    if (targets.length > 0) return session;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return session;
}

const usual = fakePrometheus({
  targets: [
    {
      labels: { instance: "live:9100", environment: "prod" },
      discoveredLabels: {},
      scrapePool: "node",
      scrapeUrl: "",
      health: "up",
      lastError: "",
      lastScrape: undefined,
      scrapeInterval: undefined,
    },
  ],
  flags: new Map([
    ["web.external-url", "https://prometheus.example/"],
    ["rules.alert.resend-delay", "1m"],
  ]),
  rules: [
    {
      name: "g",
      file: "rules.yml",
      interval: 120_000,
      rules: [
        {
          kind: "alerting",
          name: "InstanceDown",
          query: 'up{environment=~"prod|Prod"} == 0',
          labels: {},
          state: "firing",
          alerts: [
            {
              labels: { ...prod, alertname: "InstanceDown" },
              annotations: {},
              state: "firing",
              activeAt: Date.UTC(2026, 0, 1),
              value: "0",
            },
            {
              labels: { ...prod, instance: "c:9100", alertname: "InstanceDown" },
              annotations: { summary: "c:9100 of 9" },
              state: "firing",
              activeAt: Date.UTC(2026, 0, 1),
              keepFiringSince: Date.UTC(2026, 0, 2),
              value: "0",
            },
          ],
        },
      ],
    },
  ],
  query: (expression) => ({
    kind: "vector",
    samples: expression.includes("count(")
      ? [{ labels: {}, time: 0, value: "7" }]
      : [{ labels: prod, time: 0, value: "0" }],
  }),
});
