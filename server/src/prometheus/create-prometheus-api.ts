import { type AnswerBody, readText } from "./answer-body.ts";
import { streamEntries } from "./entry-stream.ts";
import { Failure, quoteBriefly } from "./failure.ts";
import type {
  BuildInfo,
  Listed,
  Metadata,
  PrometheusApi,
  QueryResult,
  Result,
  SeriesQuery,
} from "./prometheus-api.ts";
import {
  isPartial,
  readAlerts,
  readBuildInfo,
  readConfig,
  readFlags,
  readLabels,
  readMetadata,
  readQueryResult,
  readRules,
  readRuntimeInfo,
  readTargets,
} from "./read-answers.ts";
import { list, object, text } from "./read-json.ts";
import { labelInPath, type Parameters, seconds } from "./request-url.ts";
import type { ServerQuestion, ServerSettings } from "./server-settings.ts";
import { kindOfErrorType } from "./status-failure.ts";
import { type Question, Transport, type TransportLimits } from "./transport.ts";
import { type BufferSink, streamValues } from "./value-stream.ts";

export interface ApiLimits extends TransportLimits {
  /** Of an answer that is read as a whole. */
  readonly answerBytes: number;
  /** Of an answer that is read as it arrives. */
  readonly streamBytes: number;
  /** Of one label value. */
  readonly valueBytes: number;
}

const defaultLimits: ApiLimits = {
  requestsInFlight: 6,
  redirects: 5,
  queryString: 2_000,
  answerBytes: 64_000_000,
  streamBytes: 512_000_000,
  valueBytes: 16_000_000,
};

export interface ApiOptions {
  readonly limits?: Partial<ApiLimits>;
  /** As Unix milliseconds. */
  readonly now?: () => number;
}

/** Asks a server over HTTP, every question by itself: nothing is remembered but connections and tokens. */
export function createPrometheusApi(settings: ServerSettings, options: ApiOptions = {}): PrometheusApi {
  const limits = { ...defaultLimits, ...options.limits };
  const transport = new Transport(settings, limits, options.now ?? Date.now);
  let canMatch: Promise<boolean> | undefined;

  /** `read` gets the data, and whether there may be more of them. */
  const ask = <Value>(
    question: Question,
    read: (data: unknown, isPart: boolean) => Value,
    signal?: AbortSignal,
  ) =>
    transport.ask(question, signal, async (body) => {
      const envelope = parseEnvelope(await readText(body, limits.answerBytes), body);
      return read(dataOf(envelope), isPartial(envelope));
    });
  const dataOf = (envelope: Readonly<Record<string, unknown>>): unknown => {
    if (envelope.status === "success") return envelope.data;
    if (envelope.status !== "error") {
      throw new Failure("unreadable", "the answer is none of Prometheus", otherProgram);
    }
    const { error } = envelope;
    const said = typeof error === "string" ? `: ${quoteBriefly(transport.redact(error))}` : "";
    throw new Failure(kindOfErrorType(envelope.errorType), `it answers with an error${said}`);
  };

  const stream = (question: Question, query: SeriesQuery, take: BufferSink, signal?: AbortSignal) =>
    transport.ask(question, signal, async (body) => {
      const values = query.limit ?? Number.POSITIVE_INFINITY;
      const allowed = { values, bytes: limits.streamBytes, valueBytes: limits.valueBytes };
      if (body.isHtml) throw webPage();
      const { envelope, count } = await streamValues(body.chunks, take, allowed);
      if (envelope === undefined) return { count, isTruncated: true };
      const read = parseEnvelope(envelope, body);
      list(text)(dataOf(read));
      return { count, isTruncated: isPartial(read) };
    });
  const streamed = async (
    question: Question,
    query: SeriesQuery,
    signal?: AbortSignal,
  ): Promise<Result<Listed<string>>> => {
    const items: string[] = [];
    let bytes = 0;
    const answer = await stream(
      question,
      query,
      (chunk, from, to) => {
        items.push(chunk.toString("utf8", from, to));
        // Even one that is empty takes room.
        bytes += to - from + 8;
        return bytes < limits.answerBytes;
      },
      signal,
    );
    return answer.ok ? { ok: true, value: { items, isTruncated: answer.value.isTruncated } } : answer;
  };

  const series = (query: SeriesQuery, signal?: AbortSignal) =>
    ask(
      { ...metadata("the series", "series", seriesParameters(query)), mayPost: true },
      (data, isPart) => listed(list(readLabels)(data), query.limit, isPart),
      signal,
    );

  /** Prometheus before 2.24 takes no notice of `match[]` where labels are asked for, and would tell those of all series. */
  const readsMatches = async ({ matches }: SeriesQuery): Promise<boolean> => {
    if (matches === undefined || !settings.asks.has("status")) return true;
    canMatch ??= api.buildInfo().then((answer) => {
      if (!answer.ok && (answer.error.kind === "unreachable" || answer.error.kind === "busy")) {
        canMatch = undefined;
      }
      return !answer.ok || !isBefore224(answer.value);
    });
    return canMatch;
  };
  /** The same from the series themselves. */
  const fromSeries = async (
    query: SeriesQuery,
    namesOf: (labels: Readonly<Record<string, string>>) => readonly string[],
    signal?: AbortSignal,
  ): Promise<Result<Listed<string>>> => {
    const { limit, ...unlimited } = query;
    const answer = await series(unlimited, signal);
    if (!answer.ok) return answer;
    const { items, isTruncated } = answer.value;
    return { ok: true, value: listed([...new Set(items.flatMap(namesOf))].sort(), limit, isTruncated) };
  };
  const valuesFromSeries = (label: string, query: SeriesQuery, signal?: AbortSignal) =>
    fromSeries(query, (labels) => (Object.hasOwn(labels, label) ? [labels[label]!] : []), signal);

  const api: PrometheusApi = {
    server: transport.server,

    async labelNames(query, signal) {
      const question = { ...metadata("the label names", "labels", seriesParameters(query)), mayPost: true };
      const [answer, isMatched] = await Promise.all([streamed(question, query, signal), readsMatches(query)]);
      return isMatched ? answer : fromSeries(query, Object.keys, signal);
    },

    async labelValues(label, query, signal) {
      const [answer, isMatched] = await Promise.all([
        streamed(labelQuestion(label, query), query, signal),
        readsMatches(query),
      ]);
      return isMatched ? answer : valuesFromSeries(label, query, signal);
    },

    async streamLabelValues(label, query, take, signal) {
      if (await readsMatches(query)) return stream(labelQuestion(label, query), query, take, signal);
      const answer = await valuesFromSeries(label, query, signal);
      if (!answer.ok) return answer;
      let count = 0;
      for (const each of answer.value.items) {
        const bytes = Buffer.from(each);
        count++;
        if (!take(bytes, 0, bytes.length)) break;
      }
      const isTruncated = answer.value.isTruncated || count < answer.value.items.length;
      return { ok: true, value: { count, isTruncated } };
    },

    series,

    metadata: (metric, signal) =>
      transport.ask(
        metric === undefined
          ? metadata("the metadata of metrics", "metadata", [])
          : metadata(`the metadata of ${quoteBriefly(metric, 80)}`, "metadata", [["metric", metric]]),
        signal,
        async (body) => {
          const described = new Map<string, readonly Metadata[]>();
          const take = (json: unknown): void => {
            for (const [name, each] of readMetadata(json)) described.set(name, each);
          };
          const envelope = await streamEntries(body.chunks, take, limits.answerBytes);
          take(dataOf(parseEnvelope(envelope, body)));
          return described;
        },
      ),
    targets: (signal) => ask(status("its targets", "targets", [["state", "active"]]), readTargets, signal),
    rules: (signal) => ask(status("its rules", "rules"), readRules, signal),
    alerts: (signal) => ask(status("its alerts", "alerts"), readAlerts, signal),
    query: (expression, time, signal) =>
      ask(
        queries("the result of", "query", expression, time === undefined ? [] : [["time", seconds(time)]]),
        readResult,
        signal,
      ),
    queryRange: (expression, { start, end, step }, signal) =>
      ask(
        queries("the results over time of", "query_range", expression, [
          ["start", seconds(start)],
          ["end", seconds(end)],
          ["step", seconds(step)],
        ]),
        readResult,
        signal,
      ),
    buildInfo: (signal) => ask(status("its version", "status/buildinfo"), readBuildInfo, signal),
    flags: (signal) => ask(status("its flags", "status/flags"), readFlags, signal),
    config: (signal) => ask(status("its configuration", "status/config"), readConfig, signal),
    runtimeInfo: (signal) => ask(status("its state", "status/runtimeinfo"), readRuntimeInfo, signal),
    formatQuery: (expression, signal) =>
      ask(queries("another format of", "format_query", expression, []), text, signal),
  };
  return api;
}

function readResult(data: unknown, isPart: boolean): QueryResult {
  const result = readQueryResult(data);
  const canBePart = result.kind === "vector" || result.kind === "matrix";
  return canBePart && isPart ? { ...result, isPartial: true } : result;
}

function listed<Item>(all: readonly Item[], limit = Number.POSITIVE_INFINITY, isPart = false): Listed<Item> {
  return { items: all.slice(0, limit), isTruncated: isPart || all.length > limit };
}

const otherProgram = "Check its address and its path: another program may answer there.";

function webPage(): Failure {
  const remedy =
    "Check its address: a page to log in may stand in the way, or another program answers there.";
  return new Failure("unreadable", "it sent a web page instead of an answer", remedy);
}

function parseEnvelope(json: string, { isHtml }: AnswerBody): Readonly<Record<string, unknown>> {
  const start = json.trimStart();
  if (start === "") throw new Failure("unreadable", "the answer is empty", otherProgram);
  if (isHtml || start.startsWith("<")) throw webPage();
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    throw new Failure("unreadable", "the answer is no JSON, or breaks off", otherProgram);
  }
  return object(parsed);
}

function ofKind(kind: ServerQuestion) {
  return (words: string, endpoint: string, parameters: Parameters = []): Question => ({
    words,
    kind,
    endpoint,
    parameters,
    mayPost: false,
  });
}

const metadata = ofKind("metadata");
const status = ofKind("status");

function queries(words: string, endpoint: string, expression: string, more: Parameters): Question {
  return {
    words: `${words} ${quoteBriefly(expression, 80)}`,
    kind: "queries",
    endpoint,
    parameters: [["query", expression], ...more],
    mayPost: true,
  };
}

function labelQuestion(label: string, query: SeriesQuery): Question {
  const words = `the values of the label ${quoteBriefly(label, 80)}`;
  return metadata(words, `label/${labelInPath(label)}/values`, seriesParameters(query));
}

/** What a server does not know of it, it takes no notice of. */
function seriesParameters({ matches = [], start, end, limit }: SeriesQuery): Parameters {
  return [
    ...matches.map((match) => ["match[]", match] as const),
    ...(start === undefined ? [] : [["start", seconds(start)] as const]),
    ...(end === undefined ? [] : [["end", seconds(end)] as const]),
    ...(limit === undefined ? [] : [["limit", String(limit)] as const]),
  ];
}

/** Others who say so little number their own versions otherwise. */
function isBefore224({ version = "", application }: BuildInfo): boolean {
  const [, major, minor] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  return application === undefined && major === "2" && Number(minor) < 24;
}
