import { test } from "node:test";
import { checkProject } from "../../../../test/support/project.ts";
import { refusedTarget } from "./refused-target.ts";

test("reports targets whose address is a URL after relabelling", () =>
  checkProject(
    refusedTarget,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: blackbox
  static_configs:
  - targets: ["https://example.com", "example.com"]
#             ^^^^^^^^^^^^^^^^^^^^^ "https://example.com" is not a valid hostname. Relabelling leaves it in \`__address__\`, so Prometheus does not scrape this target.
  relabel_configs:
  - {source_labels: [__address__], target_label: __param_target}
`,
  ));

test("stays silent where a rule gives the target an address", () =>
  checkProject(
    refusedTarget,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: blackbox
  static_configs: [{targets: ["https://example.com"]}]
  relabel_configs:
  - {source_labels: [__address__], target_label: __param_target}
  - {target_label: __address__, replacement: "prober:9115"}
`,
  ));

test("leaves it to others to tell of intervals, of an address that is taken away, and of a URL without relabelling", () =>
  checkProject(
    refusedTarget,
    `
#- /w/prometheus.yml
scrape_configs:
- job_name: a
  static_configs: [{targets: [a]}]
  relabel_configs:
  - {action: labeldrop, regex: __address__}
#            ^^^^^^^^^ no-targets-left: No target of this job is left: this rule takes \`__address__\` away, without which there is nothing to scrape.
- job_name: b
  static_configs: [{targets: ["http://b"]}]
#                             ^^^^^^^^^^ invalid-prometheus-config: "http://b" is not a valid hostname
`,
  ));
