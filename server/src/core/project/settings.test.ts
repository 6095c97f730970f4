import assert from "node:assert/strict";
import { test } from "node:test";
import type { SettingsLayer } from "../files/promrules-config.ts";
import type { ReadOptions } from "../files/read-options.ts";
import { SettingsPool } from "./settings.ts";

const libraries = {} as Pick<ReadOptions, "yaml" | "regex">;

test("nothing said means Prometheus with all defaults", () => {
  const { read, checks } = new SettingsPool(libraries).settings();
  assert.equal(read.dialect, "prometheus");
  assert.equal(read.nameValidation, "utf8");
  assert.deepEqual([...read.features], []);
  assert.equal(checks.severities.size, 0);
});

test("later layers win, check by check", () => {
  const file: SettingsLayer = {
    dialect: "thanos",
    features: ["a"],
    checks: new Map([
      ["x", "off"],
      ["y", "hint"],
    ]),
  };
  const flags: SettingsLayer = { features: ["b"], checks: new Map([["x", "error"]]) };
  const { read, checks } = new SettingsPool(libraries).settings(file, flags);
  assert.equal(read.dialect, "thanos");
  assert.deepEqual([...read.features], ["b"]);
  assert.deepEqual(
    [...checks.severities],
    [
      ["x", "error"],
      ["y", "hint"],
    ],
  );
});

test("the same settings are the same object", () => {
  const pool = new SettingsPool(libraries);
  const one = pool.settings({
    features: ["b", "a"],
    checks: new Map([
      ["x", "off"],
      ["y", "off"],
    ]),
  });
  const other = pool.settings(
    { checks: new Map([["y", "off"]]) },
    { features: ["a", "b"], checks: new Map([["x", "off"]]) },
  );
  assert.equal(one, other);
  const quiet = pool.settings({ features: ["a", "b"] });
  assert.notEqual(quiet, one);
  assert.equal(quiet.read, one.read);
});
