import type { JobUniverse } from "../project/label-universe.ts";
import type { Finding, ScrapeJobsCheck } from "./check.ts";

/** A target whose address is no host after relabelling is not scraped: the log tells, and `promtool check config` fails. */
export const refusedTarget: ScrapeJobsCheck = {
  id: "refused-target",
  summary: "A target whose address Prometheus refuses after relabelling",
  severity: "warning",
  looksAt: "scrape-jobs",

  *run({ jobs }) {
    for (const job of jobs) if (isSound(job)) yield* inJob(job);
  },
};

/** Rules that nobody sees may change the target; with one that is not valid nothing is loaded. */
function isSound({ scrapeConfig: { relabelConfigs, mayHaveMore } }: JobUniverse): boolean {
  return mayHaveMore === undefined && (relabelConfigs?.rules ?? []).every(({ isValid }) => isValid);
}

function* inJob({ targets, scrapeConfig }: JobUniverse): Iterable<Finding> {
  // Without relabelling it is a mistake for which Prometheus does not load the configuration.
  if ((scrapeConfig.relabelConfigs?.rules.length ?? 0) === 0) return;
  for (const { origin, place, exact } of targets) {
    if (origin !== "static" || exact.result.kind !== "rejected") continue;
    const { message } = exact.result;
    // What is wrong with intervals is told at the job, and what takes the address away where it does.
    if (!message.endsWith(" is not a valid hostname")) continue;
    yield {
      span: place.span,
      message: `${message}. Relabelling leaves it in \`__address__\`, so Prometheus does not scrape this target.`,
    };
  }
}
