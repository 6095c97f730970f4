import { test } from "node:test";
import { checkExprs } from "../../../../test/support/check-problems.ts";
import { promqlFeature } from "./promql-feature.ts";

test("names the flag of an experimental function", () => {
  checkExprs(
    promqlFeature,
    `
  limitk(3, up)
# ^^^^^^^^^^^^^ limitk() is experimental and must be enabled with --enable-feature=promql-experimental-functions
`,
  );
});

test("stays silent when the flag is on", () => {
  checkExprs(
    promqlFeature,
    `
  limitk(3, up)
`,
    { features: new Set(["promql-experimental-functions"]) },
  );
});
