import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import {
  checkExprFix,
  checkExprs,
  checkFix,
  checkProblems,
  problemsOf,
} from "../../../../test/support/check-problems.ts";
import { lostLabel } from "./lost-label.ts";

test("reports labels that the expression leaves out, and what leaves them out", () => {
  checkProblems(
    lostLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: sum by (job) (up) == 0
        annotations:
          a: '{{ $labels.instance }} {{ .Labels.instance }} {{ index $labels "pod" }} {{ $labels.job }}'
#                        ^^^^^^^^ There is no \`instance\` in the result: \`by (job)\` leaves it out, so this is always empty.
#                                               ^^^^^^^^ There is no \`instance\` in the result: \`by (job)\` leaves it out, so this is always empty.
#                                                                             ^^^ There is no \`pod\` in the result: \`by (job)\` leaves it out, so this is always empty.
      - alert: B
        expr: 100 - avg without (cpu) (x) * on (host) y > 5
        annotations:
          a: '{{ with $labels }}{{ .cpu }}{{ end }}'
#                                   ^^^ There is no \`cpu\` in the result: \`without (cpu)\` leaves it out, so this is always empty.
      - alert: C
        expr: absent(up{job="a"})
        annotations:
          a: '{{ $labels.job }} {{ $labels.instance }}'
#                                          ^^^^^^^^ There is no \`instance\` in the result: \`absent\` knows only the labels of the equality matchers in it, so this is always empty.
      - alert: D
        expr: vector(1)
        labels:
          pod: '{{ $labels.pod }}'
#                          ^^^ There is no \`pod\` in the result: \`vector\` makes a result without labels, so the alert has no \`pod\`.
      - alert: E
        expr: sum(x) > 1
        labels:
          severity: page
        annotations:
          a: '{{ $labels.severity }}'
#                        ^^^^^^^^ \`severity\` is always empty here: \`$labels\` are those of the expression, without the labels of the rule, and \`sum\` leaves out all labels.
      - alert: Number
        expr: 1 > bool 0
        annotations:
          a: '{{ $labels.pod }}'
#                        ^^^ There is no \`pod\` in the result: a number has no labels, so this is always empty.
      - alert: F
        expr: x{pod=""} > 1
        annotations:
          a: '{{ $labels.pod }}'
#                        ^^^ There is no \`pod\` in the result: \`pod=""\` selects series without it, so this is always empty.
`,
  );
});

test("stays silent where the label may be there", () => {
  checkProblems(
    lostLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: sum by (job) (x) > 1 or y > 1
        annotations:
          a: '{{ $labels.instance }}'
      - alert: B
        expr: sum by (job, team) (x) * on (job) group_right (team) y > 1
        annotations:
          a: '{{ $labels.instance }}'
      - alert: C
        expr: label_replace(sum by (job) (x), "pod", "$1", "job", "(.*)") > 1
        annotations:
          a: '{{ $labels.pod }} {{ $externalLabels.cluster }} {{ range query "up" }}{{ .Labels.instance }}{{ end }}'
      - alert: D
        expr: count_values("version", build_info) > 1
        annotations:
          a: '{{ $labels.version }} {{ if $labels.job }}a{{ end }}'
#                                                 ^^^ There is no \`job\` in the result: \`count_values\` leaves out all labels, so this is always empty.
      - alert: E
        expr: topk(3, x) > 1
        annotations:
          a: '{{ $labels.instance }}'
`,
  );
});

test("reports labels that the results of a query in the template cannot have", () => {
  checkProblems(
    lostLabel,
    `
groups:
  - name: a
    rules:
      - alert: A
        expr: up == 0
        annotations:
          a: '{{ range query "sum by (job) (up)" }}{{ .Labels.instance }} {{ .Labels.job }}{{ end }}'
#                                                             ^^^^^^^^ There is no \`instance\` in the result of the query: \`by (job)\` leaves it out, so this is always empty.
          b: '{{ with query "sum(up)" }}{{ . | first | label "job" }}{{ end }}'
#                                                             ^^^ There is no \`job\` in the result of the query: \`sum\` leaves out all labels, so this is always empty.
          c: '{{ range query "sum(up)" }}{{ .Value }}{{ end }}{{ range query "up" }}{{ .Labels.job }}{{ end }}'
          d: '{{ range query "sum(up)" }}{{ .Value }}{{ end }}{{ range printf "up" | query }}{{ .Labels.job }}{{ end }}'
`,
  );
});

test("groups by the label as well, where that brings it", () => {
  checkFix(
    "Group by `instance` as well",
    rule("sum by (job) (up) == 0"),
    rule("sum by (job, instance) (up) == 0", ""),
  );
  checkFix(
    "Group by `instance` as well",
    rule("max(sum by (instance) (up)) == 0"),
    rule("max by (instance) (sum by (instance) (up)) == 0", ""),
  );
});

test("does not group by what is counted, nor by what each alert has", () => {
  checkNoFix(rule("count by (job) (up) > 3"));
  checkNoFix(rule("sum by (job) (up) > 3").replace("ins<|>tance", "alert<|>name"));
  checkFix("Group by `instance` as well", rule("count(up) > 0"), rule("count by (instance) (up) > 0", ""));
});

test("reports labels that the expression itself asks for when they are gone", () => {
  checkExprs(
    lostLabel,
    `
  sum by (env, instance) (up{env="prod"} * on (instance) x)
#         ^^^ There is no \`env\` any more: \`on (instance)\` leaves it out, so it makes no groups.
  x / on (instance) sum(y)
#         ^^^^^^^^ There is no \`instance\` on the right: \`sum\` leaves out all labels, so only series without it can match.
  max by (job) (x) / on (instance) group_right () y
#                        ^^^^^^^^ There is no \`instance\` on the left: \`by (job)\` leaves it out, so only series without it can match.
  sum(x) * on (job) sum by (pod) (y)
#              ^^^ There is no \`job\` any more: \`sum\` leaves out all labels, so it is empty on both sides.
  x * on (job) group_left (team, version) max by (job, team) (y)
#                                ^^^^^^^ There is no \`version\` any more: \`by (job, team)\` leaves it out, so there is nothing to copy.
  x > 5 and on (instance) hour() > 8
#               ^^^^^^^^ There is no \`instance\` on the right: \`hour\` makes a result without labels, so only series without it can match.
  count by (__name__) (sum({job="a"}))
#           ^^^^^^^^ There is no \`__name__\` any more: \`sum\` leaves out all labels, so it makes no groups.
`,
  );
});

test("stays silent where the expression may have the label, or asks for series without it", () => {
  checkExprs(
    lostLabel,
    `
  sum by (job) (max by (job, pod) (x))
  max by (job) (sum by (job) (x) or vector(0))
  sum by (pod) (label_replace(sum by (job) (x), "pod", "$1", "job", "(.*)"))
  sum by (job) (x) / on (job) group_left () sum by (job) (y)
  sum by (team) (sum by (job) (x) * on (job) group_left (team) y)
  sum by (package) (x{package=""})
  count by (__name__) (rate({job="a"}[5m]))
  sum by (version) (count_values without () ("version", x))
  sum by (pod) (topk by (job) (1, x))
  sum without (pod) (sum by (job) (x)) / ignoring (pod) y
`,
  );
});

test("stays silent for VictoriaMetrics, where a side without labels is a number", () => {
  checkExprs(lostLabel, "  x / on (instance) sum(y)", { dialect: "victoriametrics" });
});

test("groups by the label as well where it is lost within the expression", () => {
  checkExprFix(
    "Group by `pod` as well",
    "max by (po<|>d) (sum by (job) (x)) > 1",
    "max by (pod) (sum by (job, pod) (x)) > 1",
  );
});

function checkNoFix(marked: string): void {
  const found = problemsOf(marked.replace("<|>", "")).filter(({ check }) => check === lostLabel.id);
  deepEqual(
    found.map(({ fixes }) => fixes ?? []),
    [[]],
  );
}

function rule(expr: string, cursor = "<|>"): string {
  return `
groups:
  - name: a
    rules:
      - alert: A
        expr: ${expr}
        annotations:
          a: '{{ $labels.ins${cursor}tance }}'
`;
}
