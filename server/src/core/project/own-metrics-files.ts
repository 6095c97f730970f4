import type { MetricCatalogue } from "../catalogue/metric-catalogue.ts";
import { parseOwnMetrics } from "../files/own-metrics/own-metrics.ts";
import type { YamlLibrary } from "../yaml/yaml-library.ts";
import { foldersAbove } from "./configurations.ts";

interface Sources {
  /** Missing where there is no such file. */
  readText(path: string): string | undefined;
  readonly yaml: YamlLibrary;
  /** What is built in. */
  readonly catalogue: MetricCatalogue;
}

/** The `.promrules/metrics.yaml` of each folder, looked for on disk when a file below asks, and remembered until `forget`. */
export class OwnMetricsFiles {
  /** Those with mistakes; they are reported wherever they lie. */
  readonly faulty = new Set<string>();
  readonly #sources: Sources;
  readonly #byFolder = new Map<string, MetricCatalogue | undefined>();
  /** By path; the same text gives the same catalogue, so that nothing has to be read again for it. */
  readonly #read = new Map<string, { readonly text: string; readonly catalogue: MetricCatalogue }>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** With what the nearest file above a path says; missing where there is none. The path is absolute, with slashes. */
  catalogueFor(path: string): MetricCatalogue | undefined {
    for (const folder of foldersAbove(path)) {
      const found = this.#in(folder);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  forget(): void {
    this.#byFolder.clear();
  }

  #in(folder: string): MetricCatalogue | undefined {
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#catalogueIn(folder));
    return this.#byFolder.get(folder);
  }

  #catalogueIn(folder: string): MetricCatalogue | undefined {
    const { readText, yaml, catalogue } = this.#sources;
    const path = `${folder}/.promrules/metrics.yaml`;
    const text = readText(path);
    if (text === undefined) return undefined;
    const known = this.#read.get(path);
    if (known?.text === text) return known.catalogue;
    const { metrics, problems } = parseOwnMetrics(text, yaml);
    if (problems.length > 0) this.faulty.add(path);
    const found = catalogue.with(metrics);
    this.#read.set(path, { text, catalogue: found });
    return found;
  }
}
