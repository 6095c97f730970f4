import type { RelabelRule } from "../files/scrape-config.ts";
import type { LabelSet } from "../labels/label-set.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { RelabelStep } from "../labels/relabel.ts";
import type { DiscoveredTargets, JobUniverse, KnownTarget } from "../project/label-universe.ts";
import { code, listed, type Sentence } from "./sentence.ts";

/** What a rule does to one target: the labels that it looks at and changes, before and after. */
export interface TargetRow {
  readonly target: Sentence;
  readonly before: Sentence;
  readonly after: Sentence;
}

export interface StepsInWords {
  readonly rows: readonly TargetRow[];
  readonly remarks: readonly Sentence[];
}

/** So many targets are shown. */
const mostTargets = 3;
/** So many labels of each. */
const mostLabels = 4;

/** What a rule of `relabel_configs` does to the targets of its job: exactly where they are known. */
export function relabelStepsInWords(rule: RelabelRule, job: JobUniverse): StepsInWords {
  const shown = job.targets.slice(0, mostTargets);
  const rest = job.targets.length - shown.length;
  return {
    rows: shown.map((target) => rowOf(rule, target)),
    remarks: [
      ...(rest === 0 ? [] : [[`And ${rest} more ${rest === 1 ? "target" : "targets"}.`]]),
      ...job.discoveries.slice(0, mostTargets).map((discovery) => ofDiscovery(rule, discovery)),
    ],
  };
}

function rowOf({ config }: RelabelRule, { discovered, exact }: KnownTarget): TargetRow {
  const target = [code(discovered.get("__address__") ?? "")];
  const step = exact.steps.find((each) => each.config === config);
  if (step === undefined) return { target, before: ["dropped before"], after: [] };
  const changed = changedNames(step);
  const names = [...new Set([...config.sourceLabels, ...changed])];
  return {
    target,
    before: labelsOf(
      step.before,
      names.filter((name) => step.before.has(name)),
    ),
    after:
      step.after === undefined
        ? ["dropped"]
        : changed.length === 0
          ? ["unchanged"]
          : labelsOf(step.after, changed),
  };
}

function changedNames({ before, after }: RelabelStep): readonly string[] {
  if (after === undefined) return [];
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
}

function labelsOf(labels: LabelSet, names: readonly string[]): Sentence {
  const texts = names.map((name) => code(labels.has(name) ? `${name}="${labels.get(name)}"` : `no ${name}`));
  return texts.length === 0 ? ["–"] : listed(texts, { most: mostLabels });
}

function ofDiscovery(rule: RelabelRule, { sd, role, steps }: DiscoveredTargets): Sentence {
  const of: Sentence = [
    code(`${sd}_sd_configs`),
    ...(role === undefined ? [] : [" (role ", code(role), ")"]),
  ];
  const step = steps.find((each) => each.rule.rule === rule);
  if (step === undefined) return ["No target of ", ...of, " comes as far as this."];
  const { before, after } = step;
  const { targetLabel } = rule.config;
  if (after === undefined) return ["Drops all targets of ", ...of, "."];
  if (before === after) return ["Changes nothing for targets of ", ...of, "."];
  if (targetLabel === "" || targetLabel.includes("$"))
    return ["Targets of ", ...of, " are known at run time only."];
  const has = { certain: "have ", possible: "may have ", absent: "never have " }[
    presenceOf(targetLabel, after)
  ];
  return ["After it, targets of ", ...of, ` ${has}`, code(targetLabel), "."];
}
