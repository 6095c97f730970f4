import type { LabelsObject, TargetChoice } from "../../server/src/protocol/alerting.ts";

export interface TargetRow {
  readonly target: TargetChoice;
  readonly name: string;
  /** All labels, and where the target is known from. */
  readonly detail: string;
  readonly searched: string;
}

export function targetRows(targets: readonly TargetChoice[]): TargetRow[] {
  return targets.map((target) => {
    const { labels, from, health } = target;
    const { instance, job } = labels;
    const name = [instance ?? labelsText(labels), job === undefined ? "" : `of ${job}`];
    const state = health === undefined || health === "up" ? from : `${from}, ${health}`;
    const detail = `${labelsText(labels)} from ${state}`;
    return { target, name: name.join(" ").trim(), detail, searched: detail.slice(0, 4000).toLowerCase() };
  });
}

/** The rows in which all words stand. */
export function findTargets(rows: readonly TargetRow[], search: string): TargetRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ searched }) => words.every((word) => searched.includes(word)));
}

/** Whether somebody typed labels or a series, rather than words to look for. */
export function isSeries(text: string): boolean {
  return /[{=]/.test(text);
}

/** `{instance="a:9100", job="node"}`. */
export function labelsText(labels: LabelsObject): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `{${pairs.sort().join(", ")}}`;
}
