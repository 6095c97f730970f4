import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { prometheusPart } from "../../server/src/prometheus/prometheus-part.ts";
import type { ServerSettings } from "../../server/src/prometheus/server-settings.ts";
import { type FakeAnswers, failure, fakePrometheus } from "../support/fake-prometheus.ts";
import { type CommandRun, runAsking, run as runNow } from "./run-command-line.ts";
import { withFilesAsync } from "./temporary-folder.ts";

const rules = `groups:
  - name: a
    rules:
      - alert: Slow
        expr: rate(temperature_celsius[5m]) > 1
      - record: b
        expr: sum(gone_metric) + sum(there)
`;

/** There are two metrics; a third one was never there. */
const answers: FakeAnswers = {
  metadata: new Map([["temperature_celsius", [{ type: "gauge", help: "", unit: "" }]]]),
  query: (query) => ({
    kind: "vector",
    samples: [...query.matchAll(/count\((\w+)[^()]*\)(?:, "promrules", "(\d+)")?/g)]
      .filter(([, metric]) => metric !== "gone_metric")
      .map(([, , number]) => ({ labels: number ? { promrules: number } : {}, time: 0, value: "2" })),
  }),
  queryRange: (query) => ({
    kind: "matrix",
    series: query === "count(up)" ? [{ labels: {}, values: [[0, "1"]] }] : [],
  }),
  labelNames: { items: ["__name__", "job"], isTruncated: false },
  labelValues: { items: ["there", "temperature_celsius"], isTruncated: false },
};

interface Asking {
  readonly run: (...argv: readonly string[]) => Promise<CommandRun>;
  readonly cwd: string;
  readonly settings: ServerSettings[];
}

function withServer(
  server: FakeAnswers,
  test: (asking: Asking) => Promise<void>,
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  return withFilesAsync({ "rules.yml": rules }, async (cwd) => {
    const settings: ServerSettings[] = [];
    const prometheus = () => ({
      ...prometheusPart,
      createApi: (configured: ServerSettings) => {
        settings.push(configured);
        return fakePrometheus(server, configured.url);
      },
    });
    await test({ cwd, settings, run: (...argv) => runAsking(argv, { cwd, variables, prometheus }) });
  });
}

test("check --prometheus finds what only a server knows", () =>
  withServer(answers, async ({ run }) => {
    const { exitCode, stdout } = await run(
      "check",
      "--fail-on",
      "warning",
      "--prometheus",
      "http://p:9090",
      ".",
    );
    assert.match(stdout, /temperature_celsius.*\[rate-of-gauge\]/);
    assert.match(stdout, /gone_metric.*\[unknown-metric\]/);
    assert.doesNotMatch(stdout, /`there`/);
    assert.equal(exitCode, 1);
  }));

test("what a rule of another file records is no unknown metric", () =>
  withServer(answers, async ({ run, cwd }) => {
    writeFileSync(
      path.join(cwd, "a.yml"),
      rules.replace("record: b", "record: gone_metric").replace("sum(gone_metric) + ", ""),
    );
    const { stdout } = await run("check", "--prometheus", "http://p:9090", ".");
    assert.doesNotMatch(stdout, /unknown-metric/);
  }));

test("a snapshot gives what the server gives", () =>
  withServer(answers, async ({ run, cwd }) => {
    const taken = await run("snapshot", "--prometheus", "http://p:9090", "-o", "s.yaml");
    assert.deepEqual([taken.exitCode, taken.stdout], [0, ""]);
    const live = await run("check", "--format", "json", "--prometheus", "http://p:9090", "rules.yml");
    const offline = await run("check", "--format", "json", "--snapshot", "s.yaml", "rules.yml");
    const named = (text: string) =>
      text.replaceAll("Prometheus at http://p:9090", "the snapshot of 2026-11-22");
    assert.equal(offline.stdout, named(live.stdout));
    assert.equal(offline.stderr, "");
    assert.match(readFileSync(path.join(cwd, "s.yaml"), "utf8"), /^ {2}gone_metric: never$/m);
  }));

test("a server that is down is said, and the checks that need none are made", () =>
  withServer({ query: failure("unreachable"), metadata: failure("unreachable") }, async ({ run }) => {
    const { exitCode, stdout, stderr } = await run("check", "--prometheus", "http://p:9090", "rules.yml");
    assert.equal(exitCode, 2);
    assert.match(stderr, /^promrules: The question is unreachable\.\n$/);
    assert.doesNotMatch(stdout, /unknown-metric/);
    const snapshot = await run("snapshot", "--prometheus", "http://p:9090", "rules.yml");
    assert.deepEqual([snapshot.exitCode, snapshot.stdout], [2, ""]);
  }));

const young: FakeAnswers = {
  ...answers,
  query: { kind: "vector", samples: [] },
  queryRange: { kind: "matrix", series: [] },
  labelNames: { items: [], isTruncated: false },
};

for (const [what, server] of [
  ["cannot tell yet", young],
  ["is down", { query: failure("unreachable") }],
] as const) {
  test(`what is known without a server is said where one ${what}`, () =>
    withServer(server, async ({ run, cwd }) => {
      writeFileSync(path.join(cwd, "a.yml"), rules.replace("sum(there)", "cpu_usage_idle + probe_sucess"));
      writeFileSync(path.join(cwd, "telegraf.conf"), "[[inputs.mem]]\n[[outputs.prometheus_client]]\n");
      const { stdout } = await run("check", "--prometheus", "http://p:9090", ".");
      assert.match(stdout, /cpu_usage_idle.*\[missing-telegraf-input\]/);
      assert.match(stdout, /probe_sucess.*\[misspelt-metric\]/);
      assert.doesNotMatch(stdout, /unknown-metric/);
    }));
}

test("what a snapshot does not know, and that it is old, is said", () =>
  withServer(answers, async ({ run, cwd }) => {
    await run("snapshot", "--prometheus", "http://p:9090", "-o", "s.yaml");
    const file = path.join(cwd, "s.yaml");
    const text = readFileSync(file, "utf8");
    await withFilesAsync(
      {
        "rules.yml": `${rules}      - record: c\n        expr: sum(other)\n`,
        "s.yaml": text.replace("taken: 2026-11-22", "taken: 2026-10-01"),
        "broken.yaml": text.replace("never", "often"),
      },
      async (folder) => {
        const { stderr } = await runAsking(["check", "--snapshot", "s.yaml"], { cwd: folder });
        assert.match(stderr, /s\.yaml: It was taken of http:\/\/p:9090 on 2026-10-01, 52 days ago/);
        assert.match(stderr, /s\.yaml: It has no answer to (?:a question|\d+ questions) about these rules/);
        const broken = await runAsking(["check", "--snapshot", "broken.yaml"], { cwd: folder });
        assert.match(broken.stderr, /^promrules: broken\.yaml:\d+:\d+: Expected a number of series/);
        assert.equal(broken.exitCode, 2);
      },
    );
  }));

test("a snapshot that promrules.yaml names is used without being asked for", () =>
  withServer(answers, async ({ run, cwd }) => {
    await run("snapshot", "--prometheus", "http://p:9090", "-o", ".promrules/s.yaml");
    writeFileSync(path.join(cwd, "promrules.yaml"), "snapshot: .promrules/s.yaml\n");
    const { stdout, stderr } = runNow(["check", "rules.yml"], { cwd });
    assert.match(stdout, /the snapshot of 2026-11-22.*\[unknown-metric\]/);
    assert.equal(stderr, "");
    writeFileSync(path.join(cwd, "promrules.yaml"), "snapshot: other.yaml\n");
    const missing = runNow(["check", "rules.yml"], { cwd });
    assert.deepEqual(
      [missing.exitCode, missing.stderr],
      [2, "promrules: other.yaml: no such file or directory\n"],
    );
  }));

test("credentials come from the environment, and what is wrong with the server's address is said", () =>
  withServer(
    answers,
    async ({ run, settings }) => {
      await run("check", "--prometheus", "https://p:9090/prefix", "rules.yml");
      const [{ url, authentication, headers } = {}] = settings as [ServerSettings];
      assert.equal(url, "https://p:9090/prefix");
      assert.ok(authentication?.kind === "bearer");
      assert.equal(await authentication.token("https://p:9090"), "secret");
      assert.equal(await authentication.token("https://other:9090"), undefined);
      assert.deepEqual(headers, [["X-Scope-OrgID", "a"]]);
      const wrong = await run("check", "--prometheus", "https://user:pass@p:9090", "rules.yml");
      assert.equal(wrong.exitCode, 2);
      assert.match(wrong.stderr, /^promrules: --prometheus must not hold credentials/);
      assert.doesNotMatch(wrong.stderr, /user:pass/);
      const both = await run("check", "--prometheus", "https://p:9090", "--snapshot", "a", "rules.yml");
      assert.equal(both.exitCode, 2);
    },
    { PROMRULES_TOKEN: "secret", PROMRULES_HEADERS: "X-Scope-OrgID: a" },
  ));

test("applies --prometheus tells a metric that the target does not have from a condition that is false", () =>
  withServer(
    {
      labelValues: { items: ["up", "there"], isTruncated: false },
      query: { kind: "vector", samples: [] },
      rules: [],
    },
    async ({ run, cwd }) => {
      const alerts = ["there > 1", "gone_metric > 1"].map((expr, at) => `- {alert: A${at}, expr: ${expr}}`);
      writeFileSync(path.join(cwd, "a.yml"), `groups:\n- name: a\n  rules:\n  ${alerts.join("\n  ")}\n`);
      const asked = ["applies", "a.yml", "--labels", '{job="a"}', "--prometheus", "http://p:9090"];
      const { stdout, exitCode } = await run(...asked);
      assert.match(stdout, /^A0 \(a\.yml:4\): applies$/m);
      assert.match(
        stdout,
        /^A1 \(a\.yml:5\): its metric is not there\n.* `http:\/\/p:9090` has no series of `gone_metric` with its labels\.$/m,
      );
      assert.equal(exitCode, 0);
      const json = JSON.parse((await run(...asked, "--format", "json")).stdout);
      assert.deepEqual(
        json.rules.map(({ verdict, missing }: { verdict: string; missing?: string[] }) => [verdict, missing]),
        [
          ["applies", undefined],
          ["applies", ["gone_metric"]],
        ],
      );
    },
  ));
