import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { checkProject } from "../../../../test/support/project.ts";
import { duplicateJob } from "./duplicate-job.ts";

test("reports the second job with a name", () => {
  checkProblems(
    duplicateJob,
    `
scrape_configs:
  - job_name: node
  - job_name: web
  - job_name: "node"
#             ^^^^^^ found multiple scrape configs with job name "node"
`,
  );
});

test("reports a name that a merge brings", () => {
  checkProblems(
    duplicateJob,
    `
scrape_configs:
  - &node
    job_name: node
  - <<: *node
#   ^^ found multiple scrape configs with job name "node"
    scheme: https
`,
  );
});

test("reports a job beside one that is broken", () => {
  checkProblems(
    duplicateJob,
    `
scrape_configs:
  - job_name: node
    metrics_pth: /m
#   ^^^^^^^^^^^ unknown-field: field metrics_pth not found in type config.ScrapeConfig. Did you mean \`metrics_path\`?
  - job_name: node
#             ^^^^ found multiple scrape configs with job name "node"
`,
  );
});

test("stays silent on names that are still to be filled in", () => {
  checkProblems(
    duplicateJob,
    `
scrape_configs:
  - job_name: \${JOB}
  - job_name: \${JOB}
  - job_name: node
`,
  );
});

test("reports a job of a file of `scrape_config_files` that another file has already", () =>
  checkProject(
    duplicateJob,
    `
#- /w/prometheus.yml
scrape_config_files: [jobs/*.yml]
scrape_configs:
  - job_name: node
#- /w/jobs/a.yml
scrape_configs:
  - job_name: node
#             ^^^^ found multiple scrape configs with job name "node", first found in main config file
  - job_name: web
  - job_name: \${JOB}
#- /w/jobs/b.yml
scrape_configs:
  - job_name: web
#             ^^^ found multiple scrape configs with job name "web", first found in "/w/jobs/a.yml"
  - job_name: db
  - job_name: \${JOB}
#- /w/other/prometheus.yml
scrape_configs:
  - job_name: db
`,
  ));
