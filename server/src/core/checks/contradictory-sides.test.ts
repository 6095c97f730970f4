import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { checkExprs, problemsOf } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { contradictorySides } from "./contradictory-sides.ts";

test("reports sides with different values of a label", () => {
  checkExprs(
    contradictorySides,
    `
  x{state="current"} / (x{state="current"} + x{state="available"})
#                                          ^ No series of one side matches one of the other: \`state\` is \`current\` on the left and \`available\` on the right. This never returns anything.
  x{code=~"a|b|c"} > on (code, pod) y{code="d"}
#                    ^^^^^^^^^^^^^^ No series of one side matches one of the other: \`code\` is \`a\` or 2 others on the left and \`d\` on the right. This never returns anything.
  absent(x{job="a"}) and absent(x{job="b"})
#                    ^^^ No series of one side matches one of the other: \`job\` is \`a\` on the left and \`b\` on the right. This never returns anything.
  sum by (job) (x{job="a"}) / sum by (job) (y{job="b"})
#                           ^ No series of one side matches one of the other: \`job\` is \`a\` on the left and \`b\` on the right. This never returns anything.
`,
  );
});

test("reports a label that has to be there on one side, and that the other side leaves out", () => {
  checkExprs(
    contradictorySides,
    `
  x{job="a"} > 1 and sum(y) > 1
#                ^^^ No series of one side matches one of the other: all have \`job\` on the left and none on the right: \`sum\` leaves out all labels. This never returns anything.
  x{job!=""} unless sum by (pod) (y)
#            ^^^^^^ No series of one side matches one of the other: all have \`job\` on the left and none on the right: \`by (pod)\` leaves it out. This takes nothing away.
  vector(1) * ignoring (pod) x{job=~"a.*"}
#             ^^^^^^^^^^^^^^ No series of one side matches one of the other: all have \`job\` on the right and none on the left: \`vector\` makes a result without labels. This never returns anything.
  x{job="a"} > 5 and hour() > 8
#                ^^^ No series of one side matches one of the other: all have \`job\` on the left and none on the right: \`hour\` makes a result without labels. This never returns anything.
  x{job="a"} * on (job) group_left () y{job=""}
#              ^^^^^^^^ No series of one side matches one of the other: all have \`job\` on the left and none on the right: \`job=""\` selects series without it. This never returns anything.
`,
  );
});

test("stays silent where the sides may match, and where nothing has to", () => {
  checkExprs(
    contradictorySides,
    `
  x{job="a"} / y{job="a"}
  x{job="a"} / y
  x{job="a"} / y{job=~"a|b"}
  x{job=~"a.*"} / y{job="b"}
  x{job="a"} / ignoring (job) y{job="b"}
  x{job="a"} / on (pod) y{job="b"}
  x{job="a"} or y{job="b"}
  x{job="a"} * on () group_left () sum(y)
  x{job="a"} > scalar(sum(y))
  x{job=~"|a"} and sum(y)
  x{job="a"} > 5 and on () hour() > 8
  hour(x{job="a"}) > 8 and x{job="a"}
  x{job!="a"} unless sum(y)
  label_replace(x{job="a"}, "job", "b", "", "") / y{job="b"}
  sum by (job) (x{code="500"}) / sum by (job) (x{code="200"})
`,
  );
});

test("stays silent where a variable is filled in, and for VictoriaMetrics, which takes a series without labels for a number", () => {
  checkExprs(contradictorySides, `  x{job="$a"} / y{job="$b"}`);
  checkExprs(contradictorySides, `  x{job="a"} / sum(y)`, { dialect: "victoriametrics" });
});

test("says it before any server is asked, and once", () => {
  const server = facts({
    series: ['up{job="a"}', 'up{job="b"}'],
    results: { 'up{job="a"} / up{job="b"}': [], 'up{job="a"}': ['{job="a"}'], 'up{job="b"}': ['{job="b"}'] },
  });
  const rules = 'groups:\n- name: a\n  rules:\n  - record: a:b:c\n    expr: up{job="a"} / up{job="b"}\n';
  const found = problemsOf(rules, { facts: server });
  deepEqual(
    found.map(({ check }) => check),
    ["contradictory-sides"],
  );
});
