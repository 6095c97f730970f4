import type { JobUniverse } from "../project/label-universe.ts";
import type { Finding, ScrapeJobsCheck } from "./check.ts";

/** What Prometheus refuses after relabelling it does not scrape: its log tells, and `promtool check config` fails. */
export const refusedTarget: ScrapeJobsCheck = {
  id: "refused-target",
  summary: "A target that Prometheus refuses to scrape",
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
  const isRelabelled = (scrapeConfig.relabelConfigs?.rules.length ?? 0) > 0;
  for (const { origin, place, exact } of targets) {
    // What takes the address away is told where it does.
    if (origin !== "static" || exact.result.kind !== "rejected" || exact.result.message === "no address")
      continue;
    const { message } = exact.result;
    const isOfAddress = message.endsWith(" is not a valid hostname");
    // Without relabelling that is a mistake for which Prometheus does not load the configuration.
    if (isOfAddress && !isRelabelled) continue;
    const hint = isOfAddress ? " Relabelling leaves it in `__address__`, which takes a host and a port." : "";
    yield { span: place.span, message: `${message}. Prometheus does not scrape this target.${hint}` };
  }
}
