import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePathPattern, pathMatches } from "./path-pattern.ts";

test("a pattern without a slash matches at any depth, and all that lies in a folder of that name", () => {
  check("vendor", { "vendor/a.yml": true, "x/vendor/y/a.yml": true, "vendors/a.yml": false });
  check("*.tmpl.yaml", { "a.tmpl.yaml": true, "x/a.tmpl.yaml": true, "a.yaml": false });
  check("vendor/", { "x/vendor/a.yml": true });
});

test("a pattern with a slash is tied to the folder of its file", () => {
  check("/vendor", { "vendor/a.yml": true, "x/vendor/a.yml": false });
  check("./vendor", { "vendor/a.yml": true, "x/vendor/a.yml": false });
  check("x/*.yml", { "x/a.yml": true, "x/y/a.yml": false, "z/x/a.yml": false });
});

test("two stars stand for any number of folders", () => {
  check("x/**/a.yml", { "x/a.yml": true, "x/y/z/a.yml": true, "a.yml": false });
  check("x/**", { "x/a.yml": true, "x/y/a.yml": true, "y/a.yml": false });
  check("**/test", { "test/a.yml": true, "x/test/a.yml": true });
});

function check(pattern: string, paths: Record<string, boolean>): void {
  for (const [path, expected] of Object.entries(paths)) {
    assert.equal(pathMatches(parsePathPattern(pattern), path), expected, `${pattern} and ${path}`);
  }
}
