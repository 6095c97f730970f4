/**
 * What can be asked of a server that speaks Prometheus' HTTP API (`web/api/v1`), one method for each endpoint. No method
 * throws or rejects: whatever goes wrong is a value, and every endpoint may be missing. Times are Unix milliseconds,
 * durations milliseconds. A request is given up when `signal` says that nobody waits for its answer any more.
 */
export interface PrometheusApi {
  readonly server: ServerAddress;
  labelNames(query: SeriesQuery, signal?: AbortSignal): Promise<Result<Listed<string>>>;
  labelValues(label: string, query: SeriesQuery, signal?: AbortSignal): Promise<Result<Listed<string>>>;
  /**
   * The values of a label one by one as they arrive, for more of them than one wants as strings. What `take` got counts
   * only if the result is ok in the end.
   */
  streamLabelValues(
    label: string,
    query: SeriesQuery,
    take: ValueSink,
    signal?: AbortSignal,
  ): Promise<Result<Streamed>>;
  /** At least one selector is needed. */
  series(query: SeriesQuery, signal?: AbortSignal): Promise<Result<Listed<Labels>>>;
  metadata(metric?: string, signal?: AbortSignal): Promise<Result<ReadonlyMap<string, readonly Metadata[]>>>;
  targets(signal?: AbortSignal): Promise<Result<readonly ActiveTarget[]>>;
  rules(signal?: AbortSignal): Promise<Result<readonly LiveRuleGroup[]>>;
  alerts(signal?: AbortSignal): Promise<Result<readonly LiveAlert[]>>;
  query(expression: string, time?: number, signal?: AbortSignal): Promise<Result<QueryResult>>;
  queryRange(expression: string, range: QueryRange, signal?: AbortSignal): Promise<Result<QueryResult>>;
  buildInfo(signal?: AbortSignal): Promise<Result<BuildInfo>>;
  flags(signal?: AbortSignal): Promise<Result<ReadonlyMap<string, string>>>;
  /** The configuration as YAML, its secrets masked by the server. */
  config(signal?: AbortSignal): Promise<Result<string>>;
  runtimeInfo(signal?: AbortSignal): Promise<Result<RuntimeInfo>>;
  formatQuery(expression: string, signal?: AbortSignal): Promise<Result<string>>;
}

export interface ServerAddress {
  /** What the user calls it; its address when it has no name. */
  readonly name: string;
  /** Without credentials; its path is a prefix of every request's. */
  readonly url: string;
}

export type Labels = Readonly<Record<string, string>>;

export interface SeriesQuery {
  /** Selectors, of which a series matches one. */
  readonly matches?: readonly string[];
  readonly start?: number;
  readonly end?: number;
  /** How many answers are wanted; a server that knows no limit gives all. */
  readonly limit?: number;
}

export interface Listed<Item> {
  readonly items: readonly Item[];
  /** There are more, which a limit of ours or of the server left out, or a part of the server could not be asked. */
  readonly isTruncated: boolean;
}

/**
 * Gets one value, as UTF-8 in `bytes` between `from` and `to`. The bytes are valid during the call only.
 * Whether more is wanted; otherwise the rest is not read.
 */
export type ValueSink = (bytes: Uint8Array, from: number, to: number) => boolean;

export interface Streamed {
  /** How many values were taken. */
  readonly count: number;
  /** There are more, which a limit of ours or of the server left out. */
  readonly isTruncated: boolean;
}

export interface Metadata {
  readonly type: string;
  readonly help: string;
  readonly unit: string;
}

export interface ActiveTarget {
  readonly labels: Labels;
  /** Before relabelling; some products leave them out. */
  readonly discoveredLabels: Labels;
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  readonly health: string;
  readonly lastError: string;
  readonly lastScrape: number | undefined;
  readonly scrapeInterval: number | undefined;
}

export interface LiveRuleGroup {
  readonly name: string;
  readonly file: string;
  readonly interval: number | undefined;
  readonly rules: readonly LiveRule[];
}

export type LiveRule =
  | {
      readonly kind: "alerting";
      readonly name: string;
      readonly query: string;
      readonly labels: Labels;
      readonly state: string;
      readonly alerts: readonly LiveAlert[];
    }
  | { readonly kind: "recording"; readonly name: string; readonly query: string; readonly labels: Labels };

export interface LiveAlert {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly state: "pending" | "firing" | "unknown";
  readonly activeAt: number | undefined;
  /** Since when the expression does not return it any more; missing while it does. Servers before 2.42 do not know it. */
  readonly keepFiringSince?: number | undefined;
  readonly value: string;
}

export interface QueryRange {
  readonly start: number;
  readonly end: number;
  readonly step: number;
}

/**
 * Values are in the server's notation (`+Inf`, `NaN`, `1e-05`), so that nothing is lost. Partial: there may be
 * more, since a part of the server could not be asked.
 */
export type QueryResult =
  | { readonly kind: "vector"; readonly samples: readonly VectorSample[]; readonly isPartial?: boolean }
  | { readonly kind: "matrix"; readonly series: readonly MatrixSeries[]; readonly isPartial?: boolean }
  | { readonly kind: "scalar" | "string"; readonly time: number; readonly value: string };

export interface VectorSample {
  readonly labels: Labels;
  readonly time: number;
  /** Missing for a native histogram. */
  readonly value: string | undefined;
}

export interface MatrixSeries {
  readonly labels: Labels;
  /** Histograms are left out. */
  readonly values: readonly (readonly [time: number, value: string])[];
}

export interface BuildInfo {
  readonly version: string | undefined;
  /** `application` of Mimir. */
  readonly application: string | undefined;
  /** Missing where only a version is said, as VictoriaMetrics does. */
  readonly revision?: string;
  readonly goVersion?: string;
}

export interface RuntimeInfo {
  /** As the server says it: `15d`, `15d or 10GiB`. */
  readonly storageRetention: string | undefined;
}

export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: RequestError };

export interface RequestError {
  readonly kind: RequestErrorKind;
  /** One sentence or more for people: which server, which question, what to do. No secret is in it. */
  readonly message: string;
  /** When it makes sense to ask again, as Unix milliseconds; missing when the server did not say. */
  readonly retryAt?: number;
}

export type RequestErrorKind =
  /** Nobody answers: refused, no such host, cut off, certificate refused, too slow. */
  | "unreachable"
  | "timeout"
  | "unauthorized"
  /** The server does not have this endpoint (404, 405, 501), or does not offer it to us. */
  | "missing"
  /** The question is at fault: 400, 422. */
  | "refused"
  /** 429, 503. */
  | "busy"
  /** 500 and others. */
  | "failed"
  /** What came is not what the API promises, or is larger than we take. */
  | "unreadable"
  /** The settings do not allow this question. */
  | "unasked"
  /** The settings cannot be used: an address that is none, a file that is missing. */
  | "misconfigured"
  | "cancelled";
