import assert from "node:assert/strict";
import { test } from "node:test";
import { testCatalogue } from "../../../../test/support/catalogue.ts";
import { testReadOptions } from "../../../../test/support/read-options.ts";
import { OwnMetricsFiles } from "./own-metrics-files.ts";

function filesWith(texts: Map<string, string>): OwnMetricsFiles {
  const readText = (path: string): string | undefined => texts.get(path);
  return new OwnMetricsFiles({ readText, yaml: testReadOptions.yaml, catalogue: testCatalogue });
}

test("the nearest file counts, and what it says goes before what is built in", () => {
  const files = filesWith(
    new Map([
      ["/w/.promrules/metrics.yaml", "metrics: {mine: {type: gauge}, probe_success: {help: Ours.}}\n"],
      ["/w/team/.promrules/metrics.yaml", "metrics: {other: {type: counter}}\n"],
    ]),
  );
  const found = files.catalogueFor("/w/rules/a.yml")!;
  assert.equal(found.find("mine")?.type, "gauge");
  assert.equal(found.find("probe_success")?.about, "Ours.");
  assert.equal(found.find("probe_success")?.values.length, 2);
  assert.equal(files.catalogueFor("/w/team/a.yml")?.find("mine"), undefined);
  assert.equal(files.catalogueFor("/elsewhere/a.yml"), undefined);
});

test("the same text is the same catalogue, however often it is looked for", () => {
  const texts = new Map([["/w/.promrules/metrics.yaml", "metrics: {mine: {type: gauge}}\n"]]);
  const files = filesWith(texts);
  const before = files.catalogueFor("/w/a.yml");
  files.forget();
  assert.equal(files.catalogueFor("/w/a.yml"), before);
  texts.set("/w/.promrules/metrics.yaml", "metrics: {mine: {type: counter}}\n");
  files.forget();
  assert.equal(files.catalogueFor("/w/a.yml")?.find("mine")?.type, "counter");
});
