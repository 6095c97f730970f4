import assert from "node:assert/strict";
import { test } from "node:test";
import { relabelConfig, relabelOptions } from "../../../../test/support/label-sets.ts";
import { describeLabels, readPossibleLabels } from "../../../../test/support/show-labels.ts";
import { possibleScrapedLabels } from "./scraped-labels.ts";

test("what an exporter says is not known", () => {
  const target = readPossibleLabels('job="j" zone?="z"');
  const labels = (honorLabels: boolean) =>
    describeLabels(possibleScrapedLabels(target, { honorLabels, metricRelabelRules: [] }, relabelOptions)!);
  assert.equal(labels(false), '… __name__ job="j" zone?');
  assert.equal(labels(true), "… __name__ job? zone?");
});

test("a series without a name is refused", () => {
  const config = relabelConfig({ action: "labeldrop", regex: "__name__" });
  const scrape = { honorLabels: false, metricRelabelRules: [{ config, number: 1 }] };
  assert.equal(possibleScrapedLabels(readPossibleLabels("job"), scrape, relabelOptions), undefined);
});
