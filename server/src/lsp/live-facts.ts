import { readConfigFacts } from "../core/facts/config-facts.ts";
import { type FactQuestion, factKey } from "../core/facts/fact-question.ts";
import { FactStore } from "../core/facts/fact-store.ts";
import { type Facts, noFacts } from "../core/facts/facts.ts";
import { type AskFact, answerOf, factsFrom } from "../core/facts/facts-from.ts";
import type { ReadOptions } from "../core/files/read-options.ts";
import type { PrometheusApi } from "../prometheus/prometheus-api.ts";
import type { PrometheusPart } from "../prometheus/prometheus-part.ts";

interface Sources {
  /** The server of a file: the same object for as long as it is the same server. */
  apiFor(uri: string): PrometheusApi | undefined;
  /** How far back that server looks for series, in milliseconds. */
  lookbackFor(uri: string): number;
  readonly part: () => PrometheusPart;
  /** How configurations of servers are read. */
  readonly read: ReadOptions;
  /** What is known of files that no server serves. */
  snapshotFor(uri: string): Facts | undefined;
  /** The open documents, with what their checks ask. */
  documents(): Iterable<{ readonly uri: string; factsAsked(): readonly FactQuestion[] }>;
  /** Is told when files may be told other facts. */
  readonly changed: () => void;
}

/** How long to wait for further questions: who types a name asks for each of its beginnings. */
const patience = 500;

/** After so long, everything is asked anew. */
const lifetime = 300_000;

/** How long a server that cannot be asked is left alone: longer each time. */
const shortestPause = 5000;
const longestPause = 300_000;

/** What servers are known to say about the open files. Nobody waits for it: what was asked in vain is brought in the background. */
export class LiveFacts {
  readonly #sources: Sources;
  readonly #served = new Map<PrometheusApi, Served>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** For checks. */
  factsFor(uri: string): Facts {
    const api = this.#sources.apiFor(uri);
    if (api === undefined) return this.#sources.snapshotFor(uri) ?? noFacts;
    return this.#servedBy(api, uri).store.facts;
  }

  /** For whoever asks at once, as hover does: answered the next time, whether a check asks the same or not. */
  featureFactsFor(uri: string): Facts {
    const api = this.#sources.apiFor(uri);
    if (api === undefined) return this.factsFor(uri);
    const { store, wanted } = this.#servedBy(api, uri);
    const ask = (question: FactQuestion): unknown => {
      const answer = answerOf(store.facts, question);
      if (answer === undefined) wanted.set(factKey(question), question);
      return answer;
    };
    const isUnanswerable = (selector: string): boolean => store.facts.isUnanswerable(selector);
    return factsFrom(() => store.facts.source, ask as AskFact, isUnanswerable);
  }

  /** Files may have other servers now, or the same ones afresh: what any of them said is forgotten. */
  serversChanged(): void {
    for (const [api, served] of this.#served) {
      this.#served.delete(api);
      served.stop();
    }
    this.#sources.changed();
  }

  #servedBy(api: PrometheusApi, uri: string): Served {
    const known = this.#served.get(api);
    if (known !== undefined) {
      known.wake();
      return known;
    }
    const { lookbackFor, read, part, changed } = this.#sources;
    const served = new Served({
      api,
      lookback: lookbackFor(uri),
      read,
      part,
      changed,
      asked: () => this.#askedOf(api),
    });
    this.#served.set(api, served);
    return served;
  }

  /** What the checks of open files ask of one server. Missing when it serves none of them any more. */
  #askedOf(api: PrometheusApi): ReadonlyMap<string, FactQuestion> | undefined {
    const { documents, apiFor } = this.#sources;
    const served = [...documents()].filter(({ uri }) => apiFor(uri) === api);
    if (served.length === 0) return undefined;
    const questions = served.flatMap((document) => document.factsAsked());
    return new Map(questions.map((question) => [factKey(question), question]));
  }
}

interface Serving extends Pick<Sources, "read" | "part" | "changed"> {
  readonly api: PrometheusApi;
  readonly lookback: number;
  asked(): ReadonlyMap<string, FactQuestion> | undefined;
}

/** One server, and what it has said. */
class Served {
  readonly store: FactStore;
  /** Asked by somebody else than checks. */
  readonly wanted = new Map<string, FactQuestion>();
  readonly #serving: Serving;
  readonly #controller = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #isCollecting = false;
  /** Asked in vain since the last collection began. */
  #isNoted = false;
  /** No open file has this server, so nothing is kept up to date. */
  #isIdle = false;
  /** Before this time, as Unix milliseconds, it is left alone. */
  #pausedUntil = 0;
  #pause = shortestPause;
  /** When everything is to be asked anew. */
  #expires = 0;

  constructor(serving: Serving) {
    this.#serving = serving;
    const { name, url } = serving.api.server;
    const source = {
      name: `Prometheus at ${name === url ? url : `${url} (${name})`}`,
      lookback: serving.lookback,
    };
    this.store = new FactStore(source, [], () => {
      this.#isNoted = true;
      this.#collectIn(patience);
    });
  }

  wake(): void {
    if (this.#isIdle) this.#collectIn(patience);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#controller.abort();
  }

  #collectIn(delay: number): void {
    if (this.#controller.signal.aborted) return;
    this.#isIdle = false;
    clearTimeout(this.#timer);
    const wait = Math.max(delay, this.#pausedUntil - Date.now());
    this.#timer = setTimeout(() => void this.#collect(), wait);
    this.#timer.unref();
  }

  async #collect(): Promise<void> {
    if (this.#isCollecting) return this.#collectIn(patience);
    const asked = this.#serving.asked();
    this.#isIdle = asked === undefined;
    if (asked === undefined) return;
    this.#isNoted = false;
    const isExpired = Date.now() >= this.#expires;
    const questions = new Map([...asked, ...this.wanted]);
    this.store.takeMissing();
    if (isExpired) this.store.retain(questions.values());
    const missing = [...questions.values()].filter((question) => isExpired || this.store.isMissing(question));
    this.wanted.clear();
    this.#isCollecting = true;
    const isOver = missing.length > 0 && !(await this.#ask(missing));
    this.#isCollecting = false;
    if (isExpired && !isOver) this.#expires = Date.now() + lifetime;
    // Answers lead to other questions, which are noted when they are asked; until then, there is time.
    this.#collectIn(isOver || this.#isNoted ? patience : this.#expires - Date.now());
  }

  /** Whether the server could be asked. */
  async #ask(questions: readonly FactQuestion[]): Promise<boolean> {
    const { api, lookback, read, part, changed } = this.#serving;
    const { answers, unanswered, outage } = await part().collectFacts(questions, {
      api,
      lookback,
      readConfig: (text) => readConfigFacts(text, read),
      now: Date.now(),
      signal: this.#controller.signal,
    });
    if (this.#controller.signal.aborted) return true;
    // Everything is asked anew until the server can be asked: meanwhile it is as if there were none.
    const isUnreached = outage !== undefined && Date.now() >= this.#expires;
    const isNews = this.store.put(answers, isUnreached ? questions : unanswered);
    if (outage === undefined) this.#pause = shortestPause;
    else {
      this.#pausedUntil = Math.max(outage.retryAt ?? 0, Date.now() + this.#pause);
      this.#pause = Math.min(2 * this.#pause, longestPause);
    }
    if (isNews) changed();
    return outage === undefined;
  }
}
