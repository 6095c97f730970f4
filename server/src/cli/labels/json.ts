import type { LabelSet } from "../../core/labels/label-set.ts";
import type { JobLabels, LabelsResult, TargetLabels } from "./labels-result.ts";

/** The report as JSON. `steps` are told only when they were asked for. */
export function renderLabelsJson({ jobs }: LabelsResult, { steps }: { readonly steps: boolean }): string {
  return `${JSON.stringify({ jobs: jobs.map((job) => toJson(job, steps)) }, undefined, 2)}\n`;
}

function toJson({ job, targets, labels }: JobLabels, steps: boolean): unknown {
  return {
    job,
    targets: targets.map((target) => targetToJson(target, steps)),
    labels: labels.map(({ name, certainty, values, from }) => ({
      name,
      certainty,
      values: values ?? null,
      from: from.map(({ file, line, what }) => ({ file: file ?? null, line: line ?? null, what })),
    })),
  };
}

function targetToJson({ discovered, labels, steps }: TargetLabels, withSteps: boolean): unknown {
  return {
    discovered: toObject(discovered),
    labels: labels === undefined ? null : toObject(labels),
    ...(withSteps && {
      steps: steps.map(({ number, action, place, after }) => ({
        rule: number,
        action,
        place: place ?? null,
        labels: after === undefined ? null : toObject(after),
      })),
    }),
  };
}

/** `__proto__` is a label like any other. */
function toObject(labels: LabelSet): unknown {
  const entries = [...labels].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
