import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import type { LabelSet } from "../../server/src/core/labels/label-set.ts";
import type { RelabelAction, RelabelConfig } from "../../server/src/core/labels/relabel-config.ts";
import {
  type RelabelConfigFields,
  relabelConfigProblems,
} from "../../server/src/core/labels/relabel-config-problems.ts";
import {
  type DiscoveredTarget,
  publicLabels,
  type TargetConfig,
  targetLabelSteps,
} from "../../server/src/core/labels/target-labels.ts";
import { relabelConfig, relabelOptions } from "../support/label-sets.ts";
import { Random } from "../support/random.ts";
import { randomRelabelConfig } from "../support/random-relabelling.ts";
import { freePort } from "./running-prometheus.ts";

/**
 * A real Prometheus discovers and relabels the same targets. It is an old release, so all have a port, since it would
 * add one, and names are of the old kind.
 */

const folder = mkdtempSync(path.join(tmpdir(), "promrules-targets-"));
const options = { ...relabelOptions, names: "legacy" } as const;

interface Job {
  readonly rules: readonly RelabelConfig[];
  readonly targets: readonly DiscoveredTarget[];
  readonly discovery: "static" | "file";
}

const written: Readonly<Record<string, readonly Partial<RelabelConfig>[]>> = {
  "no rules": [],
  "no rules, and targets in a file": [],
  replace: [
    { sourceLabels: ["__address__"], regex: "([^:]+):(\\d+)", targetLabel: "port", replacement: "${2}" },
    { sourceLabels: ["zone", "a"], separator: "/", targetLabel: "joined" },
    { sourceLabels: ["missing"], targetLabel: "b" },
    { sourceLabels: ["a"], regex: "(.+)", targetLabel: "label_$1", replacement: "found" },
  ],
  "replace the address": [
    { sourceLabels: ["__address__"], targetLabel: "__param_target" },
    { sourceLabels: ["__param_target"], targetLabel: "instance" },
    { targetLabel: "__address__", replacement: "127.0.0.1:9115" },
  ],
  keep: [{ action: "keep", sourceLabels: ["a"], regex: "foo|b" }],
  drop: [{ action: "drop", sourceLabels: ["a", "b"], regex: "foo;.*" }],
  keepequal: [{ action: "keepequal", sourceLabels: ["a"], targetLabel: "b" }],
  dropequal: [{ action: "dropequal", sourceLabels: ["a"], targetLabel: "b" }],
  hashmod: [
    {
      action: "hashmod",
      sourceLabels: ["__address__", "a"],
      modulus: 18446744073709551615n,
      targetLabel: "hash",
    },
    { action: "hashmod", sourceLabels: ["a"], modulus: 7n, targetLabel: "shard" },
  ],
  labelmap: [{ action: "labelmap", regex: "__meta_(.+)", replacement: "meta_$1" }],
  labeldrop: [{ action: "labeldrop", regex: "a|job|zone" }],
  labelkeep: [{ action: "labelkeep", regex: "__(?:address|scheme|metrics_path|scrape_.+)__|a" }],
  "labelkeep without an address": [{ action: "labelkeep", regex: "a" }],
  "lowercase and uppercase": [
    { action: "lowercase", sourceLabels: ["text"], targetLabel: "lower" },
    { action: "uppercase", sourceLabels: ["text"], targetLabel: "upper" },
  ],
  "a timeout that is too long": [{ targetLabel: "__scrape_timeout__", replacement: "2h" }],
  "an address with a slash": [
    { sourceLabels: ["a"], regex: "foo", targetLabel: "__address__", replacement: "x/y:80" },
  ],
};

const names = Object.keys(written);
const random = new Random(42);
const jobs: readonly Job[] = [
  ...names.map((name, at) => ({
    rules: written[name]!.map(relabelConfig),
    targets: targetsOf(at),
    discovery: at % 2 === 0 ? ("static" as const) : ("file" as const),
  })),
  ...Array.from({ length: 120 }, (_, at) => ({
    rules: Array.from({ length: 1 + random.below(4) }, randomRule),
    targets: targetsOf(names.length + at),
    discovery: "static" as const,
  })),
];

/** The same for each job, but for an address of its own, so that none is taken for another. */
function targetsOf(job: number): readonly DiscoveredTarget[] {
  const groups: readonly Readonly<Record<string, string>>[] = [
    { a: "foo", b: "foo", zone: "eu", text: "Straße ΑΣ", m_a: "1" },
    { a: "b", b: "2", job: "own", instance: "own:1", x_a_y: "x;y" },
    { b: "Foo", __meta_x: "a/b", m_job: "m_a", a: "" },
  ];
  return groups.map((labels, at) => ({
    labels: new Map([["__address__", `127.0.${job}.${at}:80`]]),
    groupLabels: new Map(Object.entries(labels)),
  }));
}

/** One that this release accepts and for which it does the same as later ones. */
function randomRule(): RelabelConfig {
  for (;;) {
    const fields = fieldsOf(randomRelabelConfig(random));
    const { action, targetLabel = "", replacement } = fields;
    const isPlain = !targetLabel.includes("$") && targetLabel !== "__address__";
    // Which of several labels wins that are mapped to one name is left to chance; so they must keep their names apart.
    const isMapped = action !== "labelmap" || (/^[xm]_\(\.\+\)$/.test(fields.regex!) && replacement === "$1");
    const problems = [...relabelConfigProblems(fields, options)];
    if (isPlain && isMapped && problems.length === 0) return relabelConfig(withoutUndefined(fields));
  }
}

/** What is written of a rule: only what its action takes. */
function fieldsOf(rule: RelabelConfig): RelabelConfigFields & { readonly action: RelabelAction } {
  const { action } = rule;
  const isOfNames = action === "labeldrop" || action === "labelkeep" || action === "labelmap";
  const isEqual = action === "keepequal" || action === "dropequal";
  const hasRegex = isOfNames || action === "replace" || action === "keep" || action === "drop";
  const hasTarget = !isOfNames && action !== "keep" && action !== "drop";
  return {
    action,
    sourceLabels: isOfNames ? undefined : rule.sourceLabels,
    separator: isOfNames || isEqual ? undefined : rule.separator,
    targetLabel: hasTarget ? rule.targetLabel : undefined,
    regex: hasRegex ? rule.regex : undefined,
    replacement: action === "replace" || action === "labelmap" ? rule.replacement : undefined,
    modulus: action === "hashmod" ? rule.modulus : undefined,
  };
}

function withoutUndefined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: NonNullable<Fields[Key]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]: NonNullable<Fields[Key]>;
  };
}

function targetConfig(job: Job, at: number): TargetConfig {
  return {
    jobName: `job-${at}`,
    scheme: "http",
    metricsPath: "/metrics",
    scrapeInterval: "1h",
    scrapeTimeout: "10s",
    params: new Map([["module", ["tcp"]]]),
    convertClassicHistogramsToNhcb: false,
    alwaysScrapeClassicHistograms: false,
    scrapeNativeHistograms: false,
    relabelConfigs: job.rules,
  };
}

/** JSON is YAML, too; only numbers beyond what JavaScript can count are written by hand. */
function writeConfig(): string {
  const file = path.join(folder, "prometheus.yml");
  const config = { global: { scrape_interval: "1h" }, scrape_configs: jobs.map(scrapeConfig) };
  const text = JSON.stringify(config, (_, value) => (typeof value === "bigint" ? `#${value}#` : value), 1);
  writeFileSync(file, text.replace(/"#(\d+)#"/g, "$1"));
  return file;
}

function scrapeConfig(job: Job, at: number) {
  const groups = job.targets.map(({ labels, groupLabels }) => ({
    targets: [labels.get("__address__")],
    labels: Object.fromEntries(groupLabels),
  }));
  const targets = path.join(folder, `targets-${at}.json`);
  if (job.discovery === "file") writeFileSync(targets, JSON.stringify(groups));
  return {
    job_name: `job-${at}`,
    params: { module: ["tcp"] },
    ...(job.discovery === "file" ? { file_sd_configs: [{ files: [targets] }] } : { static_configs: groups }),
    relabel_configs: job.rules.map((rule) => {
      const fields = fieldsOf(rule);
      return {
        action: fields.action,
        source_labels: fields.sourceLabels,
        separator: fields.separator,
        target_label: fields.targetLabel,
        regex: fields.regex,
        replacement: fields.replacement,
        modulus: fields.modulus,
      };
    }),
  };
}

interface ActiveTarget {
  readonly scrapePool: string;
  readonly discoveredLabels: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

interface Targets {
  /** Of each job, in no order; targets that are refused are not among them. */
  readonly active: ReadonlyMap<string, readonly Pick<ActiveTarget, "discoveredLabels" | "labels">[]>;
  readonly dropped: number;
}

function expectedTargets(): Targets {
  const active: ActiveTarget[] = [];
  let dropped = 0;
  for (const [at, job] of jobs.entries()) {
    for (const target of job.targets) {
      const fileLabel = ["__meta_filepath", path.join(folder, `targets-${at}.json`)] as const;
      const groupLabels =
        job.discovery === "file" ? new Map([...target.groupLabels, fileLabel]) : target.groupLabels;
      const { discovered, result } = targetLabelSteps(
        { ...target, groupLabels },
        targetConfig(job, at),
        options,
      );
      if (result.kind === "dropped") dropped++;
      if (result.kind !== "scraped") continue;
      const labels = plain(publicLabels(result.labels));
      active.push({ scrapePool: `job-${at}`, discoveredLabels: plain(discovered), labels });
    }
  }
  return byJob(active, dropped);
}

function byJob(targets: readonly ActiveTarget[], dropped: number): Targets {
  const active = new Map<string, Pick<ActiveTarget, "discoveredLabels" | "labels">[]>();
  for (const { scrapePool, discoveredLabels, labels } of targets) {
    const rules = jobs[Number(scrapePool.slice("job-".length))]!.rules;
    // With rules, this release mixes what they make into the labels before them.
    const before = rules.length === 0 ? discoveredLabels : {};
    const list = active.get(scrapePool) ?? [];
    active.set(scrapePool, list);
    list.push({ discoveredLabels: before, labels });
  }
  for (const list of active.values()) list.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return { active, dropped };
}

/** Without the labels that this release does not have yet. */
function plain(labels: LabelSet): Readonly<Record<string, string>> {
  const known = [...labels].filter(([name]) => !/^__(?:convert_|always_|scrape_native_)/.test(name));
  return Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1)));
}

let server: ChildProcess;
let address: string;
let log = "";

before(async () => {
  address = `127.0.0.1:${await freePort()}`;
  const storage = `--storage.tsdb.path=${path.join(folder, "data")}`;
  const flags = [`--config.file=${writeConfig()}`, `--web.listen-address=${address}`, storage];
  server = spawn("prometheus", flags, { stdio: ["ignore", "ignore", "pipe"] });
  server.stderr!.on("data", (text) => (log += text));
});

after(() => {
  server.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  server.kill();
});

test("targets have the same labels before and after relabelling as in Prometheus", async () => {
  const expected = expectedTargets();
  const wanted = countOf(expected);
  assert.ok(wanted > 300, `${wanted} targets`);
  const actual = await discoveredTargets(wanted);
  for (const [at, { rules }] of jobs.entries()) {
    const shown = JSON.stringify(rules.map(fieldsOf), (_, value) =>
      typeof value === "bigint" ? `${value}` : value,
    );
    assert.deepEqual(actual.active.get(`job-${at}`), expected.active.get(`job-${at}`), shown);
  }
  assert.equal(actual.dropped, expected.dropped);
});

/** Asks until Prometheus has found as many targets as there should be, or no longer wants to find more. */
async function discoveredTargets(wanted: number): Promise<Targets> {
  const until = Date.now() + 60_000;
  for (;;) {
    assert.equal(server.exitCode, null, log);
    const found = await targetsNow();
    if (countOf(found) >= wanted || Date.now() > until) return found;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

async function targetsNow(): Promise<Targets> {
  const response = await fetch(`http://${address}/api/v1/targets`).catch(() => undefined);
  if (response?.ok !== true) return byJob([], 0);
  const { data } = (await response.json()) as {
    data: { activeTargets: readonly ActiveTarget[]; droppedTargets: readonly unknown[] };
  };
  const active = data.activeTargets.map(({ scrapePool, discoveredLabels, labels }) => ({
    scrapePool,
    discoveredLabels: plain(new Map(Object.entries(discoveredLabels))),
    labels: plain(new Map(Object.entries(labels))),
  }));
  return byJob(active, data.droppedTargets.length);
}

function countOf({ active, dropped }: Targets): number {
  return [...active.values()].reduce((sum, list) => sum + list.length, dropped);
}
