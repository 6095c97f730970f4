import type { PrometheusConfig } from "../scrape-config.ts";
import type { SourceFile } from "../source-file.ts";
import { readPrometheusConfig } from "./read-prometheus-config.ts";

/**
 * What a `prometheus.yml` says, remembered with this version of the file. Missing for other kinds of files, and for
 * templates, which say nothing yet.
 */
export function prometheusConfigOf(file: SourceFile): PrometheusConfig | undefined {
  if (file.kind !== "prometheus-config") return undefined;
  const known = configs.get(file);
  if (known !== undefined) return known;
  const { documents } = file.chunkAt(0).chunk;
  if (documents.length === 0) return undefined;
  const { dialect, options } = file;
  const { config } = readPrometheusConfig(documents, { text: file.text(), dialect, options });
  configs.set(file, config);
  return config;
}

const configs = new WeakMap<SourceFile, PrometheusConfig>();
