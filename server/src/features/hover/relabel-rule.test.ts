import assert from "node:assert/strict";
import { test } from "node:test";
import { atCursor } from "../../../../test/support/check-features.ts";
import { provideHover } from "../hover.ts";

const start = `scrape_configs:
  - job_name: node
    static_configs:
      - targets: [a:9100, b:9100, c, d]
        labels: {team: web}
    kubernetes_sd_configs: [{role: pod}]
    relabel_configs:
`;

function check(rules: string, expected: string): void {
  const indented = rules.trim().replaceAll(/^/gm, "      ");
  checkText(`${start}${indented}\n`, expected, "/w/prometheus.yml");
}

function checkText(text: string, expected: string, path: string): void {
  const { context, offset } = atCursor(text, { path });
  const contents = provideHover(context, offset)?.contents;
  assert.ok(contents !== undefined && typeof contents === "object" && "value" in contents);
  assert.equal(contents.value, expected.trim());
}

test("says what a relabel rule does, and shows it with the known targets", () => {
  check(
    `
- source_labels: [__address__]
  regex: (.+):<|>\\d+
  target_label: host`,
    `
Relabel rule 1 of job \`node\`

If \`__address__\` matches \`(.+):\\d+\`, sets \`host\` to \`$1\`, with what the pattern's groups took.

| Target | Before | After |
|---|---|---|
| \`a:9100\` | \`__address__="a:9100"\` | \`host="a"\` |
| \`b:9100\` | \`__address__="b:9100"\` | \`host="b"\` |
| \`c\` | \`__address__="c"\` | unchanged |

And 1 more target.

After it, targets of \`kubernetes_sd_configs\` (role \`pod\`) may have \`host\`.
`,
  );
});

test("shows which targets a rule drops, and where none gets to the next one", () => {
  check(
    `
- source_labels: [__address__]
  regex: a|b.*|c
  action: keep
<|>- regex: .*
  action: drop`,
    `
Relabel rule 2 of job \`node\`

Drops targets of which the empty text matches \`.*\`.

| Target | Before | After |
|---|---|---|
| \`a:9100\` | dropped before |  |
| \`b:9100\` | – | dropped |
| \`c\` | – | dropped |

And 1 more target.

Drops all targets of \`kubernetes_sd_configs\` (role \`pod\`).
`,
  );
});

test("says in plain text what a labelmap copies", () => {
  const text = `scrape_configs:
  - job_name: pods
    kubernetes_sd_configs: [{role: node}]
    relabel_configs:
      - action: labelmap
        regex: __meta_kubernetes_node_label_<|>(.+)
`;
  const { context, offset } = atCursor(text, {
    path: "/w/prometheus.yml",
    client: { hoverFormat: "plaintext" },
  });
  const contents = provideHover(context, offset)?.contents;
  assert.ok(typeof contents === "object" && "value" in contents);
  assert.equal(
    contents.value,
    `Relabel rule 1 of job pods

Copies each label whose name matches __meta_kubernetes_node_label_(.+) to the name $1.

Of the discovered labels it copies __meta_kubernetes_node_label_<labelname>.

Targets of kubernetes_sd_configs (role node) are known at run time only.`,
  );
});

test("says what metric and alert relabel rules do", () => {
  checkText(
    `scrape_configs:
  - job_name: a
    metric_relabel_configs:
      - source_labels: [__name__, le]
        regex: <|>"x;.*"
        action: drop
`,
    `
Metric relabel rule 1 of job \`a\`

Drops series of which \`__name__\` and \`le\` joined by \`;\` matches \`x;.*\`.
`,
    "/w/prometheus.yml",
  );
  checkText(
    "alerting:\n  alert_relabel_configs:\n    - {regex: <|>replica, action: labeldrop}\nscrape_configs: []\n",
    "Alert relabel rule 1\n\nRemoves each label whose name matches `replica`.",
    "/w/prometheus.yml",
  );
});

test("knows the rules of monitors", () => {
  checkText(
    `apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: a, namespace: b}
spec:
  podMetricsEndpoints:
    - port: web
      relabelings:
        - sourceLabels: [__meta_kubernetes_pod_node_name]
          targetLabel: no<|>de
`,
    `
Relabel rule 1 of job \`podMonitor/b/a/0\`

Copies \`__meta_kubernetes_pod_node_name\` to \`node\`; where that is empty, \`node\` goes away.

After it, targets of \`kubernetes_sd_configs\` (role \`pod\`) may have \`node\`.
`,
    "/w/monitors.yml",
  );
});

test("says what a label of service discovery holds, and from which discovery of the job", () => {
  check(
    "- source_labels: [__meta_kubernetes_pod_<|>ip]\n  target_label: ip",
    `
\`__meta_kubernetes_pod_ip\` · label of service discovery

- \`kubernetes_sd_configs\`, role \`pod\`: IP of the pod.

It exists only while targets are relabelled: series never have it.
`,
  );
  check(
    "- source_labels: [__meta_ec2_<|>region]\n  target_label: region",
    `
\`__meta_ec2_region\` · label of service discovery

- \`aws_sd_configs\`, role \`ec2\`: EC2 instance: region. Since Prometheus 3.8.
- \`ec2_sd_configs\`: EC2 instance: region. Since Prometheus 2.39.

It exists only while targets are relabelled: series never have it.

No discovery of job \`node\` gives it.
`,
  );
});

test("says from where a rule has a label that it reads", () => {
  check(
    `
- target_label: __tmp_host
  replacement: x
- source_labels: [__tmp_<|>host]
  target_label: host`,
    `
\`__tmp_host\` · label

- set by rule 1 ([prometheus.yml:8](file:///w/prometheus.yml#L8))

Prefix that is free for intermediate values of relabelling. Series never have it: it is taken away when relabelling is done.
`,
  );
  check(
    "- source_labels: [te<|>am]\n  target_label: techteam",
    `
\`team\` · label

- set to \`web\` in \`static_configs\` ([prometheus.yml:5](file:///w/prometheus.yml#L5))
`,
  );
});
