import { test } from "node:test";
import { checkAlertExprs, checkExprFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { checkProject } from "../../../../test/support/project.ts";
import { probedInstance } from "./probed-instance.ts";

test("reports matchers that take Telegraf for the host that it probes", () => {
  checkAlertExprs(
    probedInstance,
    `
  max without (result, result_type) (net_response_result_code{instance="10.4.51.236"}) != 0
#                                                             ^^^^^^^^^^^^^^^^^^^^^^ \`instance\` of \`net_response_result_code\` is where Telegraf is scraped. What it probes is in \`server\`.
  ping_percent_packet_loss{host="10.4.51.236"} > 50
#                          ^^^^^^^^^^^^^^^^^^ \`host\` of \`ping_percent_packet_loss\` is the name of Telegraf's own host. What it probes is in \`url\`.
`,
  );
});

test("reports texts that take Telegraf for the host that it probes", () => {
  checkProblems(
    probedInstance,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: net_response_result_code == 2
        annotations:
          summary: Port {{ $labels.port }} on {{ $labels.instance }} is down
#                                                        ^^^^^^^^ \`instance\` of \`net_response_result_code\` is where Telegraf is scraped. What it probes is in \`server\`.
          description: '{{ $labels.server }} is down, says {{ $labels.instance }}'
          more: Telegraf on {{ $labels.host }} saw that it is down
`,
  );
});

test("stays silent about addresses with Telegraf's port, and other inputs", () => {
  checkAlertExprs(
    probedInstance,
    `
  net_response_result_code{instance="10.4.51.236:9273", host="probe-1"} == 1
  net_response_result_code{instance="10.4.51.236", server="10.0.0.1"} == 1
  redis_uptime{instance="10.4.51.236"} > 5
`,
  );
});

test("matches what is probed instead", () => {
  checkExprFix(
    "Match `server`",
    'net_response_result_code{<|>instance="10.4.51.236"} == 1',
    'net_response_result_code{server="10.4.51.236"} == 1',
  );
});

test("stays silent where a configuration writes something else into the label", () => {
  const rules = (label: string): string => `
#- /rules.yml
groups:
  - name: a
    rules:
      - alert: A
        expr: net_response_result_code{${label}="10.4.51.236"} == 1
`;
  const prometheus = (settings: string): string => `#- /prometheus.yml
rule_files: [rules.yml]
scrape_configs:
  - job_name: telegraf
${settings}
`;
  for (const configuration of [
    prometheus("    metric_relabel_configs: [{source_labels: [server], target_label: instance}]"),
    prometheus("    static_configs: [{targets: [a:9273], labels: {instance: 10.4.51.236}}]"),
    prometheus(`    static_configs: [{targets: ['10.4.51.236:9273']}]
    relabel_configs: [{source_labels: [__address__], regex: '(.*):.*', target_label: instance}]`),
    prometheus(`    consul_sd_configs: [{server: consul}]
    relabel_configs: [{source_labels: [__meta_consul_address], target_label: instance}]`),
    "#- /telegraf.conf\n[[processors.rename]]\n",
  ]) {
    checkProject(probedInstance, rules("instance") + configuration);
  }
  checkProject(probedInstance, `${rules("host")}#- /telegraf.conf\n[agent]\nhostname = "10.4.51.236"\n`);
  const marks = `#                                      ^^^^^^^^^^^^^^^^^^^^^^ \`instance\` of \`net_response_result_code\` is where Telegraf is scraped. What it probes is in \`server\`.\n`;
  const blackbox = prometheus(`    consul_sd_configs: [{server: consul}]
    relabel_configs: [{source_labels: [__param_target], target_label: instance}]`);
  checkProject(probedInstance, rules("instance") + marks + blackbox);
});

test("stays silent on texts where a configuration writes something else into the label", () => {
  const rules = `
#- /rules.yml
groups:
  - name: a
    rules:
      - alert: A
        expr: net_response_result_code == 1
        annotations:
          summary: "{{ $labels.instance }} is down"
`;
  const marks =
    "#                              ^^^^^^^^ `instance` of `net_response_result_code` is where Telegraf is scraped. What it probes is in `server`.\n";
  checkProject(probedInstance, rules + marks);
  checkProject(probedInstance, `${rules}#- /telegraf.conf\n[[processors.rename]]\n`);
});
