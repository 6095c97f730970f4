import type { PrometheusApi, RequestError, Result } from "../../server/src/prometheus/prometheus-api.ts";

/** The answers of a server; a function decides by what was asked. What is left out is missing on the server. */
export type FakeAnswers = {
  readonly [Method in Answering]?:
    | Answer<Method>
    | ((...asked: Parameters<PrometheusApi[Method]>) => Answer<Method>);
};

type Answering = Exclude<keyof PrometheusApi, "server" | "streamLabelValues">;
/** The value of an ok answer. */
type Value<Method extends Answering> =
  Awaited<ReturnType<PrometheusApi[Method]>> extends Result<infer Answered> ? Answered : never;
type Answer<Method extends Answering> = Value<Method> | Failure;

/** What `failure` makes. */
interface Failure {
  readonly failure: RequestError;
}

export interface FakePrometheus extends PrometheusApi {
  /** What was asked, in order: the method and its arguments, without signals. */
  readonly asked: readonly (readonly [method: string, ...question: unknown[]])[];
}

/** A server that answers from a literal, at once and without a network. */
export function fakePrometheus(answers: FakeAnswers, name = "http://prometheus:9090"): FakePrometheus {
  const asked: [string, ...unknown[]][] = [];
  const ask = async (method: Answering, question: readonly unknown[]): Promise<Result<unknown>> => {
    const signal = question.find((each): each is AbortSignal => each instanceof AbortSignal);
    if (signal?.aborted === true) return { ok: false, error: requestError("cancelled") };
    asked.push([method, ...question.filter((each) => each !== signal)]);
    const given: unknown = answers[method];
    const answer: unknown = typeof given === "function" ? given(...question) : given;
    if (answer === undefined) return { ok: false, error: requestError("missing") };
    if (isFailure(answer)) return { ok: false, error: answer.failure };
    return { ok: true, value: answer };
  };
  const methods = answering.map((method) => [method, (...question: unknown[]) => ask(method, question)]);
  const api = Object.fromEntries(methods) as Pick<PrometheusApi, Answering>;
  return {
    ...api,
    server: { name, url: name },
    asked,
    async streamLabelValues(label, query, take, signal) {
      const answer = await api.labelValues(label, query, signal);
      if (!answer.ok) return answer;
      let count = 0;
      for (const value of answer.value.items) {
        const bytes = new TextEncoder().encode(value);
        count++;
        if (!take(bytes, 0, bytes.length)) break;
      }
      const isTruncated = answer.value.isTruncated || count < answer.value.items.length;
      return { ok: true, value: { count, isTruncated } };
    },
  };
}

/** An answer that is an error. */
export function failure(kind: RequestError["kind"], more: Partial<RequestError> = {}): Failure {
  return { failure: { ...requestError(kind), ...more } };
}

function requestError(kind: RequestError["kind"]): RequestError {
  return { kind, message: `The question is ${kind}.` };
}

function isFailure(answer: unknown): answer is Failure {
  return typeof answer === "object" && answer !== null && "failure" in answer;
}

const answering: readonly Answering[] = [
  "labelNames",
  "labelValues",
  "series",
  "metadata",
  "targets",
  "rules",
  "alerts",
  "query",
  "queryRange",
  "buildInfo",
  "flags",
  "config",
  "runtimeInfo",
  "formatQuery",
];
