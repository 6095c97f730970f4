import { goQuote } from "../core/text/go-quote.ts";
import type {
  AboutMetric,
  Found,
  FoundMetric,
  FoundNames,
  MetricQuestion,
  MetricSource,
  PreferredMetrics,
  ValueQuestion,
} from "../features/metric-source.ts";
import { describeMetric, type MetricDescriptions, suits, typeOfMetric } from "./describe-metric.ts";
import type { PrometheusApi, RequestError, SeriesQuery } from "./prometheus-api.ts";
import { type Brought, type Remembered, RememberedAnswers } from "./remembered-answers.ts";
import { type Hits, ValueIndex } from "./value-index.ts";

/** How long an answer waits for the server, in milliseconds: nobody who types notices. */
const patience = 150;

/** Whoever points at something waits longer. */
const hoverPatience = 500;

/** More are not sent: nobody looks through them. */
const mostItems = 500;

/** In bytes: of one list, of all lists, and of all names together. */
const longestList = 64 * 2 ** 20;
const allLists = 160 * 2 ** 20;
const allNames = 8 * 2 ** 20;

/** How many metrics' descriptions are kept that were asked for one by one. */
const mostDescribed = 1000;

/** Series are looked for from such a moment on, so that the same question stays the same for a while. */
const step = 60_000;

export interface LiveOptions {
  /** How far back series are looked for, in milliseconds. */
  readonly lookback?: number;
  readonly now?: () => number;
  readonly patience?: number;
  /** How long a request goes on after everybody who waited has gone: whoever types comes back with the next letter. */
  readonly grace?: number;
}

/** What one server tells, remembered for a while. */
export class LiveMetricSource implements MetricSource {
  readonly name: string;
  readonly #api: PrometheusApi;
  readonly #options: LiveOptions;
  readonly #now: () => number;
  readonly #lists: RememberedAnswers<ValueIndex>;
  readonly #names: RememberedAnswers<readonly string[]>;
  readonly #descriptions: RememberedAnswers<MetricDescriptions>;
  readonly #about: RememberedAnswers<AboutMetric>;
  readonly #preferred = new WeakMap<ValueIndex, Preferred>();

  constructor(api: PrometheusApi, options: LiveOptions = {}) {
    const { name } = api.server;
    const now = options.now ?? Date.now;
    // An address says less and is longer.
    this.name = /^https?:/.test(name) ? "Prometheus" : name;
    this.#api = api;
    this.#options = options;
    this.#now = now;
    const limits = { now, grace: options.grace ?? 1000 };
    this.#lists = new RememberedAnswers({ ...limits, weigh: ({ byteLength }) => byteLength, most: allLists });
    this.#names = new RememberedAnswers({ ...limits, weigh: lengthOf, most: allNames });
    this.#descriptions = new RememberedAnswers({ ...limits, weigh: () => 0, most: 1 });
    this.#about = new RememberedAnswers({ ...limits, weigh: () => 1, most: mostDescribed });
  }

  /** What all lists of values weigh. */
  get byteLength(): number {
    return this.#lists.weight;
  }

  /** Whether no list is on its way. */
  get isSettled(): boolean {
    return this.#lists.isSettled;
  }

  async metrics(question: MetricQuestion, signal?: AbortSignal): Promise<Found<FoundMetric>> {
    const names = this.#list("__name__", "", signal);
    const described = this.#describe(signal);
    await this.#waitFor([names, described], signal);
    const index = names.value;
    if (index === undefined) return nothing;
    const descriptions = described.value ?? noDescriptions;
    const { typed, prefers } = question;
    const isPreferred = prefers && (await this.#preferredIn(index, descriptions, { prefers, signal }));
    const hits = await inTurns(index.search(typed, { limit: mostItems, prefers: isPreferred }), signal);
    if (hits === undefined) return nothing;
    const items = hits.found.map((at) => {
      const name = index.text(at);
      return { name, ...describeMetric(name, descriptions) };
    });
    return { items, isAll: hits.isAll && isWhole(names) && described.isWhole };
  }

  async labelNames(selectors: readonly string[], signal?: AbortSignal): Promise<FoundNames> {
    const all = selectors.map((selector) => [selector, this.#namesOf(selector, signal)] as const);
    await this.#waitFor(
      all.map(([, names]) => names),
      signal,
    );
    const bySelector = new Map<string, readonly string[]>();
    for (const [selector, { value }] of all) if (value !== undefined) bySelector.set(selector, value);
    return { bySelector, isAll: all.every(([, { isWhole }]) => isWhole) };
  }

  /**
   * To ask for the values of all series costs the server a tenth of what those of some series do, so both are asked for
   * at once, and the others serve for as long as it takes.
   */
  async labelValues({ label, selector, typed }: ValueQuestion, signal?: AbortSignal): Promise<Found<string>> {
    const all = this.#list(label, "", signal);
    const some = selector === "" ? all : this.#list(label, selector, signal);
    const isEnough = some.settled.then(() => ((some.value?.count ?? 0) > 0 ? undefined : all.settled));
    await this.#waitFor([{ ...some, settled: isEnough }], signal);
    const found = await search(some, typed, signal);
    if (found.items.length > 0 && (some.isWhole || some === all)) return found;
    const others = await search(all, typed, signal);
    const items = new Set([...found.items, ...others.items].slice(0, mostItems));
    return { items: [...items], isAll: others.isAll && some.isWhole };
  }

  async about(metric: string, signal?: AbortSignal): Promise<AboutMetric> {
    const about = this.#about.ask(metric, (_tell, inner) => this.#bringAbout(metric, inner), signal);
    const described = this.#describe(signal);
    await this.#waitFor([about, described], signal, hoverPatience);
    return { ...describeMetric(metric, described.value ?? noDescriptions), ...about.value };
  }

  /** Waits until they are there, for a moment at most, or until nobody waits for this one. */
  async #waitFor(
    answers: readonly { readonly settled: Promise<unknown> }[],
    signal: AbortSignal | undefined,
    moment = this.#options.patience ?? patience,
  ): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let stop = (): void => {};
    const enough = new Promise<void>((resolve) => {
      stop = resolve;
      timer = setTimeout(resolve, moment);
      signal?.addEventListener("abort", stop, { once: true });
    });
    if (signal?.aborted !== true) {
      await Promise.race([Promise.all(answers.map(({ settled }) => settled)), enough]);
    }
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }

  #list(label: string, selector: string, signal: AbortSignal | undefined): Remembered<ValueIndex> {
    const bring = async (
      tell: (part: ValueIndex) => void,
      inner: AbortSignal,
    ): Promise<Brought<ValueIndex>> => {
      const index = new ValueIndex();
      tell(index);
      const take = (bytes: Uint8Array, from: number, to: number): boolean => {
        index.add(bytes, from, to);
        return index.byteLength < longestList;
      };
      const result = await this.#api.streamLabelValues(label, this.#queryOf(selector), take, inner);
      if (!result.ok) return failed(result.error);
      index.finish();
      index.isTruncated = result.value.isTruncated;
      return { value: index };
    };
    return this.#lists.ask(`${label} ${selector}`, bring, signal);
  }

  #namesOf(selector: string, signal: AbortSignal | undefined): Remembered<readonly string[]> {
    const bring = async (_tell: unknown, inner: AbortSignal): Promise<Brought<readonly string[]>> => {
      const result = await this.#api.labelNames(this.#queryOf(selector), inner);
      return result.ok ? { value: result.value.items } : failed(result.error);
    };
    return this.#names.ask(selector, bring, signal);
  }

  #describe(signal: AbortSignal | undefined): Remembered<MetricDescriptions> {
    const bring = async (_tell: unknown, inner: AbortSignal): Promise<Brought<MetricDescriptions>> => {
      const result = await this.#api.metadata(undefined, inner);
      return result.ok ? { value: result.value } : failed(result.error);
    };
    return this.#descriptions.ask("", bring, signal);
  }

  async #bringAbout(metric: string, signal: AbortSignal): Promise<Brought<AboutMetric>> {
    const counted = await this.#api.query(`count({__name__=${goQuote(metric)}})`, undefined, signal);
    if (!counted.ok) return failed(counted.error);
    const sample = counted.value.kind === "vector" ? counted.value.samples[0]?.value : undefined;
    const isWhole = counted.value.kind === "vector" && counted.value.isPartial !== true;
    return { value: isWhole ? { count: Number(sample ?? 0) } : {} };
  }

  #queryOf(selector: string): SeriesQuery {
    const { lookback } = this.#options;
    return {
      ...(selector === "" ? undefined : { matches: [selector] }),
      ...(lookback === undefined ? undefined : { start: Math.floor((this.#now() - lookback) / step) * step }),
    };
  }

  /** Which metrics of a list are preferred; nothing as long as the list is growing. */
  async #preferredIn(
    index: ValueIndex,
    descriptions: MetricDescriptions,
    { prefers, signal }: { readonly prefers: PreferredMetrics; readonly signal: AbortSignal | undefined },
  ): Promise<((at: number) => boolean) | undefined> {
    const known = this.#preferred.get(index);
    const isKnown = known?.prefers === prefers && known.descriptions === descriptions;
    const isSame = isKnown && known.flags.length === index.count;
    const flags = isSame ? known.flags : await inTurns(flagsOf(index, descriptions, prefers), signal);
    if (flags === undefined) return undefined;
    this.#preferred.set(index, { prefers, descriptions, flags });
    return (at) => flags[at] === 1;
  }
}

interface Preferred {
  readonly prefers: PreferredMetrics;
  readonly descriptions: MetricDescriptions;
  readonly flags: Uint8Array;
}

function* flagsOf(
  index: ValueIndex,
  descriptions: MetricDescriptions,
  prefers: PreferredMetrics,
): Generator<void, Uint8Array, void> {
  const flags = new Uint8Array(index.count);
  for (let at = 0; at < flags.length; at++) {
    const name = index.text(at);
    flags[at] = suits(name, typeOfMetric(name, descriptions), prefers) ? 1 : 0;
    if (at % 1000 === 999) yield;
  }
  return flags;
}

function isWhole(list: Remembered<ValueIndex>): boolean {
  return list.isWhole && list.value?.isTruncated !== true;
}

async function search(
  list: Remembered<ValueIndex>,
  typed: string,
  signal: AbortSignal | undefined,
): Promise<Found<string>> {
  const index = list.value;
  const hits: Hits | undefined = index && (await inTurns(index.search(typed, { limit: mostItems }), signal));
  if (index === undefined || hits === undefined) return nothing;
  return { items: hits.found.map((at) => index.text(at)), isAll: hits.isAll && isWhole(list) };
}

/** Milliseconds that a search may keep others waiting. */
const turn = 8;

/** Does work that consists of steps, with turns for others in between; nothing comes of it when nobody wants it any more. */
async function inTurns<Result>(
  steps: Generator<void, Result, void>,
  signal: AbortSignal | undefined,
): Promise<Result | undefined> {
  let end = performance.now() + turn;
  while (signal?.aborted !== true) {
    const next = steps.next();
    if (next.done === true) return next.value;
    if (performance.now() < end) continue;
    await new Promise((resolve) => setImmediate(resolve));
    end = performance.now() + turn;
  }
  return undefined;
}

function failed({ kind, retryAt }: RequestError): { failed: "cancelled" | "now and then"; retryAt?: number } {
  return { failed: kind === "cancelled" ? kind : "now and then", ...(retryAt && { retryAt }) };
}

function lengthOf(names: readonly string[]): number {
  let length = 0;
  for (const name of names) length += 2 * name.length + 16;
  return length;
}

const noDescriptions: MetricDescriptions = new Map();
const nothing = { items: [], isAll: false };
