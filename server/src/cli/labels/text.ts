import type { LabelSet } from "../../core/labels/label-set.ts";
import type { Colors } from "../report/colors.ts";
import { withoutControls } from "../report/excerpt.ts";
import type {
  DiscoverySteps,
  JobLabels,
  KnownLabel,
  LabelsResult,
  TargetLabels,
  TargetStep,
} from "./labels-result.ts";

export interface LabelsStyle {
  readonly colors: Colors;
  readonly steps: boolean;
}

/** The report for people. */
export function renderLabelsText({ jobs }: LabelsResult, style: LabelsStyle): string {
  if (jobs.length === 0) return "There are no jobs.\n";
  return jobs.map((job) => renderJob(job, style)).join("\n");
}

function renderJob(job: JobLabels, style: LabelsStyle): string {
  const { colors } = style;
  let text = `${colors.bold(`job ${shown(job.job)}`)}${at(job.place, colors)}\n`;
  for (const target of job.targets) text += renderTarget(target, style);
  if (style.steps) for (const discovery of job.discoveries) text += renderDiscovery(discovery, colors);
  if (job.labels.length === 0) return `${text}  No target is left after relabelling.\n`;
  text += "  labels:\n";
  const width = Math.max(...job.labels.map(({ name }) => name.length));
  for (const label of job.labels) text += renderLabel(label, width, colors);
  for (const open of job.open) text += `    ${shown(open)}\n`;
  return text;
}

function renderTarget(target: TargetLabels, { colors, steps }: LabelsStyle): string {
  let text = `  target ${shown(target.address)}${at(target.place, colors)}\n`;
  if (steps) {
    text += `    discovered: ${labelsInLine(target.discovered)}\n`;
    for (const step of target.steps) text += renderStep(step, colors);
  }
  const result =
    target.labels === undefined ? (target.message ?? "dropped by relabelling") : labelsInLine(target.labels);
  return `${text}    ${steps ? "result: " : ""}${result}\n`;
}

function renderStep({ number, action, place, before, after }: TargetStep, colors: Colors): string {
  const change = after === undefined ? "drops the target" : changeInLine(before, after);
  return `    rule ${number}, ${action}${at(place, colors)}: ${change}\n`;
}

function changeInLine(before: LabelSet, after: LabelSet): string {
  const changes: string[] = [];
  for (const [name, value] of after) {
    const old = before.get(name);
    if (old === undefined) changes.push(`+${pair(name, value)}`);
    else if (old !== value) changes.push(`${pair(name, old)} → ${JSON.stringify(value)}`);
  }
  for (const [name, value] of before) if (!after.has(name)) changes.push(`-${pair(name, value)}`);
  return changes.length === 0 ? "changes nothing" : changes.join(", ");
}

function renderDiscovery({ discovery, place, steps }: DiscoverySteps, colors: Colors): string {
  let text = `  targets of ${shown(discovery)}${at(place, colors)}\n`;
  for (const { number, action, place: rule, changes } of steps) {
    const change =
      changes === undefined
        ? "nothing passes"
        : changes.length === 0
          ? "changes nothing"
          : shown(changes.join(", "));
    text += `    rule ${number}, ${action}${at(rule, colors)}: ${change}\n`;
  }
  return text;
}

function renderLabel(
  { name, certainty, values, pattern, from }: KnownLabel,
  width: number,
  colors: Colors,
): string {
  const told = values?.map((value) => JSON.stringify(value)).join(", ") ?? valuesOf(pattern);
  const start = `    ${shown(name).padEnd(width)}  ${certainty.padEnd(8)}  `;
  let text = `${start}${shown(told)}\n`;
  for (const { what } of from) text += `${" ".repeat(6)}${colors.faint(shown(what))}\n`;
  return text;
}

function valuesOf(pattern: string | undefined): string {
  return pattern === undefined ? "any value" : `what matches ${pattern}`;
}

function labelsInLine(labels: LabelSet): string {
  const pairs = [...labels].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => pair(name, value));
  return `{${pairs.join(", ")}}`;
}

function pair(name: string, value: string): string {
  return `${shown(name)}=${shown(JSON.stringify(value))}`;
}

function at(place: string | undefined, colors: Colors): string {
  return place === undefined ? "" : ` ${colors.faint(`(${shown(place)})`)}`;
}

function shown(text: string): string {
  return withoutControls(text);
}
