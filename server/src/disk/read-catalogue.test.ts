import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { metricCatalogue } from "../../../scripts/metric-catalogue.mjs";
import { MetricCatalogue } from "../core/catalogue/metric-catalogue.ts";
import { readCatalogue } from "./read-catalogue.ts";

const { names, ...rest } = metricCatalogue();

test("reads names and the rest of the catalogue each by itself, and does without what is not there", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-catalogue-"));
  try {
    const known = (): readonly boolean[] => {
      const catalogue = new MetricCatalogue(() => readCatalogue(path.join(folder, "catalogue.json.br")));
      return [
        catalogue.misnamed("probe_sucess") !== undefined,
        catalogue.find("probe_success") !== undefined,
      ];
    };
    const write = (file: string, content: object): void =>
      writeFileSync(path.join(folder, file), brotliCompressSync(JSON.stringify(content)));
    assert.deepEqual(known(), [false, false]);
    write("catalogue-names.json.br", names);
    assert.deepEqual(known(), [true, false]);
    write("catalogue.json.br", rest);
    assert.deepEqual(known(), [true, true]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
