import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import type { CatalogueData } from "../core/catalogue/catalogue-data.ts";
import type { MetricNames } from "../core/catalogue/metric-names.ts";

/** The catalogue of metrics as it is shipped, each file read when it is asked for. Without them nothing is known of any metric. */
export function readCatalogue(file: string): CatalogueData {
  let rest: Rest | undefined;
  const whole = (): Rest => {
    rest ??= readPacked<Rest>(file) ?? { exporters: {}, meanings: {}, telegraf: [] };
    return rest;
  };
  return {
    get names() {
      const names = readPacked<MetricNames>(file.replace(/(?=\.json\.br$)/, "-names"));
      return names ?? { exporters: [], open: "", alsoKnown: "" };
    },
    get exporters() {
      return whole().exporters;
    },
    get meanings() {
      return whole().meanings;
    },
    get telegraf() {
      return whole().telegraf;
    },
    get telegrafOptions() {
      return whole().telegrafOptions;
    },
  };
}

type Rest = Omit<CatalogueData, "names">;

function readPacked<Content>(file: string): Content | undefined {
  try {
    return JSON.parse(brotliDecompressSync(readFileSync(file)).toString());
  } catch {
    return undefined;
  }
}
