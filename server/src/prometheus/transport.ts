import http from "node:http";
import https from "node:https";
import { type AnswerBody, bodyOf, readText } from "./answer-body.ts";
import { Connections } from "./connections.ts";
import { type AccessToken, Credentials, type FetchToken } from "./credentials.ts";
import { Failure, toRequestError } from "./failure.ts";
import { isLoopback } from "./loopback.ts";
import type { Result, ServerAddress } from "./prometheus-api.ts";
import { formOf, type Parameters, requestUrl } from "./request-url.ts";
import type { ServerQuestion, ServerSettings } from "./server-settings.ts";
import { failureOfStatus } from "./status-failure.ts";
import { cancelled, Turns, throwIfCancelled } from "./turns.ts";

export interface Question {
  /** What is asked for, as a message names it: "the label names". */
  readonly words: string;
  readonly kind: ServerQuestion;
  /** Below `api/v1`; missing for the address of the server itself. */
  readonly endpoint: string | undefined;
  readonly parameters: Parameters;
  /** Whether the API takes it as a form, too. */
  readonly mayPost: boolean;
  /** The types of answers that are taken, where that is not JSON. */
  readonly accept?: string;
}

export interface TransportLimits {
  /** How many questions are under way at once. */
  readonly requestsInFlight: number;
  readonly redirects: number;
  /** Longer than this, parameters are sent as a form. */
  readonly queryString: number;
}

interface Sent {
  readonly url: URL;
  /** What is posted; undefined for a GET. */
  readonly form: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Brings the bodies of answers from one server, whatever stands between. */
export class Transport {
  readonly server: ServerAddress;
  readonly #settings: ServerSettings;
  readonly #limits: TransportLimits;
  readonly #now: () => number;
  readonly #turns: Turns;
  readonly #home: URL | undefined;
  readonly #connections: Connections;
  readonly #credentials: Credentials;
  #refusesPost = false;

  constructor(settings: ServerSettings, limits: TransportLimits, now: () => number) {
    this.#settings = settings;
    this.#limits = limits;
    this.#now = now;
    this.#turns = new Turns(limits.requestsInFlight);
    const url = URL.canParse(settings.url) ? new URL(settings.url) : undefined;
    this.#home = url?.protocol === "http:" || url?.protocol === "https:" ? url : undefined;
    this.server = { name: settings.name, url: addressOf(this.#home) ?? "its address" };
    const origin = this.#home?.origin ?? "";
    this.#connections = new Connections(settings, origin);
    this.#credentials = new Credentials(settings, origin, this.#fetchToken, now);
  }

  /** Hands the body of the answer to `read`, of which both failures and whatever else it throws are taken for the result. */
  async ask<Value>(
    question: Question,
    signal: AbortSignal | undefined,
    read: (body: AnswerBody) => Promise<Value>,
  ): Promise<Result<Value>> {
    try {
      if (!this.#settings.asks.has(question.kind)) {
        throw new Failure("unasked", "the settings of the server do not allow it");
      }
      const endTurn = await this.#turns.take(signal);
      try {
        const value = await this.#withinTime(signal, async (limited) =>
          read(await this.#exchange(question, limited)),
        );
        return { ok: true, value };
      } finally {
        endTurn();
      }
    } catch (thrown) {
      const error = toRequestError(thrown, this.server, question.words);
      // Nothing of them is in there. If it ever were, this would take it out, but for what is as short as common words.
      return { ok: false, error: { ...error, message: this.#credentials.redact(error.message, 6) } };
    }
  }

  /** What a server says, without what it repeats of what it was sent. To be done before anything is cut short. */
  redact(text: string): string {
    return this.#credentials.redact(text);
  }

  /** Runs something that is given up when its time is over or nobody waits for it any more. */
  async #withinTime<Value>(
    signal: AbortSignal | undefined,
    run: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value> {
    // It may be over since the turn was given.
    throwIfCancelled(signal);
    const controller = new AbortController();
    const { timeout } = this.#settings;
    let isLate = false;
    const cancel = () => controller.abort();
    const timer = setTimeout(() => {
      isLate = true;
      controller.abort();
    }, timeout);
    signal?.addEventListener("abort", cancel, { once: true });
    const over = new Promise<never>((_, reject) => {
      controller.signal.addEventListener("abort", () => reject(new Error("over")), { once: true });
    });
    over.catch(() => {});
    try {
      // A secret or a file that never comes does not hear the signal.
      return await Promise.race([run(controller.signal), over]);
    } catch (thrown) {
      throwIfCancelled(signal);
      if (!isLate) throw thrown;
      const remedy = "Allow it more time in the settings of the server, or ask for less.";
      throw new Failure("timeout", `no complete answer came within ${timeout / 1000} s`, remedy);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
      // Whatever is still under way is of no use any more.
      controller.abort();
    }
  }

  /** One question, with all that it may take: the other method, a fresh token, redirects. */
  async #exchange(question: Question, signal: AbortSignal): Promise<AnswerBody> {
    const home = this.#home;
    if (home === undefined) throw new Failure("misconfigured", "its address is not one of http: or https:");
    const form = formOf(question.parameters);
    const { accept } = question;
    const get = requestUrl(home, question.endpoint, question.parameters);
    const isLong = question.mayPost && form.length > this.#limits.queryString;
    let url = isLong && !this.#refusesPost ? requestUrl(home, question.endpoint, []) : get;
    let isPosted = url !== get;
    let isAtHome = true;
    let hasRenewed = false;
    for (let redirects = 0; ; ) {
      const own: Readonly<Record<string, string>> = isAtHome ? await this.#credentials.headers() : {};
      const headers = { ...(accept && { accept }), ...own };
      const response = await this.#send({ url, form: isPosted ? form : undefined, headers, signal });
      const status = response.statusCode ?? 0;
      if (isPosted && (status === 405 || status === 501)) {
        response.destroy();
        this.#refusesPost = true;
        isPosted = false;
        url = isAtHome ? get : withParameters(url, question.parameters);
        continue;
      }
      if (status === 401 && isAtHome && !hasRenewed && (await this.#credentials.renew(own.authorization))) {
        response.destroy();
        hasRenewed = true;
        continue;
      }
      const target = redirectOf(response, url);
      if (target === undefined) {
        if (status >= 200 && status < 300) return bodyOf(response);
        const answer = await readText(bodyOf(response), 65_536, "start");
        const where = isAtHome ? undefined : url.origin;
        const redact = (text: string): string => this.redact(text);
        throw failureOfStatus({ status, headers: response.headers, answer, where, now: this.#now(), redact });
      }
      response.destroy();
      redirects++;
      if (redirects > this.#limits.redirects) {
        throw new Failure("unreadable", "it redirects again and again", "Check its address and its path.");
      }
      // Whoever has sent us away may also have chosen the way back, so credentials stay behind for good.
      isAtHome &&= target.origin === home.origin;
      url = target;
      if (status === 303 && isPosted) {
        isPosted = false;
        url = withParameters(target, question.parameters);
      }
    }
  }

  async #send({ url, form, headers, signal }: Sent): Promise<http.IncomingMessage> {
    const route = await this.#connections.routeTo(url);
    const options: http.RequestOptions = {
      ...route.options,
      method: form === undefined ? "GET" : "POST",
      headers: {
        accept: "application/json",
        // Packing costs more than bytes do on the same machine.
        "accept-encoding": isLoopback(url.hostname) ? "identity" : "gzip",
        "user-agent": "promrules",
        ...headers,
        ...route.headers,
        ...(form !== undefined && {
          "content-type": "application/x-www-form-urlencoded",
          "content-length": Buffer.byteLength(form),
        }),
      },
      signal,
    };
    try {
      return await respond(route.isSecure, options, form);
    } catch (thrown) {
      if (signal.aborted) throw cancelled();
      // Certificates may have been renewed on disk.
      if (url.protocol === "https:") this.#connections.renew();
      throw thrown;
    }
  }

  /** Mirrors `clientcredentials` of Go's oauth2, which Prometheus uses: credentials in a header, then in the form. */
  readonly #fetchToken: FetchToken = ({ tokenUrl, clientId, scopes }, secret) => {
    const form: [string, string][] = [["grant_type", "client_credentials"]];
    if (scopes.length > 0) form.push(["scope", scopes.join(" ")]);
    const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(secret)}`;
    const header = { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
    return this.#withinTime(undefined, async (signal) => {
      const url = new URL(tokenUrl);
      const send = async (fields: Parameters, headers: Readonly<Record<string, string>>) => {
        const response = await this.#send({ url, form: formOf(fields), headers, signal });
        return { status: response.statusCode ?? 0, answer: await readText(bodyOf(response), 1_000_000) };
      };
      let { status, answer } = await send(form, header);
      if (status === 400 || status === 401) {
        ({ status, answer } = await send([...form, ["client_id", clientId], ["client_secret", secret]], {}));
      }
      const token = status >= 200 && status < 300 ? readToken(answer, this.#now()) : undefined;
      if (token !== undefined) return token;
      const remedy = "Check the client's id and secret, and the address of the tokens.";
      throw new Failure("unauthorized", `${url.origin} gave no token (${status})`, remedy);
    });
  };
}

function respond(
  isSecure: boolean,
  options: http.RequestOptions,
  body: string | undefined,
  isSecondTime = false,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    const request = (isSecure ? https : http).request(options, (response) => {
      isAnswered = true;
      resolve(response);
    });
    request.on("error", (error) => {
      // What breaks from now on breaks the body, too, and is told there.
      if (isAnswered) return;
      // A server closes a connection that was idle just when we use it again. All questions may be asked twice.
      const isStale = request.reusedSocket && !isSecondTime && options.signal?.aborted !== true;
      if (!isStale) return reject(error);
      respond(isSecure, options, body, true).then(resolve, reject);
    });
    request.end(body);
  });
}

function redirectOf({ statusCode, headers }: http.IncomingMessage, from: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(statusCode ?? 0)) return undefined;
  const { location = "" } = headers;
  const target = location !== "" && URL.canParse(location, from.href) ? new URL(location, from) : undefined;
  if (target?.protocol === "http:" || target?.protocol === "https:") return target;
  throw new Failure("unreadable", "it redirects to no address", "Check its address and its path.");
}

function withParameters(url: URL, parameters: Parameters): URL {
  const full = new URL(url);
  for (const [name, value] of parameters) full.searchParams.append(name, value);
  return full;
}

function readToken(text: string, now: number): AccessToken | undefined {
  try {
    const { access_token: token, expires_in: lifetime } = JSON.parse(text) as Readonly<
      Record<string, unknown>
    >;
    if (typeof token !== "string" || token === "") return undefined;
    const lasts = Number(lifetime);
    // A little early, so that it does not expire on its way.
    return { token, expiresAt: lasts > 0 ? now + Math.max(lasts - 10, lasts / 2) * 1000 : undefined };
  } catch {
    return undefined;
  }
}

/** What is shown to people: no credentials, and no query, in which a key may be. */
function addressOf(url: URL | undefined): string | undefined {
  return url === undefined ? undefined : `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}
