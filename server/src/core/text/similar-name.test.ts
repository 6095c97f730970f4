import assert from "node:assert/strict";
import { test } from "node:test";
import { similarName } from "./similar-name.ts";

const names = ["rate", "irate", "increase", "label_replace", "avg_over_time", "max_over_time"];

test("finds the name that was probably meant", () => {
  assert.equal(similarName("rte", names), "rate");
  assert.equal(similarName("raet", names), "rate");
  assert.equal(similarName("Increase", names), "increase");
  assert.equal(similarName("label_repalce", names), "label_replace");
  assert.equal(similarName("av_over_tme", names), "avg_over_time");
});

test("prefers the nearest name, and the first of equally near ones", () => {
  assert.equal(similarName("irat", names), "irate");
  assert.equal(similarName("a", ["b", "c"]), "b");
});

test("stays silent when nothing is near", () => {
  assert.equal(similarName("histogram", names), undefined);
  assert.equal(similarName("", names), undefined);
  assert.equal(similarName("rate_of_change", names), undefined);
});
