import assert from "node:assert/strict";
import { test } from "node:test";
import { projectOf } from "../../../../test/support/project.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readFile } from "../files/read-file.ts";
import type { JobUniverse } from "./label-universe.ts";
import { monitorJobs } from "./monitor-jobs.ts";

const monitor = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: {name: web, namespace: shop}
spec:
  targetLabels: [team]
  endpoints:
  - port: http
    relabelings:
    - {sourceLabels: [__meta_kubernetes_node_name], targetLabel: machine}
`;

test("the labels of a monitor's targets come from the operator and from the user's rules", () => {
  const [job] = jobsOf(monitor);
  assert.equal(job!.job, "serviceMonitor/shop/web/0");
  const labels = [...job!.targetLabels!.labels.keys()].filter((name) => !name.startsWith("__")).sort();
  assert.deepEqual(
    labels,
    "container endpoint instance job machine namespace node pod service team".split(" "),
  );
  assert.match(waysOf(job!, "team"), /^discovery operator ServiceMonitor at team$/m);
  assert.match(waysOf(job!, "endpoint"), /^operator ServiceMonitor at http$/m);
  assert.match(waysOf(job!, "machine"), /^discovery relabel 1 at /m);
});

test("what a Prometheus resource adds is not known", () => {
  const [job] = jobsOf(monitor);
  assert.equal(job!.isBounded, false);
  for (const { certainty, values } of job!.targetLabels!.labels.values()) {
    assert.deepEqual([certainty, values.kind], ["possible", "unknown"]);
  }
});

test("a project knows the jobs of all monitors", () => {
  const project = projectOf(`#- /w/a.yml\n${monitor}#- /w/b.yml\ngroups: []\n`);
  assert.deepEqual(
    [...project.monitorJobs()].map(({ job }) => job),
    ["serviceMonitor/shop/web/0"],
  );
});

test("static targets of a Probe are known", () => {
  const [job] = jobsOf(`apiVersion: monitoring.coreos.com/v1
kind: Probe
metadata: {name: sites, namespace: web}
spec:
  prober: {url: "blackbox:9115"}
  targets: {staticConfig: {static: [example.com], labels: {env: prod}}}
`);
  assert.deepEqual(
    [...job!.targets[0]!.labels!],
    Object.entries({ env: "prod", instance: "example.com", job: "probe/web/sites", namespace: "web" }),
  );
});

function jobsOf(text: string): readonly JobUniverse[] {
  return monitorJobs("/w/a.yml", readFile(text, { options: testReadOptions }));
}

/** Each way in which a label comes about, in a line. */
function waysOf(job: JobUniverse, name: string): string {
  return job
    .targetLabels!.labels.get(name)!
    .from.map((way) => {
      const steps = way.map(({ origin }) => {
        if (origin.kind === "operator") return `operator ${origin.resource}`;
        return origin.kind === "relabel" ? `relabel ${origin.rule.number}` : origin.kind;
      });
      const place = way.at(-1)!.place;
      return `${steps.join(" ")}${place ? ` at ${monitor.slice(place.span.from, place.span.to)}` : ""}`;
    })
    .join("\n");
}
