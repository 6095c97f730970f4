import { fileMonitors } from "../files/operator/file-monitors.ts";
import { toScrapeConfigs } from "../files/operator/to-scrape-configs.ts";
import type { PrometheusConfig } from "../files/scrape-config.ts";
import type { SourceFile } from "../files/source-file.ts";
import { ConfigJob } from "./config-job.ts";
import type { JobUniverse } from "./label-universe.ts";

/**
 * The jobs that the Prometheus Operator makes of the monitors in a file, remembered with this version of it. They are
 * never bounded: which Prometheus takes a monitor, and what that adds, nobody knows.
 */
export function monitorJobs(path: string, file: SourceFile): readonly JobUniverse[] {
  let jobs = remembered.get(file);
  if (jobs === undefined) {
    jobs = jobsOfMonitors(path, file);
    remembered.set(file, jobs);
  }
  return jobs;
}

/** Finds out what labels their targets have, step by step: there may be thousands of monitors. */
export function* prepareMonitors(path: string, file: SourceFile): Generator<void, void, void> {
  for (const job of monitorJobs(path, file)) {
    yield;
    // It is remembered with the job, after what it is made of.
    void job.seriesLabels;
  }
}

/** The same, made anew. */
export function jobsOfMonitors(path: string, file: SourceFile): readonly JobUniverse[] {
  const global = { path, file, config: noConfig };
  return fileMonitors(file)
    .flatMap(toScrapeConfigs)
    .map(
      (scrapeConfig) =>
        new ConfigJob({ scrapeConfig, file: path, source: file, global, targetFiles: new Map() }),
    );
}

const remembered = new WeakMap<SourceFile, readonly JobUniverse[]>();

/** The settings of a Prometheus resource are not known. */
const noConfig: PrometheusConfig = {
  node: undefined,
  scrapeInterval: undefined,
  scrapeTimeout: undefined,
  evaluationInterval: undefined,
  externalLabels: undefined,
  ruleFiles: [],
  scrapeConfigFiles: [],
  scrapeConfigs: [],
  alertRelabelConfigs: undefined,
  otherSources: [],
};
