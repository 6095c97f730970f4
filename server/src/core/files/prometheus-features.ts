/** A name that Prometheus' `--enable-feature` takes. */
export interface PrometheusFeature {
  readonly name: string;
  readonly summary: string;
  /** Whether it changes which rule files are accepted. */
  readonly changesRules?: true;
}

/** All names that the newest release knows; those that decide about rules come first. */
export const prometheusFeatures: readonly PrometheusFeature[] = [
  {
    name: "promql-experimental-functions",
    summary: "Experimental PromQL functions and aggregations, such as `limitk` and `mad_over_time`.",
    changesRules: true,
  },
  {
    name: "promql-extended-range-selectors",
    summary: "The modifiers `anchored` and `smoothed` behind selectors.",
    changesRules: true,
  },
  {
    name: "promql-binop-fill-modifiers",
    summary: "The modifiers `fill`, `fill_left` and `fill_right` of binary operators.",
    changesRules: true,
  },
  { name: "promql-delayed-name-removal", summary: "`__name__` is removed at the end of an evaluation." },
  { name: "promql-duration-expr", summary: "Arithmetic in durations. Always on since Prometheus 3.14." },
  { name: "promql-per-step-stats", summary: "Statistics for each step of a query." },
  {
    name: "concurrent-rule-eval",
    summary: "Rules of a group that do not depend on each other run together.",
  },
  { name: "type-and-unit-labels", summary: "The labels `__type__` and `__unit__` on all series." },
  { name: "auto-reload-config", summary: "Prometheus reloads changed configuration by itself. Deprecated." },
  { name: "created-timestamp-zero-ingestion", summary: "A zero sample where a counter started." },
  { name: "delayed-compaction", summary: "Compactions of the head start at random delays." },
  { name: "exemplar-storage", summary: "Exemplars are kept in memory." },
  { name: "extra-scrape-metrics", summary: "More metrics about each scrape. Deprecated." },
  { name: "fast-startup", summary: "Prometheus starts faster." },
  { name: "histograms-st-encoding", summary: "Histogram chunks with start timestamps." },
  { name: "memory-snapshot-on-shutdown", summary: "A snapshot of the head on shutdown." },
  { name: "metadata-wal-records", summary: "Metadata is written to the write-ahead log." },
  { name: "native-histograms", summary: "Has no effect any more: a scrape setting took its place." },
  { name: "old-ui", summary: "The web pages of Prometheus 2." },
  { name: "ooo-native-histograms", summary: "Always on by now." },
  { name: "otlp-deltatocumulative", summary: "Delta metrics received by OTLP become cumulative ones." },
  { name: "otlp-native-delta-ingestion", summary: "Delta metrics received by OTLP are stored as they are." },
  { name: "search-api", summary: "An API that searches names and values." },
  { name: "st-storage", summary: "Start timestamps are stored." },
  { name: "st-synthesis", summary: "Start timestamps are made up where a target gives none." },
  { name: "use-start-timestamps", summary: "PromQL reads start timestamps." },
  { name: "use-uncached-io", summary: "Chunks are written past the page cache." },
  { name: "xor2-encoding", summary: "A newer encoding of float chunks. Deprecated." },
];
