import { test } from "node:test";
import { checkProject, checkProjectFix } from "../../../../test/support/project.ts";
import { upOfProbedPort } from "./up-of-probed-port.ts";

const telegraf = `[[inputs.net_response]]
  protocol = "tcp"
  address = "10.0.0.1:3306"
`;

const message =
  "`up` says whether Prometheus could scrape a target, and not whether a port answers. Telegraf tries 10.0.0.1:3306: `net_response_result_code` says what came of it.";

test("reports alerts on `up` of a port that Telegraf tries", () => {
  checkProject(
    upOfProbedPort,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - alert: A
        expr: up{instance="10.0.0.1:3306"} == 0
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${message}
#- /telegraf.conf
${telegraf}`,
  );
});

test("stays silent about other ports, and conditions that are about more", () => {
  checkProject(
    upOfProbedPort,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - alert: A
        expr: up{instance="10.0.0.1:3307"} == 0
      - alert: B
        expr: up{instance=~"mysql.+:3306"} == 0
      - alert: C
        expr: up{instance="10.0.0.1:3306"} == 1
      - record: d
        expr: up{instance="10.0.0.1:3306"} == 0
      - alert: E
        expr: up == 0 and on (instance) up{instance="10.0.0.1:3306"}
#- /telegraf.conf
${telegraf}`,
  );
});

test("stays silent where Prometheus scrapes the same port", () => {
  checkProject(
    upOfProbedPort,
    `
#- /prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: a
    static_configs:
      - targets: ["10.0.0.1:3306"]
#- /rules.yml
groups:
  - name: ports
    rules:
      - alert: A
        expr: up{instance="10.0.0.1:3306"} == 0
#- /telegraf.conf
${telegraf}`,
  );
});

test("knows targets beside others that are not known, and that discoveries may find any", () => {
  const files = (jobs: string, marks = ""): string => `
#- /prometheus.yml
rule_files: [rules.yml]
scrape_configs:
${jobs}
#- /rules.yml
groups:
  - name: ports
    rules:
      - alert: A
        expr: up{instance="10.0.0.1:3306"} == 0
${marks}#- /telegraf.conf
${telegraf}`;
  const pods = `  - job_name: pods
    kubernetes_sd_configs: [{role: pod}]
    relabel_configs: [{action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}]`;
  const known = '  - job_name: a\n    static_configs: [{targets: ["10.0.0.1:3306"]}]';
  checkProject(upOfProbedPort, files(`${pods}\n${known}`));
  checkProject(upOfProbedPort, files("  - job_name: a\n    consul_sd_configs: [{server: consul}]"));
  checkProject(upOfProbedPort, files(pods, `#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${message}\n`));
});

test("stays silent where something gives the metric another name", () => {
  checkProject(
    upOfProbedPort,
    `
#- /rules.yml
groups:
  - name: ports
    rules:
      - alert: A
        expr: up{instance="10.0.0.1:3306"} == 0
#- /telegraf.conf
${telegraf}  name_override = "ports"
`,
  );
});

test("watches what Telegraf measures instead", () => {
  const files = (expr: string): string => `
#- /rules.yml
groups:
  - name: ports
    rules:
      - alert: A
        expr: ${expr}
#- /telegraf.conf
${telegraf}`;
  checkProjectFix(
    "Watch what Telegraf measures",
    files('up{instance="10.0.0.1:3306"<|>} == 0'),
    files(
      'max without (result, result_type) (net_response_result_code{server="10.0.0.1", port="3306", protocol="tcp"}) >= 1 <= 2',
    ),
  );
});
