import path from "node:path";
import type { BenchOptions } from "./bench-options.ts";
import { ruleFile } from "./input-files.ts";
import { isInstalled, type Run, runProcess } from "./run-process.ts";
import { median } from "./statistics.ts";
import type { Row } from "./table.ts";

const goals: readonly { rules: number; wall: number; cpu: number; peak: number; pairs: number }[] = [
  { rules: 100, wall: 2, cpu: 2, peak: 2, pairs: 9 },
  { rules: 1000, wall: 0.8, cpu: 0.8, peak: 1.5, pairs: 9 },
  { rules: 10_000, wall: 0.2, cpu: 0.2, peak: 0.5, pairs: 7 },
  { rules: 50_000, wall: 0.1, cpu: 0.1, peak: 0.3, pairs: 3 },
];

/** `promrules check FILE` against `promtool check rules FILE`: whole processes in turn, medians of the ratios. */
export function measureOneShot({ dist, isQuick }: BenchOptions): Row[] {
  if (!isInstalled("promtool")) {
    return [
      { metric: "one-shot check", anchor: "promtool", value: undefined, note: "promtool is not installed" },
    ];
  }
  return goals.flatMap(({ rules, wall, cpu, peak, pairs }) => {
    const file = ruleFile({ rules, seed: 1 });
    const ours = [process.execPath, path.join(dist, "promrules.js"), "check", file];
    const theirs = ["promtool", "check", "rules", file];
    const runs = runInTurn(ours, theirs, isQuick ? 3 : pairs);
    const metric = `one-shot check of ${rules.toLocaleString("en")} rules`;
    return [
      { metric: `${metric}: wall`, anchor: "promtool", goal: wall, ...ratio(runs, (run) => run.wall, "ms") },
      { metric: `${metric}: CPU`, anchor: "promtool", goal: cpu, ...ratio(runs, (run) => run.cpu, "ms") },
      {
        metric: `${metric}: peak memory`,
        anchor: "promtool",
        goal: peak,
        ...ratio(runs, ({ peakKilobytes: peak }) => peak && peak / 1024, "MiB"),
      },
    ];
  });
}

export interface Pair {
  readonly ours: Run;
  readonly theirs: Run;
}

export function runInTurn(ours: readonly string[], theirs: readonly string[], pairs: number): Pair[] {
  return Array.from({ length: pairs }, () => ({ ours: runProcess(ours), theirs: runProcess(theirs) }));
}

/** The median of the ratios, and the medians behind it. */
export function ratio(pairs: readonly Pair[], figure: (run: Run) => number | undefined, unit: string) {
  const figures = pairs.flatMap(({ ours, theirs }) => {
    const [own, other] = [figure(ours), figure(theirs)];
    return own === undefined || other === undefined ? [] : [{ own, other }];
  });
  if (figures.length === 0) return { value: undefined, note: "needs GNU time" };
  const own = Math.round(median(figures.map((each) => each.own)));
  const other = Math.round(median(figures.map((each) => each.other)));
  return {
    value: median(figures.map((each) => each.own / each.other)),
    note: `${own} against ${other} ${unit}`,
  };
}
