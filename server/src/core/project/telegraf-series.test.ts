import assert from "node:assert/strict";
import { test } from "node:test";
import { testCatalogue } from "../../../../test/support/catalogue.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { readFile } from "../files/read-file.ts";
import { telegrafSeries } from "./telegraf-series.ts";
import { telegrafSetupOf } from "./telegraf-setup.ts";

test("leaves out the fields and tags that filters leave out", () => {
  assert.deepEqual(ofSwap(""), ["free", "in", "out", "total", "used", "used_percent"]);
  assert.deepEqual(ofSwap('fieldinclude = ["used*", "?n"]'), ["in", "used", "used_percent"]);
  assert.deepEqual(ofSwap('fielddrop = ["*e*"]'), ["in", "out", "total"]);
  assert.deepEqual(ofSwap('namedrop = ["s*p"]'), []);
  assert.deepEqual(ofSwap('namepass = ["swap/*"]'), []);
});

test("takes filters that are not simple for any", () => {
  assert.equal(ofSwap('fieldinclude = ["{used,free}"]').length, 6);
  assert.equal(ofSwap('fielddrop = ["[a-f]*"]').length, 6);
});

test("is soon done with filters that many ways lead through", () => {
  assert.deepEqual(metricsOf("mysql", `fieldinclude = ["${"*?".repeat(14)}Z"]`), []);
});

function ofSwap(settings: string): readonly string[] {
  return metricsOf("swap", settings).map((metric) => metric.replace("swap_", ""));
}

function metricsOf(input: string, settings: string): readonly string[] {
  const text = `[[inputs.${input}]]\n${settings}\n[[outputs.prometheus_client]]\n`;
  const path = "/telegraf.conf";
  const setup = telegrafSetupOf(new Map([[path, readFile(text, { path, options: testReadOptions })]]));
  return telegrafSeries(setup, testCatalogue.telegraf.measurements)
    .map(({ metric }) => metric)
    .sort();
}
