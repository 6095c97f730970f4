import assert from "node:assert/strict";
import { test } from "node:test";
import { labelSet, relabelConfig, relabelOptions } from "../../../../test/support/label-sets.ts";
import { describeLabels, readPossibleLabels } from "../../../../test/support/show-labels.ts";
import type { RelabelConfig } from "./relabel-config.ts";
import {
  possibleReportLabels,
  possibleScrapedLabels,
  reportLabels,
  scrapedLabels,
} from "./scraped-labels.ts";

type Labels = Readonly<Record<string, string>>;

function scrape(
  exposed: Labels,
  target: Labels,
  honorLabels = false,
  rules: Partial<RelabelConfig>[] = [],
): unknown {
  const metricRelabelConfigs = rules.map(relabelConfig);
  const labels = scrapedLabels(
    labelSet(exposed),
    labelSet(target),
    { honorLabels, metricRelabelConfigs },
    relabelOptions,
  );
  return labels && Object.fromEntries(labels);
}

test("target labels win, and the exporter's are renamed", () => {
  assert.deepEqual(scrape({ __name__: "a", job: "x", instance: "", z: "1" }, { job: "j", instance: "i" }), {
    __name__: "a",
    exported_job: "x",
    instance: "i",
    job: "j",
    z: "1",
  });
  assert.deepEqual(scrape({ job: "x", exported_job: "y" }, { job: "j" }), {
    exported_exported_job: "x",
    exported_job: "y",
    job: "j",
  });
  assert.deepEqual(scrape({ job: "x", exported_job: "y" }, { job: "j", exported_job: "k" }), {
    exported_exported_exported_job: "y",
    exported_exported_job: "x",
    exported_job: "k",
    job: "j",
  });
});

test("the exporter's labels win where they are honoured, even empty ones", () => {
  assert.deepEqual(scrape({ job: "x", instance: "" }, { job: "j", instance: "i", zone: "z" }, true), {
    job: "x",
    zone: "z",
  });
});

test("relabels series, and drops them", () => {
  const drop = { action: "drop", sourceLabels: ["__name__"], regex: "go_.*" } as const;
  assert.equal(scrape({ __name__: "go_info" }, { job: "j" }, false, [drop]), undefined);
  const add = { targetLabel: "team", replacement: "a" };
  assert.deepEqual(scrape({ __name__: "up2" }, {}, false, [drop, add]), { __name__: "up2", team: "a" });
});

test("gives up and its like the labels of the target, but for what it takes for an exporter's", () => {
  assert.deepEqual(Object.fromEntries(reportLabels("up", labelSet({ job: "j", zone: "z" }))), {
    __name__: "up",
    job: "j",
    zone: "z",
  });
  assert.deepEqual(
    Object.fromEntries(
      reportLabels("up", labelSet({ a: "1", exported_a: "2", exported_job: "3", job: "j" })),
    ),
    { __name__: "up", a: "1", exported_a: "2", job: "j" },
  );
  assert.equal(
    describeLabels(
      possibleReportLabels(readPossibleLabels('job="j" exported_job="x" zone? exported_zone="y"')),
    ),
    'exported_zone?="y" job="j" zone?',
  );
});

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
