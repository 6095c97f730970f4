import { parseDuration } from "../core/promql/duration.ts";
import { quoteBriefly } from "./failure.ts";
import type {
  ActiveTarget,
  BuildInfo,
  Labels,
  LiveAlert,
  LiveRule,
  LiveRuleGroup,
  MatrixSeries,
  Metadata,
  QueryResult,
  RuntimeInfo,
  VectorSample,
} from "./prometheus-api.ts";
import { field, list, mapOf, object, optionalField, type Reader, seconds, text } from "./read-json.ts";

export const readLabels: Reader<Labels> = (json) => Object.fromEntries(mapOf(text)(json));

export const readMetadata: Reader<ReadonlyMap<string, readonly Metadata[]>> = mapOf(
  list((json) => ({
    type: field(json, "type", text),
    help: optionalField(json, "help", text) ?? "",
    unit: optionalField(json, "unit", text) ?? "",
  })),
);

export const readTargets: Reader<readonly ActiveTarget[]> = (json) =>
  field(
    json,
    "activeTargets",
    list((target) => ({
      labels: field(target, "labels", readLabels),
      discoveredLabels: optionalField(target, "discoveredLabels", readLabels) ?? {},
      scrapePool: optionalField(target, "scrapePool", text) ?? "",
      scrapeUrl: optionalField(target, "scrapeUrl", text) ?? "",
      health: optionalField(target, "health", text) ?? "unknown",
      lastError: optionalField(target, "lastError", text) ?? "",
      lastScrape: optionalField(target, "lastScrape", time),
      scrapeInterval: optionalField(target, "scrapeInterval", duration),
    })),
  );

export const readRules: Reader<readonly LiveRuleGroup[]> = (json) =>
  field(
    json,
    "groups",
    list((group) => ({
      name: field(group, "name", text),
      file: optionalField(group, "file", text) ?? "",
      interval: toMilliseconds(optionalField(group, "interval", seconds)),
      rules: field(group, "rules", list(readRule)),
    })),
  );

function readRule(json: unknown): LiveRule {
  const rule = {
    name: field(json, "name", text),
    query: field(json, "query", text),
    labels: optionalField(json, "labels", readLabels) ?? {},
  };
  if (optionalField(json, "type", text) === "recording") return { kind: "recording", ...rule };
  return {
    kind: "alerting",
    ...rule,
    state: optionalField(json, "state", text) ?? "unknown",
    alerts: optionalField(json, "alerts", list(readAlert)) ?? [],
  };
}

export const readAlerts: Reader<readonly LiveAlert[]> = (json) => field(json, "alerts", list(readAlert));

function readAlert(json: unknown): LiveAlert {
  const state = optionalField(json, "state", text);
  const keepFiringSince = optionalField(json, "keepFiringSince", time);
  return {
    labels: field(json, "labels", readLabels),
    annotations: optionalField(json, "annotations", readLabels) ?? {},
    state: state === "pending" || state === "firing" ? state : "unknown",
    activeAt: optionalField(json, "activeAt", time),
    ...(keepFiringSince !== undefined && { keepFiringSince }),
    value: optionalField(json, "value", text) ?? "",
  };
}

export const readQueryResult: Reader<QueryResult> = (json) => {
  const kind = field(json, "resultType", text);
  switch (kind) {
    case "vector":
      return { kind, samples: field(json, "result", list(readVectorSample)) };
    case "matrix":
      return { kind, series: field(json, "result", list(readMatrixSeries)) };
    case "scalar":
    case "string": {
      const [at, value] = field(json, "result", readPoint);
      return { kind, time: at, value };
    }
  }
  // Asking for a field of what it is not makes the failure.
  return field(kind, "", readQueryResult);
};

function readVectorSample(json: unknown): VectorSample {
  const labels = field(json, "metric", readLabels);
  const point = optionalField(json, "value", readPoint);
  if (point !== undefined) return { labels, time: point[0], value: point[1] };
  const histogram = field(json, "histogram", list(anything));
  return { labels, time: Math.round(seconds(histogram[0]) * 1000), value: undefined };
}

function readMatrixSeries(json: unknown): MatrixSeries {
  return {
    labels: field(json, "metric", readLabels),
    values: optionalField(json, "values", list(readPoint)) ?? [],
  };
}

function readPoint(json: unknown): readonly [time: number, value: string] {
  const [at, value] = list(anything)(json);
  return [Math.round(seconds(at) * 1000), text(value)];
}

export const readBuildInfo: Reader<BuildInfo> = (json) => {
  const revision = optionalField(json, "revision", text);
  const goVersion = optionalField(json, "goVersion", text);
  return {
    version: optionalField(json, "version", title),
    application: optionalField(json, "application", title),
    ...(revision !== undefined && { revision }),
    ...(goVersion !== undefined && { goVersion }),
  };
};

export const readFlags: Reader<ReadonlyMap<string, string>> = mapOf(text);

export const readConfig: Reader<string> = (json) => field(json, "yaml", text);

export const readRuntimeInfo: Reader<RuntimeInfo> = (json) => ({
  storageRetention: optionalField(json, "storageRetention", text),
});

/** What is shown in places that have room for a few words. */
const title: Reader<string> = (json) => quoteBriefly(text(json), 80);

const anything: Reader<unknown> = (json) => json;

/** What Go writes of a time that never was lies far before 1970. */
const time: Reader<number | undefined> = (json) => {
  const at = Date.parse(text(json));
  return at > 0 ? at : undefined;
};

const duration: Reader<number | undefined> = (json) => {
  const parsed = parseDuration(text(json));
  return parsed.ok ? parsed.milliseconds : undefined;
};

function toMilliseconds(duration: number | undefined): number | undefined {
  return duration === undefined ? undefined : duration * 1000;
}

/** What says beside an answer that it may not be all. */
export function isPartial(envelope: unknown): boolean {
  const fields = object(envelope);
  // VictoriaMetrics says it by a field of its own. Remarks on an expression tell nothing about the data.
  return fields.isPartial === true || warningsOf(fields.warnings).some((each) => !/^PromQL /.test(each));
}

function warningsOf(json: unknown): readonly string[] {
  return Array.isArray(json) ? json.filter((each) => typeof each === "string") : [];
}
