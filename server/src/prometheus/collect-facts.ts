import type { ConfigFacts } from "../core/facts/config-facts.ts";
import { type FactAnswer, type FactKind, type FactQuestion, factKey } from "../core/facts/fact-question.ts";
import { Asking } from "./asking.ts";
import { collectMetadata } from "./collect-metadata.ts";
import { collectSeries } from "./collect-series.ts";
import { collectServerFacts } from "./collect-server-facts.ts";
import type { Labels, PrometheusApi, RequestError, SeriesQuery } from "./prometheus-api.ts";

export interface Collecting {
  readonly api: PrometheusApi;
  /** How far back series are looked for, in milliseconds. */
  readonly lookback: number;
  /** Reads the server's configuration; handed in, since who asks servers does not know YAML. */
  readConfig(text: string): ConfigFacts | undefined;
  /** Unix milliseconds. */
  readonly now: number;
  readonly signal?: AbortSignal;
}

export interface Collected {
  readonly answers: readonly FactAnswer[];
  /** What the server was asked and did not tell. What it was not asked any more because of an outage is not among it. */
  readonly unanswered: readonly FactQuestion[];
  /** What went wrong, once for each kind of trouble with each kind of question. */
  readonly troubles: readonly RequestError[];
  /** Why the server cannot be asked anything at present. */
  readonly outage: RequestError | undefined;
}

/** More values of a label, or sets of labels, are not brought, so that a snapshot of them stays small. */
const most = 1000;

/** Nor are longer values, which nobody writes in a rule. */
const longest = 1000;

type Of<Kind extends FactKind> = Extract<FactQuestion, { readonly kind: Kind }>;

/**
 * Asks a server what was asked in vain. Each question is answered by itself: what goes wrong with one of them leaves its
 * own answer unknown.
 */
export async function collectFacts(
  questions: readonly FactQuestion[],
  collecting: Collecting,
): Promise<Collected> {
  const asking = new Asking(collecting);
  const answers: FactAnswer[] = [];
  const of = <Kind extends FactKind>(kind: Kind) =>
    questions.filter((question): question is Of<Kind> => question.kind === kind);
  const take = (found: Iterable<FactAnswer>): void => {
    for (const answer of found) answers.push(answer);
  };
  await Promise.all([
    ...of("server").map(async (question) => {
      const answer = await collectServerFacts(asking, (text) => collecting.readConfig(text));
      if (answer !== undefined) take([{ ...question, answer }]);
    }),
    ...of("alertNames").map(async (question) => {
      const answer = await alertNames(asking);
      if (answer !== undefined) take([{ ...question, answer }]);
    }),
    collectMetadata(of("metadata"), asking).then(take),
    collectSeries(of("series"), asking, collecting).then(take),
    ...of("labelNames").map(async (question) => {
      const query = { ...seriesWithin(question.selector, collecting), limit: most };
      const listed = await asking.ask("labelNames", (api, signal) => api.labelNames(query, signal));
      // Some of the names are no help: what is not among them may be among the others.
      if (listed?.isTruncated === false) take([{ ...question, answer: new Set(listed.items) }]);
    }),
    ...of("labelValues").map(async (question) => {
      const query = { ...seriesWithin(question.selector, collecting), limit: most };
      const listed = await asking.ask("labelValues", (api, signal) =>
        api.labelValues(question.label, query, signal),
      );
      if (listed === undefined) return;
      const values = listed.items.filter(({ length }) => length <= longest).slice(0, most);
      const isComplete = !listed.isTruncated && values.length === listed.items.length;
      take([{ ...question, answer: { values: new Set(values), isComplete } }]);
    }),
    ...of("labelSets").map(async (question) => {
      const asked = await asking.attempt((api, signal) => api.query(question.expression, undefined, signal));
      // An expression that the server cannot evaluate, as where several series match one, is no trouble with the server.
      if (asked?.ok === false && asked.error.kind !== "refused") asking.note("labelSets", asked.error);
      const result = asked?.ok === true ? asked.value : undefined;
      if (result?.kind !== "vector") return;
      const isComplete = result.isPartial !== true && result.samples.length <= most;
      const sets = result.samples.slice(0, most).map(({ labels }) => labelSet(labels));
      take([{ ...question, answer: { sets, isComplete } }]);
    }),
  ]);
  const answered = new Set(answers.map(factKey));
  const isOver = asking.outage !== undefined;
  return {
    answers,
    unanswered: isOver ? [] : questions.filter((question) => !answered.has(factKey(question))),
    troubles: asking.troubles,
    outage: asking.outage,
  };
}

function seriesWithin(selector: string, { now, lookback }: Collecting): SeriesQuery {
  return { matches: [selector], start: now - lookback, end: now };
}

/** In one order, so that the same sets are the same answer. */
function labelSet(labels: Labels): ReadonlyMap<string, string> {
  return new Map(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function alertNames(asking: Asking): Promise<ReadonlySet<string> | undefined> {
  const groups = await asking.ask("alertNames", (api, signal) => api.rules(signal));
  const rules = groups?.flatMap((group) => group.rules);
  return rules && new Set(rules.flatMap((rule) => (rule.kind === "alerting" ? [rule.name] : [])));
}
