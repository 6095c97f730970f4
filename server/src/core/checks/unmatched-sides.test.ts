import { test } from "node:test";
import { checkExprs } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { unmatchedSides } from "./unmatched-sides.ts";

const series = [
  'cpu{instance="a:1",job="node"}',
  'cpu{instance="b:1",job="node"}',
  'machine{node="a"}',
  'memory{instance="a:2",job="node"}',
  'memory{instance="b:2",job="node"}',
  'flag{instance="c:1",job="node"}',
  'size{instance="a:1",job="node"}',
];

const results = {
  "cpu / memory": [],
  "cpu / on (instance) memory": [],
  "cpu / ignoring (job) memory": [],
  "cpu * on (node) group_left () machine": [],
  "cpu and flag": [],
  "cpu and memory": [],
  "cpu + machine": [],
  "cpu / size": ['{instance="a:1",job="node"}'],
  "cpu / (memory * flag)": [],
  "memory * flag": [],
  "sum by (job) (cpu) / on (job) sum by (job) (memory)": ['{job="node"}'],
};

const server = facts({ series, results });

test("names the label that keeps the sides apart", () => {
  checkExprs(
    unmatchedSides,
    `
  cpu / memory
#     ^ No series of one side matches one of the other: \`instance\` is \`a:1\` or \`b:1\` on the left and \`a:2\` or \`b:2\` on the right, says Prometheus at http://localhost:9090. This gives nothing.
  cpu / on (instance) memory > 5
#       ^^^^^^^^^^^^^ No series of one side matches one of the other: \`instance\` is \`a:1\` or \`b:1\` on the left and \`a:2\` or \`b:2\` on the right, says Prometheus at http://localhost:9090. This gives nothing.
  cpu / ignoring (job) memory
#       ^^^^^^^^^^^^^^ No series of one side matches one of the other: \`instance\` is \`a:1\` or \`b:1\` on the left and \`a:2\` or \`b:2\` on the right, says Prometheus at http://localhost:9090. This gives nothing.
  cpu * on (node) group_left machine
#       ^^^^^^^^^ No series of one side matches one of the other: \`node\` is only on the right, says Prometheus at http://localhost:9090. This gives nothing.
  cpu and memory
#     ^^^ No series of one side matches one of the other: \`instance\` is \`a:1\` or \`b:1\` on the left and \`a:2\` or \`b:2\` on the right, says Prometheus at http://localhost:9090. This gives nothing.
  cpu + machine
#     ^ No series of one side matches one of the other: \`instance\` is only on the left, says Prometheus at http://localhost:9090. This gives nothing.
`,
    { facts: server },
  );
});

test("stays silent where something matches, or may tomorrow", () => {
  checkExprs(
    unmatchedSides,
    `
  cpu / size > 5
  cpu and flag
  sum by (job) (cpu) / on (job) sum by (job) (memory)
  cpu unless memory
  cpu or memory
  absent(cpu / memory)
`,
    { facts: server },
  );
});

test("stays silent where a side is chosen by values, and may be another one soon", () => {
  checkExprs(
    unmatchedSides,
    `
  (cpu > memory) / flag
  topk(1, cpu) / flag
`,
    {
      facts: facts({
        series,
        results: {
          "(cpu > memory) / flag": [],
          "cpu > memory": ['{instance="a:1",job="node"}'],
          "(cpu > memory)": ['{instance="a:1",job="node"}'],
          "topk(1, cpu) / flag": [],
          "topk(1, cpu)": ['{instance="a:1",job="node"}'],
        },
      }),
    },
  );
});

test("stays silent where a side is empty or not known", () => {
  checkExprs(
    unmatchedSides,
    `
  cpu / memory
  cpu / nothing
#       ^^^^^^^ unknown-metric: \`nothing\` is not there, and was not in the last 7 days, says Prometheus at http://localhost:9090: this selects nothing.
`,
    {
      facts: facts({
        series,
        results,
        unknown: ["memory"],
      }),
    },
  );
});

test("reports the inner operator where nothing comes of the outer one", () => {
  checkExprs(
    unmatchedSides,
    `
  cpu / (memory * flag)
#               ^ No series of one side matches one of the other: \`instance\` is \`a:2\` or \`b:2\` on the left and \`c:1\` on the right, says Prometheus at http://localhost:9090. This gives nothing.
`,
    { facts: server },
  );
});
