import { defaultCheckSettings } from "../core/checks/check-settings.ts";
import { FileProblems } from "../core/checks/file-problems.ts";
import { readFile } from "../core/files/read-file.ts";
import type { ReadOptions } from "../core/files/read-options.ts";

/** Milliseconds of work between two looks at what the client wants. */
const slice = 4;

const rounds = 2;

/**
 * Checks an invented file in idle time, so that the code is compiled by the time the first real one is opened.
 * Stops as soon as there is something real to do.
 */
export function warmUp(options: ReadOptions, isIdle: () => boolean): void {
  const steps = checkSample(options);
  const goOn = (): void => {
    const end = performance.now() + slice;
    while (isIdle() && performance.now() < end) if (steps.next().done === true) return;
    if (isIdle()) setImmediate(goOn);
  };
  setImmediate(goOn);
}

function* checkSample(options: ReadOptions): Generator<void> {
  for (let round = 0; round < rounds; round++) {
    const file = readFile(sampleText(), { options });
    const problems = new FileProblems(defaultCheckSettings);
    yield* problems.prepare(file);
    problems.update(file);
    yield;
  }
}

/** Ordinary rules in the styles that people write. */
export function sampleText(): string {
  const groups = ["groups:"];
  for (let group = 0; group < 3; group++) {
    groups.push(`- name: group ${group}`, "  interval: 1m", "  rules:");
    for (let rule = 0; rule < 5; rule++) groups.push(sampleRules(`${group}_${rule}`));
  }
  return `${groups.join("\n")}\n`;
}

function sampleRules(id: string): string {
  return `  # Errors.
  - alert: TooManyErrors_${id}
    expr: |
      sum by (job, instance) (rate(http_requests_total{code=~"5..", job!="api"}[5m]))
        / on (job) group_left (team)
      sum by (job, team) (rate(http_requests_total[5m] offset 1h)) > bool 0.05 == 1
    for: 10m
    labels: {severity: page}
    annotations:
      summary: 'Errors of {{ $labels.instance }} are at {{ $value | humanizePercentage }}.'
      description: "A \\"quoted\\" text."
  - record: job_${id}:http_requests:rate5m
    expr: histogram_quantile(0.99, sum by (le) (rate(duration_seconds_bucket{a="b"}[5m]))) or vector(1)
    labels:
      level: job
  - alert: 'Down_${id}'
    expr: 'up{job="node"} == 0 unless on (instance) max_over_time(up[1h:1m]) > 0'
    for: 5m
    keep_firing_for: 1h`;
}
