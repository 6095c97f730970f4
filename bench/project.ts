import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { BenchOptions } from "./bench-options.ts";
import { cacheFolder } from "./input-files.ts";
import { runProcess } from "./run-process.ts";
import { median } from "./statistics.ts";
import type { Row } from "./table.ts";

/** `promrules labels` of a prometheus.yml with 1,000 jobs, as a whole process. */
export function measureProject({ dist, isQuick }: BenchOptions): Row[] {
  const folder = path.join(cacheFolder, "jobs-1000");
  mkdirSync(folder, { recursive: true });
  const config = path.join(folder, "prometheus.yml");
  const jobs = Array.from({ length: 1000 }, (_, index) => job(index));
  writeFileSync(config, `scrape_configs:\n${jobs.join("")}`);
  const command = [process.execPath, path.join(dist, "promrules.js"), "labels", "--config", config];
  const walls = Array.from({ length: isQuick ? 3 : 7 }, () => runProcess(command).wall);
  return [
    {
      metric: "`promrules labels` of 1,000 jobs: wall",
      anchor: "",
      value: Math.round(median(walls)),
      unit: "ms",
    },
  ];
}

function job(index: number): string {
  return `- job_name: job-${index}
  kubernetes_sd_configs: [{role: pod}]
  relabel_configs:
  - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}
  - {source_labels: [__meta_kubernetes_pod_label_app], regex: service-${index}, action: keep}
  - {regex: __meta_kubernetes_pod_label_(.+), action: labelmap}
`;
}
