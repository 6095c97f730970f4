import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { MetricCatalogue } from "../server/src/core/catalogue/metric-catalogue.ts";
import { readCatalogue } from "../server/src/disk/read-catalogue.ts";
import type { BenchOptions } from "./bench-options.ts";
import type { Row } from "./table.ts";

/** What is shipped, in bytes. */
export function measureSizes({ dist }: BenchOptions): Row[] {
  const rows: Row[] = readdirSync(dist)
    .filter((file) => file.endsWith(".js"))
    .sort()
    .map((file) => {
      const bytes = readFileSync(path.join(dist, file));
      const note = `${(gzipSync(bytes).length / 1000).toFixed(1)} kB with gzip`;
      return { metric: `size of dist/${file}`, anchor: "", value: bytes.length / 1000, unit: "kB", note };
    });
  return [...rows, ...catalogueRows(dist), ...packageRows(dist)];
}

/** Nothing of it is read at the start (test/cli/catalogue.test.ts): this is what the first question about a metric costs. */
function catalogueRows(dist: string): Row[] {
  const start = performance.now();
  const catalogue = new MetricCatalogue(() => readCatalogue(path.join(dist, "catalogue.json.br")));
  catalogue.find("up");
  const took = performance.now() - start;
  return [
    {
      metric: "size of dist/catalogue.json.br",
      anchor: "",
      value: catalogueSize(dist) / 1000,
      unit: "kB",
      note: `${[...catalogue.names()].length} metrics`,
    },
    { metric: "catalogue of metrics, when first asked", anchor: "", value: took, unit: "ms" },
  ];
}

function catalogueSize(dist: string): number {
  return statSync(path.join(dist, "catalogue.json.br")).size;
}

function packageRows(dist: string): Row[] {
  const vsix = "out/promrules.vsix";
  spawnSync(process.execPath, ["scripts/package.mjs"], { stdio: "ignore" });
  const bytes = existsSync(vsix) ? statSync(vsix).size : undefined;
  const without = bytes && bytes - catalogueSize(dist);
  return [
    { metric: "size of the VSIX", anchor: "", value: bytes && bytes / 1000, goal: 600, unit: "kB" },
    {
      metric: "size of the VSIX without the catalogue",
      anchor: "",
      value: without && without / 1000,
      goal: 300,
      unit: "kB",
    },
  ];
}
