import type { PrometheusApi, RequestError, RequestErrorKind, Result } from "./prometheus-api.ts";

/** Asks one server many things: some at a time, and no more when it cannot be asked. */
export class Asking {
  readonly #api: PrometheusApi;
  readonly #signal: AbortSignal | undefined;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  readonly #troubles = new Map<string, RequestError>();
  #strikes = 0;
  #outage: RequestError | undefined;

  constructor({ api, signal }: { readonly api: PrometheusApi; readonly signal?: AbortSignal }) {
    this.#api = api;
    this.#signal = signal;
  }

  get url(): string {
    return this.#api.server.url;
  }

  /** Why nothing is asked any more. */
  get outage(): RequestError | undefined {
    return this.#outage;
  }

  get troubles(): readonly RequestError[] {
    return [...this.#troubles.values()];
  }

  /** `about` tells the same trouble with many questions from another one. `undefined`: there is no answer. */
  async ask<Value>(about: string, question: Question<Value>): Promise<Value | undefined> {
    const result = await this.attempt(question);
    if (result?.ok === true) return result.value;
    if (result !== undefined) this.note(about, result.error);
    return undefined;
  }

  /** The same for whoever knows what to do about an error. `undefined`: it was not asked, because of an outage. */
  async attempt<Value>(question: Question<Value>): Promise<Result<Value> | undefined> {
    if (this.#running >= mostAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#outage !== undefined) return this.#next(undefined);
    this.#running++;
    const result = await question(this.#api, this.#signal);
    this.#running--;
    if (result.ok) this.#strikes = 0;
    else this.#strike(result.error);
    return this.#next(result);
  }

  note(about: string, error: RequestError): void {
    const key = `${about} ${error.kind}`;
    if (!this.#troubles.has(key)) this.#troubles.set(key, error);
  }

  #strike(error: RequestError): void {
    if (isOfServer.has(error.kind)) this.#strikes++;
    if (endsAll.has(error.kind) || this.#strikes >= mostStrikes) this.#outage ??= error;
  }

  #next<Value>(result: Value): Value {
    this.#waiting.shift()?.();
    return result;
  }
}

type Question<Value> = (api: PrometheusApi, signal: AbortSignal | undefined) => Promise<Result<Value>>;

/** Questions that wait for an answer at a time. */
const mostAtOnce = 6;

/** A single question may be too much for a server, or not allowed; so many one after the other are no accident. */
const mostStrikes = 5;

const endsAll: ReadonlySet<RequestErrorKind> = new Set(["unreachable", "misconfigured", "cancelled"]);
const isOfServer: ReadonlySet<RequestErrorKind> = new Set(["unauthorized", "busy", "timeout"]);
