import { test } from "node:test";
import { checkFix, checkProblems } from "../../../../test/support/check-problems.ts";
import { staleAnnotation } from "./stale-annotation.ts";

test("reports another duration than that of the rule", () => {
  checkProblems(
    staleAnnotation,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        for: 5m
        annotations:
          a: Down for more than 2 mins.
#                               ^^^^^^ This alert fires after 5m, as \`for\` says, not after 2 mins.
          b: '{{ $labels.instance }} has been down for 1h'
#                                                      ^^ This alert fires after 5m, as \`for\` says, not after 1h.
`,
  );
});

test("reports another threshold than that of the expression", () => {
  checkProblems(
    staleAnnotation,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: used / size > 0.85
        annotations:
          a: The disk is above 70% of its size
#                              ^^^ The expression compares with 0.85, not with 70 %.
`,
  );
});

test("stays silent where the text is right, or speaks of something else", () => {
  checkProblems(
    staleAnnotation,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        for: 5m
        annotations:
          a: Down for more than 5 minutes
          b: Down for 300 seconds, checked for 1 minute
          c: No data for the last 2 minutes
          d: Requests take more than 2 seconds
          e: 'Down for {{ 2 }} minutes'
      - alert: B
        expr: avg_over_time(x[10m]) > 1
        for: 5m
        annotations:
          a: High for 15 minutes
          b: High for more than 10m
      - alert: C
        expr: time() - x > 7200
        for: 5m
        annotations:
          a: No backup for more than 2 hours
      - alert: D
        expr: free / size < 0.2
        annotations:
          a: More than 80% are used
          b: Less than 20 % are free
          c: The disk is 70% full
      - alert: E
        expr: used / size > 0.85 and used > 10
        annotations:
          a: above 70%
      - alert: F
        expr: up == 0
        annotations:
          a: down for 5m
      - alert: G
        expr: queue_length > 50
        for: 5m
        annotations:
          a: Silence this alert for 2 hours
          b: No page is sent for 30 minutes.
          c: The queue is locked for 3 minutes before it is drained
          d: Throughput falls by over 20%
          runbook: Restart it when it hangs for 10 minutes
      - alert: H
        expr: errors / total > 0.05
        annotations:
          a: The SLO of over 99% is at risk
`,
  );
});

test("writes the duration of the rule", () => {
  checkFix(
    "Write 5m",
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        for: 5m
        annotations:
          a: down for 2<|> mins
`,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        for: 5m
        annotations:
          a: down for 5m
`,
  );
});

test("takes no more time than the text is long", () => {
  checkProblems(
    staleAnnotation,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        for: 5m
        annotations:
          a: '${"1".repeat(100_000)} ${" for 5 -".repeat(20_000)}'
`,
  );
});
