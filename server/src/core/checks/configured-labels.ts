import type { CatalogueMetric } from "../catalogue/catalogue-metric.ts";
import { entryOf } from "../files/telegraf/telegraf-config.ts";
import type { RelabelConfig } from "../labels/relabel-config.ts";
import { telegrafIndex } from "../project/telegraf-index.ts";
import type { RuleInProject } from "./check.ts";

/** Whether a configuration of the workspace may take a label from a metric of Telegraf, or write something else into it. */
export function mayLoseLabel(label: string, metric: CatalogueMetric, subject: RuleInProject): boolean {
  const { telegraf, knowledge, options } = subject;
  const drops = ({ action, regex, targetLabel }: RelabelConfig): boolean => {
    if (action !== "labeldrop" && action !== "labelkeep") return targetLabel === label;
    const compiled = options.regex(regex);
    return compiled.ok && compiled.matches(label) === (action === "labeldrop");
  };
  if (knowledge.jobs.some(({ scrapeConfig }) => hasRule(scrapeConfig.metricRelabelConfigs, drops)))
    return true;
  if (telegraf === undefined) return false;
  const { measurements } = options.catalogue!.telegraf;
  const made = telegrafIndex(telegraf, measurements).get(metric.name);
  return (
    telegraf.hasProcessors ||
    telegraf.outputs.some(({ plugin }) => filters.some((key) => entryOf(plugin.settings, key))) ||
    made?.some(({ labels }) => labels.some(({ name }) => name === label)) === false
  );
}

const filters = ["tagexclude", "taginclude", "fieldexclude", "fielddrop", "fieldinclude", "fieldpass"];

/** Whether a configuration of the workspace may write into a label of Telegraf's metrics what it likes. */
export function mayWriteLabel(label: string, { telegraf, knowledge }: RuleInProject): boolean {
  return (
    telegraf?.hasProcessors === true ||
    telegraf?.globalTags.some(({ entry }) => entry.key === label) === true ||
    knowledge.jobs.some(({ scrapeConfig }) =>
      hasRule(scrapeConfig.metricRelabelConfigs, (config) => writes(config, label)),
    )
  );
}

/** Whether a target may have an address as its `instance` that has no port. */
export function mayHaveInstance(value: string, { knowledge }: RuleInProject): boolean {
  return knowledge.jobs.some(({ targetLabels, scrapeConfig }) => {
    const values = targetLabels?.labels.get("instance")?.values;
    if (values?.kind === "known") return values.values.has(value);
    // What a probing exporter is asked for is no address of Telegraf's.
    const isOwn = ({ sourceLabels }: RelabelConfig): boolean => !sourceLabels.includes("__param_target");
    return hasRule(scrapeConfig.relabelConfigs, (config) => writes(config, "instance") && isOwn(config));
  });
}

function writes({ action, targetLabel }: RelabelConfig, label: string): boolean {
  return action === "labelmap" || targetLabel === label || targetLabel.includes("$");
}

type Rules = { readonly rules: readonly { readonly config: RelabelConfig }[] } | undefined;

function hasRule(list: Rules, isMeant: (config: RelabelConfig) => boolean): boolean {
  return list?.rules.some(({ config }) => isMeant(config)) === true;
}
