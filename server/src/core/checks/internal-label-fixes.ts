import type { ReadOptions } from "../files/read-options.ts";
import { prefixOf } from "../labels/open-names.ts";
import { type PossibleLabels, presenceOf } from "../labels/possible-labels.ts";
import { targetLabelNames } from "../labels/target-label-names.ts";
import { addRelabelRule } from "../project/add-relabel-rule.ts";
import { copiesOf } from "../project/copied-labels.ts";
import type { Knowledge } from "../project/knowledge.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import type { Fix } from "../text/fix.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { listed } from "./listed.ts";
import type { RuleLabel } from "./rule-labels.ts";

interface Surroundings {
  readonly knowledge: Knowledge;
  readonly options: ReadOptions;
}

/** More than these nobody looks through. */
const mostFixes = 5;

/** Rules may use a label that has the value in the end: one that is there, or one that a new relabel rule makes. */
export function internalLabelFixes(
  name: string,
  labels: readonly RuleLabel[],
  { knowledge, options }: Surroundings,
): readonly Fix[] {
  const places = labels.filter((label) => label.name === name);
  const jobsByCopy = new Map<string, JobUniverse[]>();
  const others: JobUniverse[] = [];
  for (const job of knowledge.jobs) {
    const copies = copiesOf(name, job, options.regex);
    for (const copy of copies) jobsByCopy.set(copy, [...(jobsByCopy.get(copy) ?? []), job]);
    if (copies.length === 0 && keepsLabel(name, job)) others.push(job);
  }
  const fixes: Fix[] = [];
  for (const [copy, jobs] of jobsByCopy) {
    const edits = renamed(places, copy);
    const title = `Use \`${copy}\` (${listed(
      jobs.map(({ job }) => job),
      "job",
    )})`;
    if (edits !== undefined) fixes.push({ title, safe: false, edits });
  }
  for (const job of others) {
    if (fixes.length >= mostFixes) break;
    const fix = newLabelFix(name, [...jobsByCopy.keys()], { job, places });
    if (fix !== undefined) fixes.push(fix);
  }
  return fixes.slice(0, mostFixes);
}

function newLabelFix(
  name: string,
  usual: readonly string[],
  { job, places }: { readonly job: JobUniverse; readonly places: readonly RuleLabel[] },
): Fix | undefined {
  const to = freeName([...usual, ...targetLabelNames(name)], job);
  const edits = to === undefined ? undefined : renamed(places, to);
  if (to === undefined || edits === undefined) return undefined;
  const edit = addRelabelRule(job, { from: name, to });
  if (edit === undefined) return undefined;
  return {
    title: `Copy it to \`${to}\` in job \`${job.job}\`, and use that`,
    safe: false,
    edits,
    otherFiles: [{ file: job.file, edits: [edit] }],
  };
}

/** The first name that no target has, or else none that is known to be there. */
function freeName(names: readonly string[], { targetLabels }: JobUniverse): string | undefined {
  if (targetLabels === undefined) return undefined;
  return (
    names.find((name) => presenceOf(name, targetLabels) === "absent") ??
    names.find((name) => !targetLabels.labels.has(name))
  );
}

/** Whether the label is still there behind the last relabel rule, for targets of some discovery that offers it. */
function keepsLabel(name: string, { discoveries, targets }: JobUniverse): boolean {
  return (
    discoveries.some(
      ({ steps, discoveredLabels, targetLabels }) =>
        targetLabels !== undefined &&
        offers(name, discoveredLabels) &&
        offers(name, steps.at(-1)?.after ?? discoveredLabels),
    ) ||
    targets.some(({ exact }) => {
      const last = exact.steps.at(-1)?.after ?? exact.discovered;
      return exact.result.kind === "scraped" && last.has(name);
    })
  );
}

/** Not where any label at all may be. */
function offers(name: string, { labels, open }: PossibleLabels): boolean {
  return labels.has(name) || open.some((each) => prefixOf(each) !== "" && each.allows(name));
}

function renamed(places: readonly RuleLabel[], name: string): readonly TextEdit[] | undefined {
  const edits = places.map((place) => place.rename(name));
  return edits.includes(undefined) ? undefined : (edits as TextEdit[]);
}
