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
  const catalogue = new MetricCatalogue(() => readCatalogue(path.join(dist, "catalogue.json.br")));
  const names = millisecondsOf(() => catalogue.misnamed("up"));
  const all = millisecondsOf(() => catalogue.find("up"));
  const note = `${[...catalogue.names()].length} metrics`;
  return [
    { metric: "size of the catalogue", anchor: "", value: catalogueSize(dist) / 1000, unit: "kB", note },
    { metric: "names of the catalogue, when first asked", anchor: "", value: names, unit: "ms" },
    { metric: "all of the catalogue, when first asked", anchor: "", value: all, unit: "ms" },
  ];
}

function millisecondsOf(ask: () => void): number {
  const start = performance.now();
  ask();
  return performance.now() - start;
}

function catalogueSize(dist: string): number {
  const files = ["catalogue.json.br", "catalogue-names.json.br"];
  return files.reduce((sum, file) => sum + statSync(path.join(dist, file)).size, 0);
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
