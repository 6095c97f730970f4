import type { FactAnswer, FactQuestion } from "../core/facts/fact-question.ts";
import type { SeriesFacts } from "../core/facts/facts.ts";
import { printDuration } from "../core/promql/duration.ts";
import type { Asking } from "./asking.ts";
import type { MatrixSeries, QueryResult, RequestErrorKind } from "./prometheus-api.ts";

type SeriesQuestion = Extract<FactQuestion, { readonly kind: "series" }>;

interface Time {
  readonly now: number;
  readonly lookback: number;
}

const minute = 60_000;

/** A step of the range that is looked back over; at each of them all samples since the one before are seen. */
const shortestStep = 5 * minute;

/** Prometheus refuses ranges of more than 11,000 steps. */
const mostSteps = 2100;

/**
 * What was there so short a time ago is not gone: some targets are scraped seldom, some series come and go, and now and
 * then a scrape fails.
 */
const goneAfter = 120 * minute;

/** A server that is up for a shorter time may just not have scraped the target yet. */
const enoughHistory = 10 * minute;

/** Which selectors have series, and when those had some that have none. */
export async function collectSeries(
  questions: readonly SeriesQuestion[],
  asking: Asking,
  time: Time,
): Promise<readonly FactAnswer[]> {
  const found = new Map<string, SeriesFacts>();
  const selectors = questions.map(({ selector }) => selector);
  const absent: string[] = [];
  await countAll(selectors, {
    asking,
    ask: (query) => asking.attempt((api, signal) => api.query(query, undefined, signal)),
    size: 20,
    take: (selector, counted) => {
      if (counted.kind !== "vector") return;
      const [sample] = counted.samples;
      if (sample?.value !== undefined) takeCount(selector, sample.value, found);
      else if (counted.isPartial !== true) absent.push(selector);
    },
  });
  if (absent.length > 0) await lookBack(absent, { asking, time, found });
  return questions.flatMap((question) => {
    const answer = found.get(question.selector);
    return answer === undefined ? [] : [{ ...question, answer }];
  });
}

/** What is no number of series tells nothing. */
function takeCount(selector: string, text: string, found: Map<string, SeriesFacts>): void {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count >= 0) found.set(selector, { kind: "present", count });
}

async function lookBack(
  selectors: readonly string[],
  { asking, time, found }: { asking: Asking; time: Time; found: Map<string, SeriesFacts> },
): Promise<void> {
  const step = Math.max(shortestStep, Math.ceil(time.lookback / mostSteps / minute) * minute);
  // The last step is now: what came and went since the one before is there, too.
  const range = { start: time.now - Math.ceil(time.lookback / step) * step, end: time.now, step };
  // Not the selector alone, which does not have what ended between two steps.
  const within = (selector: string): string => `last_over_time(${selector}[${printDuration(step)}])`;
  const never: string[] = [];
  await countAll(selectors, {
    asking,
    ask: (query) => asking.attempt((api, signal) => api.queryRange(query, range, signal)),
    size: 10,
    within,
    take: (selector, counted) => {
      if (counted.kind !== "matrix") return;
      const last = counted.series[0]?.values.at(-1);
      if (last !== undefined && last[0] > time.now - goneAfter) takeCount(selector, last[1], found);
      else if (counted.isPartial === true) return;
      // Of a time that was not asked for, a server does not know what it says.
      else if (last !== undefined && last[0] < range.start) return;
      else if (last !== undefined) found.set(selector, { kind: "gone", lastSeen: last[0] });
      else never.push(selector);
    },
  });
  if (never.length === 0 || !(await hasHistory(asking, { ...time, step }))) return;
  for (const selector of never) found.set(selector, { kind: "never" });
}

/** Of a server that has no data of that time it is not known what there was. */
async function hasHistory(
  asking: Asking,
  { now, lookback, step }: Time & { readonly step: number },
): Promise<boolean> {
  const range = { start: now - lookback, end: now - enoughHistory, step };
  const counted = await asking.ask("history", (api, signal) => api.queryRange("count(up)", range, signal));
  if (counted?.kind === "matrix" && counted.series.length > 0) return true;
  const query = { start: range.start, end: range.end, limit: 1 };
  const names = await asking.ask("labelNames", (api, signal) => api.labelNames(query, signal));
  return names !== undefined && names.items.length > 0;
}

interface Counting {
  readonly asking: Asking;
  ask(query: string): ReturnType<typeof Asking.prototype.attempt<QueryResult>>;
  /** How many selectors are counted by one query. */
  readonly size: number;
  within?(selector: string): string;
  /** Is told of the elements of `count()` of a selector: one at most. */
  take(selector: string, counted: QueryResult): void;
}

/** Counts the series of several selectors in one query; where that fails, in smaller ones. */
async function countAll(selectors: readonly string[], counting: Counting): Promise<void> {
  if (selectors.length > counting.size) {
    const parts: (readonly string[])[] = [];
    for (let at = 0; at < selectors.length; at += counting.size) {
      parts.push(selectors.slice(at, at + counting.size));
    }
    await Promise.all(parts.map((part) => countAll(part, counting)));
    return;
  }
  if (selectors.length === 0) return;
  const within = counting.within ?? ((selector: string) => selector);
  const counts = selectors.map((selector) => `count(${within(selector)})`);
  const isSingle = counts.length === 1;
  const query = isSingle ? counts[0]! : counts.map(numbered).join(" or ");
  const result = await counting.ask(query);
  if (result === undefined) return;
  if (result.ok) {
    for (const [index, selector] of selectors.entries()) {
      counting.take(selector, isSingle ? result.value : ofNumber(result.value, index));
    }
    return;
  }
  if (isSingle || !mayBeOfOne.has(result.error.kind)) {
    counting.asking.note("series", result.error);
    return;
  }
  const half = Math.ceil(selectors.length / 2);
  await Promise.all(
    [selectors.slice(0, half), selectors.slice(half)].map((part) => countAll(part, counting)),
  );
}

/** What may be the fault of one selector, or of so many in one query. */
const mayBeOfOne: ReadonlySet<RequestErrorKind> = new Set(["refused", "failed", "timeout", "unreadable"]);

/** A label of our own tells the counts of one query apart. */
const numberLabel = "promrules";

function numbered(count: string, index: number): string {
  return `label_replace(${count}, "${numberLabel}", "${index}", "${numberLabel}", "")`;
}

function ofNumber(result: QueryResult, index: number): QueryResult {
  const isOurs = ({ labels }: Pick<MatrixSeries, "labels">): boolean => labels[numberLabel] === `${index}`;
  if (result.kind === "vector") return { ...result, samples: result.samples.filter(isOurs) };
  return result.kind === "matrix" ? { ...result, series: result.series.filter(isOurs) } : result;
}
