import type { RelabelRule } from "../files/scrape-config.ts";
import { describeMetaLabel, isNameOf, type MetaLabel, metaLabelsOf } from "../labels/meta-labels.ts";
import { frameOf } from "../labels/pattern-facts.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { DiscoveredTargets, JobUniverse } from "../project/label-universe.ts";
import { intersects, languageOf } from "../regex/language.ts";
import type { Fix } from "../text/fix.ts";
import { similarName } from "../text/similar-name.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import type { YamlScalar } from "../yaml/yaml-node.ts";
import type { Finding, ScrapeJobs, ScrapeJobsCheck } from "./check.ts";
import { relabelListsOf } from "./relabel-lists.ts";

/** A label that is not there counts as empty, so the rule does something else than it says. */
export const unknownMetaLabel: ScrapeJobsCheck = {
  id: "unknown-meta-label",
  summary: "A `__meta_*` label that the service discovery of the job does not give",
  severity: "warning",
  looksAt: "scrape-jobs",

  *run(subject) {
    for (const { stage, job, rules } of relabelListsOf(subject)) {
      if (stage !== "target" || job === undefined || !isAllKnown(job)) continue;
      for (const rule of rules) {
        if (rule.addedBy === undefined) yield* inRule(rule, job, subject);
      }
    }
  },
};

/** Programs that write target files give what they like. */
function isAllKnown({ scrapeConfig, targets, discoveries }: JobUniverse): boolean {
  return scrapeConfig.targetFiles.length === 0 && targets.length + discoveries.length > 0;
}

function* inRule(rule: RelabelRule, job: JobUniverse, subject: ScrapeJobs): Iterable<Finding> {
  const { config, sourceLabels, regex } = rule;
  for (const { value, scalar } of sourceLabels) {
    if (value.startsWith("__meta_") && !mayHave(value, rule, job)) {
      yield* unknownName(value, { job, scalar, text: subject.text });
    }
  }
  const isOfMeta = config.action === "labelmap" && frameOf(config.regex).prefix.startsWith("__meta_");
  if (regex === undefined || !isOfMeta || mayMatchName(rule, job, subject)) return;
  yield { span: regex.scalar.span, message: `This matches none of the labels that ${givers(job)} gives.` };
}

/** Whether a label may be there when the rule is reached. What no rule is reached by is not looked at. */
function mayHave(name: string, { config }: RelabelRule, job: JobUniverse): boolean {
  const ofTargets = job.targets.flatMap(
    ({ exact }) => exact.steps.find((step) => step.config === config) ?? [],
  );
  const ofDiscoveries = job.discoveries.flatMap(
    ({ steps }) => steps.find((step) => step.rule.config === config) ?? [],
  );
  if (ofTargets.length + ofDiscoveries.length === 0) return true;
  return (
    ofTargets.some(({ before }) => before.has(name)) ||
    ofDiscoveries.some(({ before }) => presenceOf(name, before) !== "absent") ||
    job.discoveries.some((discovery) => otherwiseGiven(discovery, job).some((label) => isNameOf(name, label)))
  );
}

/** Whether the Prometheus resource makes the operator look at endpoints or at their slices is not known. */
function otherwiseGiven(
  { sd, role }: DiscoveredTargets,
  { scrapeConfig }: JobUniverse,
): readonly MetaLabel[] {
  if (sd !== "kubernetes" || scrapeConfig.mayHaveMore === undefined) return [];
  if (role === "endpoints") return metaLabelsOf(sd, "endpointslice");
  return role === "endpointslice" ? metaLabelsOf(sd, "endpoints") : [];
}

interface WrittenName {
  readonly job: JobUniverse;
  readonly scalar: YamlScalar;
  readonly text: string;
}

function* unknownName(name: string, { job, scalar, text }: WrittenName): Iterable<Finding> {
  const offered = job.discoveries.flatMap((discovery) => [
    ...discovery.discoveredLabels.labels.keys(),
    ...otherwiseGiven(discovery, job).map((label) => label.name),
  ]);
  const others = givenElsewhere(name);
  const meant =
    others === undefined
      ? similarName(
          name,
          offered.filter((each) => each.startsWith("__meta_")),
        )
      : undefined;
  // A release that is newer than the table may give it.
  const isNew = meant === undefined && others === undefined;
  if (isNew && job.discoveries.some(({ sd }) => name.startsWith(`__meta_${sd}_`))) return;
  const hint = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
  const more = others === undefined ? hint : ` It comes from ${others}.`;
  const fix = meant === undefined ? undefined : renameFix(meant, scalar, text);
  const message = `\`${name}\` is always empty: ${givers(job)} does not give it.${more}`;
  yield { span: scalar.span, message, ...(fix && { fixes: [fix] }) };
}

function renameFix(meant: string, scalar: YamlScalar, text: string): Fix | undefined {
  const edit = replaceInScalar(text, scalar, { span: { from: 0, to: scalar.value.length }, newText: meant });
  return edit && { title: `Write \`${meant}\``, safe: false, edits: [edit] };
}

/** Which discovery or role has a label of this name, in words. */
function givenElsewhere(name: string): string | undefined {
  const known = describeMetaLabel(name);
  const first = known.find(({ sd }) => name.startsWith(`__meta_${sd}_`)) ?? known[0];
  if (first === undefined) return undefined;
  const roles = [...new Set(known.filter(({ sd }) => sd === first.sd).flatMap(({ role }) => role ?? []))];
  const shown = roles.map((role) => `\`${role}\``).join(" and ");
  return `\`${first.sd}_sd_configs\`${roles.length === 0 ? "" : ` with the role ${shown}`}`;
}

/** Where the targets of a job come from, in words. */
function givers({ discoveries, scrapeConfig }: JobUniverse): string {
  const kinds = discoveries.map(({ sd, role }) => {
    const what =
      scrapeConfig.mayHaveMore === undefined ? `\`${sd}_sd_configs\`` : "the discovery of this monitor";
    return role === undefined ? what : `${what} with the role \`${role}\``;
  });
  const shown = [...new Set(kinds)].slice(0, 3);
  return shown.length === 0 ? "`static_configs`" : shown.join(" or ");
}

function mayMatchName({ config }: RelabelRule, job: JobUniverse, { options }: ScrapeJobs): boolean {
  const regex = options.regex(config.regex);
  const wanted = languageOf(config.regex);
  if (!regex.ok || wanted === undefined) return true;
  if (job.targets.some(({ exact }) => anyMatches(exact.discovered.keys(), regex))) return true;
  if (job.targets.length > 0 && job.discoveries.length === 0) return makesMeta(job);
  return (
    makesMeta(job) ||
    job.discoveries.some((discovery) => {
      if (anyMatches(discovery.discoveredLabels.labels.keys(), regex)) return true;
      const metas = [...metaLabelsOf(discovery.sd, discovery.role), ...otherwiseGiven(discovery, job)];
      // Without a table everything is possible.
      if (metas.length === 0) return true;
      return metas.some(({ name, pattern }) =>
        pattern === undefined ? regex.matches(name) : overlaps(pattern, config.regex),
      );
    })
  );
}

function anyMatches(names: Iterable<string>, regex: { matches(text: string): boolean }): boolean {
  for (const name of names) if (regex.matches(name)) return true;
  return false;
}

function overlaps(one: string, other: string): boolean {
  const [left, right] = [languageOf(one), languageOf(other)];
  return left === undefined || right === undefined || intersects(left, right) !== false;
}

/** Whether rules of the job make meta labels themselves. */
function makesMeta({ scrapeConfig }: JobUniverse): boolean {
  return (scrapeConfig.relabelConfigs?.rules ?? []).some(
    ({ config }) => config.targetLabel.startsWith("__meta_") || config.targetLabel.includes("$"),
  );
}
