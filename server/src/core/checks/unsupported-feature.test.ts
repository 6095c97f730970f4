import { test } from "node:test";
import { checkExprs, checkProblems } from "../../../../test/support/check-problems.ts";
import { facts } from "../../../../test/support/facts.ts";
import { unsupportedFeature } from "./unsupported-feature.ts";

const server = facts({ version: "2.42.0", features: [] });

test("reports what the version does not know", () => {
  checkExprs(
    unsupportedFeature,
    `
  sort_by_label(up, "job")
# ^^^^^^^^^^^^^ promql-feature: function "sort_by_label" is not enabled. \`sort_by_label()\` is experimental: it needs \`--enable-feature=promql-experimental-functions\`.
  abs(age) > 5m
#            ^^ A duration as a number came with Prometheus 2.54, and the server runs 2.42.0, says Prometheus at http://localhost:9090: the server refuses this rule.
  rate(up[300])
#         ^^^ A number of seconds as a length of time came with Prometheus 2.54, and the server runs 2.42.0, says Prometheus at http://localhost:9090: the server refuses this rule.
  '{"http.requests"}'
#   ^^^^^^^^^^^^^^^ A name in quotes came with Prometheus 3.0, and the server runs 2.42.0, says Prometheus at http://localhost:9090: the server refuses this rule.
  up{"http.code"="200"}
#    ^^^^^^^^^^^^^^^^^ A name in quotes came with Prometheus 3.0, and the server runs 2.42.0, says Prometheus at http://localhost:9090: the server refuses this rule.
`,
    { facts: server },
  );
});

test("reports what is not in a release that old", () => {
  checkExprs(
    unsupportedFeature,
    `
  up atan2 up
#    ^^^^^ \`atan2\` came with Prometheus 2.31, and the server runs 2.25.0, says Prometheus at http://localhost:9090: the server refuses this rule.
  last_over_time(up[5m])
# ^^^^^^^^^^^^^^ \`last_over_time()\` came with Prometheus 2.26, and the server runs 2.25.0, says Prometheus at http://localhost:9090: the server refuses this rule.
  sort(up)
`,
    { facts: facts({ version: "2.25.0", features: [] }) },
  );
});

test("stays silent on what it offers", () => {
  checkExprs(
    unsupportedFeature,
    `
  up @ 1600000000
  up offset -5m
  up atan2 up
  last_over_time(up[5m])
  group(up)
  sgn(up)
  present_over_time(up[5m])
`,
    { facts: server },
  );
});

test("stays silent where flags or version are not known", () => {
  checkExprs(
    unsupportedFeature,
    `
  up atan2 up
  up @ 1600000000
`,
    { facts: facts({}) },
  );
});

test("stays silent on servers that count other versions", () => {
  checkExprs(
    unsupportedFeature,
    `
  up atan2 up
  age > 5m
`,
    { facts: facts({ version: "2.10.0", product: "mimir" }) },
  );
});

test("reports what promrules.yaml says that the server has switched on, where it has not", () => {
  const features = new Set(["promql-experimental-functions", "promql-extended-range-selectors"]);
  const rules = `
groups:
  - name: web
    rules:
      - record: job:a:now
        expr: limitk(3, up)
#             ^^^^^^ \`limitk()\` needs \`--enable-feature=promql-experimental-functions\`, which is not set, says Prometheus at http://localhost:9090: the server refuses this rule.
      - record: job:b:now
        expr: rate(up[5m] anchored)
#                         ^^^^^^^^ \`anchored\` needs \`--enable-feature=promql-extended-range-selectors\`, which is not set, says Prometheus at http://localhost:9090: the server refuses this rule.
      - record: job:c:now
        expr: rate(up[5m * 2])
`;
  checkProblems(unsupportedFeature, rules, {
    features,
    facts: facts({ version: "3.14.0", features: [] }),
  });
  const silent = rules.replaceAll(/^# .*\n/gm, "");
  checkProblems(unsupportedFeature, silent, {
    features,
    facts: facts({ version: "3.14.0", features: [...features] }),
  });
  checkProblems(unsupportedFeature, silent, { features, facts: facts({ version: "3.14.0" }) });
});

test("stays silent where a release that is newer than all that are known may need no flag any more", () => {
  const features = new Set(["promql-experimental-functions"]);
  checkExprs(unsupportedFeature, `  limitk(3, up)`, {
    features,
    facts: facts({ version: "3.15.0-rc.0", features: [] }),
  });
  checkExprs(unsupportedFeature, `  limitk(3, up)`, {
    features,
    facts: facts({ version: "4.0.0", features: [] }),
  });
});
