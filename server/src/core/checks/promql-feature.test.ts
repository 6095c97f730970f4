import { test } from "node:test";
import { checkProblems } from "../../../../test/support/check-problems.ts";
import { promqlFeature } from "./promql-feature.ts";

test("names the flag of an experimental function", () => {
  checkProblems(
    promqlFeature,
    `
groups:
  - name: web
    rules:
      - record: limited
        expr: limitk(3, up)
#             ^^^^^^^^^^^^^ limitk() is experimental and must be enabled with --enable-feature=promql-experimental-functions
`,
  );
});

test("stays silent when the flag is on", () => {
  checkProblems(
    promqlFeature,
    `
groups:
  - name: web
    rules:
      - record: limited
        expr: limitk(3, up)
`,
    { features: new Set(["promql-experimental-functions"]) },
  );
});
