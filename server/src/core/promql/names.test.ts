import assert from "node:assert/strict";
import { test } from "node:test";
import { escapeName, isValidLabelName, isValidMetricName } from "./names.ts";

test("knows which names were valid before UTF-8 was allowed", () => {
  assert.equal(isValidMetricName("job:x_1:rate5m", "legacy"), true);
  assert.equal(isValidLabelName("job:x", "legacy"), false);
  assert.equal(isValidMetricName("1x", "legacy"), false);
  assert.equal(isValidMetricName("http.requests", "legacy"), false);
});

test("takes any text for a name now, but not none", () => {
  assert.equal(isValidMetricName("http.requests", "utf8"), true);
  assert.equal(isValidLabelName("ä", "utf8"), true);
  assert.equal(isValidLabelName("", "utf8"), false);
  assert.equal(isValidLabelName("a\udcff", "utf8"), false);
});

test("escapes names in the three ways that scrapes negotiate", () => {
  assert.equal(escapeName("a.b-c", "underscores"), "a_b_c");
  assert.equal(escapeName("a.b_c", "dots"), "a_dot_b__c");
  assert.equal(escapeName("a.b_c", "values"), "U__a_2e_b__c");
  assert.equal(escapeName("", "values"), "");
});
