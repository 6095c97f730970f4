import { isPlaceholder } from "../files/prometheus-config/placeholder.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import { goQuote } from "../text/go-quote.ts";
import type { Finding, PrometheusConfigCheck } from "./check.ts";

/**
 * Prometheus keeps its jobs by name: with two of the same, it does not load the configuration. Two in one file are
 * found where it is read; here, a file of `scrape_config_files` is held against those that are loaded before it.
 */
export const duplicateJob: PrometheusConfigCheck = {
  id: "duplicate-job",
  summary: "Two jobs with the same name in one configuration",
  severity: "error",
  looksAt: "prometheus-config",

  *run({ config, universe }) {
    const own = new Set(config.scrapeConfigs);
    const firsts = new Map<string, JobUniverse>();
    for (const job of universe.jobs) {
      const first = firsts.get(job.job);
      if (first === undefined) firsts.set(job.job, job);
      else if (first.file !== job.file && own.has(job.scrapeConfig))
        yield* repetition(first, job, universe.config.path);
    }
  },
};

/** Mirrors `GetScrapeConfigs` of config/config.go. */
function* repetition(
  first: JobUniverse,
  { job, scrapeConfig }: JobUniverse,
  main: string,
): Iterable<Finding> {
  const name = scrapeConfig.jobName;
  if (name === undefined || isPlaceholder(job)) return;
  const where = first.file === main ? "main config file" : goQuote(first.file);
  const place = first.scrapeConfig.jobName?.scalar.span;
  yield {
    span: name.scalar.span,
    message: `found multiple scrape configs with job name ${goQuote(job)}, first found in ${where}`,
    ...(place !== undefined && {
      related: [{ span: place, message: "The first of these jobs.", file: first.file }],
    }),
  };
}
