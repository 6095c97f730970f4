import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { invalidPrometheusConfig } from "./invalid-prometheus-config.ts";

test("reports what fields of a job have to do with each other", () => {
  checkProblems(
    invalidPrometheusConfig,
    `
global:
  scrape_interval: 15s
scrape_configs:
  - job_name: node
    scrape_timeout: 20s
#                   ^^^ scrape timeout greater than scrape interval for scrape config with job name "node"
    scrape_protocols: [PrometheusText1.0.0, prometheusproto]
#                                           ^^^^^^^^^^^^^^^ scrape_protocols: unknown scrape protocol prometheusproto, supported: …
    bearer_token: a
    bearer_token_file: b
#                      ^ at most one of bearer_token & bearer_token_file must be configured
    static_configs:
      - targets: ["http://a:9100", "a:9100"]
#                 ^^^^^^^^^^^^^^^ "http://a:9100" is not a valid hostname
      -
#     ^ empty or null section in static_configs
  - scheme: https
#   ^^^^^^ job_name is empty
`,
  );
});

test("reports patterns of paths that Prometheus does not take", () => {
  checkProblems(
    invalidPrometheusConfig,
    `
rule_files: [rules/*.yml, rules/*/*.yml]
#                         ^^^^^^^^^^^^^ invalid rule file path "rules/*/*.yml"
scrape_configs:
  - job_name: node
    file_sd_configs:
      - files: [targets/*.json, targets.txt]
#                               ^^^^^^^^^^^ path name "targets.txt" is not valid for file discovery
`,
  );
});

test("reports what a discovery lacks", () => {
  checkProblems(
    invalidPrometheusConfig,
    `
scrape_configs:
  - job_name: pods
    kubernetes_sd_configs:
      - role: pods
#             ^^^^ unknown Kubernetes SD role "pods". Did you mean \`pod\`?
      - namespaces: {names: [a]}
#       ^^^^^^^^^^ role missing (one of: pod, service, endpoints, endpointslice, node, ingress)
    http_sd_configs:
      - url: ftp://a
#            ^^^^^^^ URL scheme must be 'http' or 'https'
    dns_sd_configs:
      - {names: [a], type: A}
#                          ^ a port is required in DNS-SD configs for all record types except SRV
`,
  );
});

test("stays silent on what is still to be filled in", () => {
  checkProblems(
    invalidPrometheusConfig,
    `
global:
  scrape_interval: \${INTERVAL}
  external_labels:
    replica: \${HOSTNAME}
scrape_configs:
  - job_name: pods
    scrape_timeout: 2m
    sample_limit: $LIMIT
    kubernetes_sd_configs: [{role: "\${ROLE}"}]
    http_sd_configs: [{url: "\${URL}"}]
`,
  );
});

test("stays silent on a file with jobs alone, which may belong to another one with longer intervals", () => {
  checkProblems(
    invalidPrometheusConfig,
    `
scrape_configs:
  - job_name: node
    scrape_timeout: 2m
`,
  );
});

test("offers the word that was meant", () => {
  checkFix(
    "Change to `endpointslice`",
    "scrape_configs:\n- job_name: a\n  kubernetes_sd_configs: [{role: 'endpoint<|>slices'}]\n",
    "scrape_configs:\n- job_name: a\n  kubernetes_sd_configs: [{role: 'endpointslice'}]\n",
  );
  checkFix(
    "Rename to `always_scrape_classic_histograms`",
    "scrape_configs:\n- job_name: a\n  scrape_classic<|>_histograms: true\n",
    "scrape_configs:\n- job_name: a\n  always_scrape_classic_histograms: true\n",
  );
});
