import type { RelabelRule } from "../files/scrape-config.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { Provenance, ProvenanceStep } from "../labels/provenance.ts";
import { isCopy } from "../labels/symbolic-relabel.ts";
import { isValidLabelName } from "../promql/names.ts";
import { expandReplacement } from "../regex/expand-replacement.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { JobUniverse } from "./label-universe.ts";

/** The labels of a job's targets that have the value of a label of the discovery, as relabelling copies it. */
export function copiesOf(name: string, job: JobUniverse, regex: RegexCompiler): readonly string[] {
  const { targetLabels } = job;
  if (targetLabels === undefined) return [];
  const rules = (job.scrapeConfig.relabelConfigs?.rules ?? []).filter((rule) => rule.addedBy === undefined);
  const found: string[] = [];
  for (const label of targetLabels.labels.values()) {
    if (label.from.some((way) => isCopied(name, way, rules))) found.push(label.name);
  }
  for (const mapped of mappedNames(name, rules, regex)) {
    const isOffered = presenceOf(name, job.discoveredLabels) !== "absent";
    const isThere = isOffered && presenceOf(mapped, targetLabels) !== "absent";
    if (isThere && !found.includes(mapped)) found.push(mapped);
  }
  return found;
}

/** Whether a way leads from the label to the end without a change of the value. */
function isCopied(name: string, way: Provenance, rules: readonly RelabelRule[]): boolean {
  const from = way.findIndex((step) => isFrom(name, step));
  return (
    from !== -1 &&
    way.slice(from).every(({ origin }) => {
      if (origin.kind === "address") return true;
      if (origin.kind !== "relabel" || origin.rule.stage !== "target") return false;
      const rule = rules[origin.rule.number - 1];
      return rule?.isValid === true && rule.config.action === "replace" && isCopy(rule.config);
    })
  );
}

/** Whether a step takes the value of the label. */
function isFrom(name: string, { origin }: ProvenanceStep): boolean {
  if (origin.kind === "address") return name === "__address__";
  if (origin.kind !== "relabel") return false;
  const { sourceLabels, action } = origin.rule;
  return action === "replace" && sourceLabels.length === 1 && sourceLabels[0] === name;
}

/** What `labelmap` calls it. */
function* mappedNames(name: string, rules: readonly RelabelRule[], regex: RegexCompiler): Iterable<string> {
  for (const { isValid, config } of rules) {
    if (!isValid || config.action !== "labelmap") continue;
    const compiled = regex(config.regex);
    const match = compiled.ok ? compiled.match(name) : undefined;
    const mapped = match && expandReplacement(config.replacement, match);
    if (mapped !== undefined && isValidLabelName(mapped, "utf8") && !mapped.startsWith("__")) yield mapped;
  }
}
