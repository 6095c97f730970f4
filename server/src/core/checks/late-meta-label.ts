import { mayMakeLabel } from "../labels/rule-effects.ts";
import type { Finding, ScrapeJobsCheck } from "./check.ts";
import { type RelabelRules, relabelListsOf } from "./relabel-lists.ts";

/** Before the first scrape, Prometheus takes away what service discovery said. */
export const lateMetaLabel: ScrapeJobsCheck = {
  id: "late-meta-label",
  summary: "A label of service discovery in a relabel rule for series or alerts, which have none",
  severity: "warning",
  looksAt: "scrape-jobs",

  *run(subject) {
    for (const list of relabelListsOf(subject)) if (list.stage !== "target") yield* inList(list);
  },
};

function* inList({ stage, rules }: RelabelRules): Iterable<Finding> {
  const things = stage === "metric" ? "series" : "alerts";
  for (const [index, { sourceLabels }] of rules.entries()) {
    for (const { value, scalar } of sourceLabels) {
      const isMade = rules.slice(0, index).some(({ config }) => mayMakeLabel(config, value));
      if (isMade || !isForTargets.test(value)) continue;
      yield {
        span: scalar.span,
        message: `\`${value}\` is always empty here: ${things} do not have it, only targets in \`relabel_configs\` do.`,
      };
    }
  }
}

const isForTargets =
  /^__(?:meta_.+|address__|scheme__|metrics_path__|param_.+|scrape_interval__|scrape_timeout__)$/s;
