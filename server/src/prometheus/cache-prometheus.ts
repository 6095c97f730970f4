import { BackOff } from "./back-off.ts";
import { toRequestError } from "./failure.ts";
import type { PrometheusApi, RequestError, Result } from "./prometheus-api.ts";
import { cancelled } from "./turns.ts";
import { weightOf } from "./weight-of.ts";

export interface CacheRules {
  /** As Unix milliseconds. */
  readonly now: () => number;
  /** For so long an answer is given again without asking, in milliseconds; an error for half of that. */
  readonly freshFor: number;
  /** For so long it is given while a new one is asked for in the background. */
  readonly keptFor: number;
  /** For so long an endpoint that is missing is not asked again. */
  readonly missingFor: number;
  /** Of all answers that are kept. */
  readonly maxBytes: number;
  /** Is told once of each endpoint that turns out to be missing. */
  readonly onMissing?: (endpoint: Endpoint, error: RequestError) => void;
}

export type Endpoint = Exclude<keyof PrometheusApi, "server">;

const defaultCacheRules: CacheRules = {
  now: Date.now,
  freshFor: 30_000,
  keptFor: 180_000,
  missingFor: 600_000,
  maxBytes: 32_000_000,
};

/**
 * The same server, asked no more than necessary: a question that is under way is not asked a second time, and given up
 * when nobody waits for it; answers are kept for a while; a server that is down is left alone for longer and longer.
 */
export function cachePrometheus(api: PrometheusApi, rules: Partial<CacheRules> = {}): PrometheusApi {
  const cache = new AnswerCache(api, { ...defaultCacheRules, ...rules });
  const methods = Object.keys(api)
    .filter((name): name is Endpoint => name !== "server")
    .map((endpoint) => [endpoint, (...asked: unknown[]) => cache.ask(endpoint, asked)]);
  return { ...(Object.fromEntries(methods) as Omit<PrometheusApi, "server">), server: api.server };
}

type AnyResult = Result<unknown>;
type Method = (...asked: unknown[]) => Promise<AnyResult>;

interface Asked {
  readonly endpoint: Endpoint;
  /** Without the signal. */
  readonly question: readonly unknown[];
  readonly signal: AbortSignal | undefined;
}

interface Kept {
  readonly result: AnyResult;
  readonly weight: number;
  readonly at: number;
  /** When it was asked for last, whatever came of it. */
  triedAt: number;
}

interface UnderWay {
  readonly answer: Promise<AnyResult>;
  readonly controller: AbortController;
  waiting: number;
}

class AnswerCache {
  readonly #api: PrometheusApi;
  readonly #rules: CacheRules;
  /** The one that was used last is the last one. */
  readonly #kept = new Map<string, Kept>();
  readonly #underWay = new Map<string, UnderWay>();
  readonly #missing = new Map<Endpoint, { readonly error: RequestError; readonly at: number }>();
  readonly #backOff = new BackOff();
  #bytes = 0;

  constructor(api: PrometheusApi, rules: CacheRules) {
    this.#api = api;
    this.#rules = rules;
  }

  async ask(endpoint: Endpoint, given: readonly unknown[]): Promise<AnyResult> {
    const signal = given.find((each): each is AbortSignal => each instanceof AbortSignal);
    const asked: Asked = { endpoint, question: given.filter((each) => each !== signal), signal };
    if (signal?.aborted === true) return this.#cancelled();
    // What goes to a sink is kept by whoever takes it there.
    if (endpoint === "streamLabelValues") return this.#refusal(endpoint) ?? this.#send(asked, signal);
    const key = this.#keyOf(asked);
    const known = this.#kept.get(key);
    if (known !== undefined && this.#isKept(known)) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      const isFresh = this.#since(known.triedAt) < this.#rules.freshFor;
      // A refresh is not given up: it counts as somebody who waits.
      if (!isFresh && this.#refusal(endpoint) === undefined) this.#join(key, asked).waiting++;
      return known.result;
    }
    return this.#refusal(endpoint) ?? this.#waitFor(key, asked);
  }

  /** Why it is not asked now. */
  #refusal(endpoint: Endpoint): AnyResult | undefined {
    const missing = this.#missing.get(endpoint);
    if (missing !== undefined && this.#since(missing.at) < this.#rules.missingFor) {
      return { ok: false, error: missing.error };
    }
    const error = this.#backOff.refusal(this.#rules.now());
    return error && { ok: false, error };
  }

  #isKept({ result, at }: Kept): boolean {
    return this.#since(at) < (result.ok ? this.#rules.keptFor : this.#rules.freshFor / 2);
  }

  /** A clock that was set back makes nothing younger. */
  #since(time: number): number {
    return Math.abs(this.#rules.now() - time);
  }

  #waitFor(key: string, asked: Asked): Promise<AnyResult> {
    const joined = this.#join(key, asked);
    joined.waiting++;
    const { signal } = asked;
    if (signal === undefined) return joined.answer;
    return new Promise((resolve) => {
      const leave = () => {
        resolve(this.#cancelled());
        joined.waiting--;
        if (joined.waiting > 0) return;
        // Whoever asks from now on is not to wait for what was given up.
        if (this.#underWay.get(key) === joined) this.#underWay.delete(key);
        joined.controller.abort();
      };
      signal.addEventListener("abort", leave, { once: true });
      void joined.answer.then((result) => {
        signal.removeEventListener("abort", leave);
        resolve(result);
      });
    });
  }

  #join(key: string, asked: Asked): UnderWay {
    const known = this.#underWay.get(key);
    if (known !== undefined) return known;
    const controller = new AbortController();
    const answer = this.#send(asked, controller.signal).then((result) => {
      if (this.#underWay.get(key) === started) this.#underWay.delete(key);
      this.#keep(key, result);
      return result;
    });
    const started: UnderWay = { answer, controller, waiting: 0 };
    this.#underWay.set(key, started);
    return started;
  }

  async #send({ endpoint, question }: Asked, signal: AbortSignal | undefined): Promise<AnyResult> {
    const sentAt = this.#rules.now();
    const method = this.#api[endpoint] as Method;
    // The signal comes last, behind whatever else may be left out.
    const all = Array.from({ length: signalPlaces[endpoint] }, (_, index) => question[index]);
    const result = await method(...all, signal);
    const now = this.#rules.now();
    if (result.ok) this.#missing.delete(endpoint);
    else if (result.error.kind === "missing") {
      if (!this.#missing.has(endpoint)) this.#rules.onMissing?.(endpoint, result.error);
      this.#missing.set(endpoint, { error: result.error, at: now });
    }
    this.#backOff.learn(result, sentAt, now);
    return result;
  }

  #keep(key: string, result: AnyResult): void {
    const now = this.#rules.now();
    const old = this.#kept.get(key);
    if (!result.ok) {
      if (!isAboutQuestion.has(result.error.kind)) return;
      if (old?.result.ok === true && this.#isKept(old)) {
        old.triedAt = now;
        return;
      }
    }
    this.#drop(key);
    const weight = 2 * key.length + weightOf(result);
    if (weight > this.#rules.maxBytes) return;
    this.#kept.set(key, { result, weight, at: now, triedAt: now });
    this.#bytes += weight;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#rules.maxBytes) return;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.weight ?? 0;
    this.#kept.delete(key);
  }

  /** Where series are looked for moves on with time: what counts is how far back it is, about. */
  #keyOf({ endpoint, question }: Asked): string {
    const { now, freshFor } = this.#rules;
    const isAboutSeries = endpoint === "series" || endpoint === "labelNames" || endpoint === "labelValues";
    return JSON.stringify([endpoint, ...question], (name, value: unknown) =>
      isAboutSeries && (name === "start" || name === "end") && typeof value === "number"
        ? Math.round((value - now()) / freshFor)
        : value,
    );
  }

  #cancelled(): AnyResult {
    return { ok: false, error: toRequestError(cancelled(), this.#api.server, "something") };
  }
}

/** What goes wrong with one question again and again, and says nothing about others. */
const isAboutQuestion: ReadonlySet<RequestError["kind"]> = new Set([
  "refused",
  "failed",
  "timeout",
  "unauthorized",
  "unreadable",
]);

const signalPlaces: Readonly<Record<Endpoint, number>> = {
  labelNames: 1,
  labelValues: 2,
  streamLabelValues: 3,
  series: 1,
  metadata: 1,
  targets: 0,
  rules: 0,
  alerts: 0,
  query: 2,
  queryRange: 2,
  buildInfo: 0,
  flags: 0,
  config: 0,
  runtimeInfo: 0,
  formatQuery: 1,
};
