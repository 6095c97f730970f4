import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePathPattern } from "../files/path-pattern.ts";
import type { PromrulesConfig } from "../files/promrules-config.ts";
import { Configurations } from "./configurations.ts";

const thanos: PromrulesConfig = {
  dialect: "thanos",
  exclude: [parsePathPattern("vendor"), parsePathPattern("/top.yml")],
  overrides: [{ dialect: "loki", paths: [parsePathPattern("logs/**")] }],
};
const mimir: PromrulesConfig = { dialect: "mimir", exclude: [], overrides: [] };

test("the nearest file above holds, alone", () => {
  const configurations = new Configurations([
    { path: "/team/promrules.yaml", config: thanos },
    { path: "/team/metrics/promrules.yaml", config: mimir },
  ]);
  assert.deepEqual(configurations.layers("/team/metrics/rules/a.yml"), [mimir]);
  assert.deepEqual(configurations.layers("/team/a.yml"), [thanos]);
  assert.deepEqual(configurations.layers("/other/a.yml"), []);
  assert.equal(configurations.isExcluded("/team/metrics/vendor/a.yml"), false);
});

test("a file in the root folder or on another drive holds there", () => {
  assert.deepEqual(new Configurations([{ path: "/promrules.yaml", config: mimir }]).layers("/a/b.yml"), [
    mimir,
  ]);
  assert.deepEqual(new Configurations([{ path: "C:/promrules.yaml", config: mimir }]).layers("C:/b.yml"), [
    mimir,
  ]);
});

test("patterns count from the folder of their file", () => {
  const configurations = new Configurations([{ path: "/team/promrules.yaml", config: thanos }]);
  assert.ok(configurations.isExcluded("/team/x/vendor/a.yml"));
  assert.ok(configurations.isExcluded("/team/top.yml"));
  assert.ok(!configurations.isExcluded("/team/x/top.yml"));
  assert.ok(!configurations.isExcluded("/vendor/a.yml"));
  assert.deepEqual(configurations.layers("/team/logs/a.yml"), [thanos, thanos.overrides[0]]);
});

test("a configuration named for all files leaves the others unread", () => {
  const named = { path: "/etc/promrules.yaml", config: mimir };
  const configurations = new Configurations([{ path: "/team/promrules.yaml", config: thanos }], named);
  assert.deepEqual(configurations.layers("/team/a.yml"), [mimir]);
});
