import { readFileSync } from "node:fs";
import { brotliDecompressSync } from "node:zlib";
import type { CatalogueData } from "../core/catalogue/catalogue-data.ts";

/** The catalogue of metrics as it is shipped. Without the file nothing is known of any metric. */
export function readCatalogue(file: string): CatalogueData {
  try {
    return JSON.parse(brotliDecompressSync(readFileSync(file)).toString());
  } catch {
    return { exporters: {}, meanings: {}, telegraf: [] };
  }
}
