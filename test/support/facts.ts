import type { MetricType } from "../../server/src/core/catalogue/metric-type.ts";
import type {
  FactSource,
  Facts,
  LabelSetFacts,
  SeriesFacts,
  ServerFacts,
} from "../../server/src/core/facts/facts.ts";
import { demandsOf } from "../../server/src/core/labels/label-demand.ts";
import type { VectorSelector } from "../../server/src/core/promql/ast.ts";
import { parseExpression } from "../../server/src/core/promql/parse.ts";
import { matchersOf, metricNameLabel } from "../../server/src/core/promql/selector.ts";
import { testReadOptions } from "./read-options.ts";

/** What a server has, written as short as tests and pages of checks want it. All that is not here is unknown. */
export interface FactsLiteral {
  readonly name?: string;
  /** As selectors: `up{job="node"}`. All that there are, once some are given. */
  readonly series?: readonly string[];
  /** Those that are gone, with the time when they were seen last. */
  readonly gone?: Readonly<Record<string, string>>;
  readonly types?: Readonly<Record<string, MetricType | readonly MetricType[]>>;
  readonly alerts?: readonly string[];
  /** Elements of expressions that are no selectors, as selectors without a name. */
  readonly results?: Readonly<Record<string, readonly string[]>>;
  readonly version?: string;
  readonly product?: NonNullable<ServerFacts["product"]>;
  readonly features?: readonly string[];
  /** Durations are in seconds. */
  readonly retention?: number;
  readonly externalLabels?: Readonly<Record<string, string>>;
  readonly relabelledExternalLabels?: readonly string[];
  readonly scrapeInterval?: number;
  readonly jobs?: Readonly<Record<string, number>>;
  /** Selectors about which the server says nothing. */
  readonly unknown?: readonly string[];
}

/** Facts that also note what they were asked. */
export interface TestFacts extends Facts {
  readonly asked: readonly string[];
}

export function facts(literal: FactsLiteral): TestFacts {
  const asked: string[] = [];
  const present = literal.series?.map(labelsOf);
  const gone = Object.entries(literal.gone ?? {}).map(
    ([series, time]) => [labelsOf(series), Date.parse(time)] as const,
  );
  const unknown = new Set(literal.unknown);
  const source: FactSource = {
    name: literal.name ?? "Prometheus at http://localhost:9090",
    lookback: 7 * 86_400_000,
  };
  const find = (text: string): Matched | undefined => {
    if (present === undefined || unknown.has(text)) return undefined;
    const test = selectorTest(text);
    const now = present.filter(test);
    const before = gone.filter(([labels]) => test(labels));
    return { now, all: [...now, ...before.map(([labels]) => labels)], times: before.map(([, time]) => time) };
  };
  const note = (question: string): void => {
    if (!asked.includes(question)) asked.push(question);
  };
  return {
    asked,
    source,
    get server() {
      note("server");
      return serverOf(literal);
    },
    get alertNames() {
      note("alerts");
      return literal.alerts && new Set(literal.alerts);
    },
    metadata(metric) {
      note(`metadata ${metric}`);
      const types = literal.types?.[metric];
      if (literal.types === undefined) return undefined;
      return { types: new Set([types ?? []].flat()), help: undefined, unit: undefined };
    },
    series(selector) {
      note(selector);
      const found = find(selector);
      return found && seriesFacts(found);
    },
    isUnanswerable: (selector) => unknown.has(selector),
    labelNames(selector) {
      note(`names ${selector}`);
      const found = find(selector);
      return found && new Set(found.all.flatMap((labels) => [...labels.keys()]));
    },
    labelValues(selector, label) {
      note(`values ${selector} ${label}`);
      const found = find(selector);
      const values = found?.all.map((labels) => labels.get(label)).filter((value) => value !== undefined);
      return values && { values: new Set(values), isComplete: true };
    },
    labelSets(expression) {
      note(`sets ${expression}`);
      const result = literal.results?.[expression];
      if (result !== undefined) return labelSets(result.map(labelsOf));
      const { root } = parseExpression(expression, testReadOptions);
      if (root?.kind !== "VectorSelector") return undefined;
      const found = find(expression);
      return found && labelSets(found.now);
    },
  };
}

type Labels = ReadonlyMap<string, string>;

interface Matched {
  readonly now: readonly Labels[];
  readonly all: readonly Labels[];
  readonly times: readonly number[];
}

function seriesFacts({ now, times }: Matched): SeriesFacts {
  if (now.length > 0) return { kind: "present", count: now.length };
  return times.length > 0 ? { kind: "gone", lastSeen: Math.max(...times) } : { kind: "never" };
}

function labelSets(sets: readonly Labels[]): LabelSetFacts {
  return { sets, isComplete: true };
}

function selectorOf(text: string): VectorSelector {
  // An element without a name and labels is written as nothing but braces, which no selector may be.
  const { root, problems } = parseExpression(text, testReadOptions);
  if (root?.kind !== "VectorSelector" || (problems.length > 0 && text !== "{}")) {
    throw new Error(`\`${text}\` is no selector`);
  }
  return root;
}

function labelsOf(text: string): Labels {
  return new Map(matchersOf(selectorOf(text)).map(({ name, value }) => [name, value!]));
}

function selectorTest(text: string): (labels: Labels) => boolean {
  const matchers = matchersOf(selectorOf(text));
  // The name is left out of demands, but another label may stand in for it.
  const demands = demandsOf(
    matchers.map((matcher) => (matcher.name === metricNameLabel ? { ...matcher, name: " " } : matcher)),
    testReadOptions,
  );
  return (labels) =>
    demands.every(({ name, allows }) => allows(labels.get(name === " " ? metricNameLabel : name) ?? ""));
}

function serverOf(literal: FactsLiteral): ServerFacts {
  const { version, product, features, retention, externalLabels, jobs, scrapeInterval } = literal;
  const hasJobs = jobs !== undefined || scrapeInterval !== undefined;
  const perJob = Object.entries(jobs ?? { "": scrapeInterval ?? 60 });
  return {
    product: product ?? "prometheus",
    version,
    features: features && new Set(features),
    retention: retention && retention * 1000,
    externalLabels: externalLabels && new Map(Object.entries(externalLabels)),
    relabelledExternalLabels: literal.relabelledExternalLabels && new Set(literal.relabelledExternalLabels),
    scrapeIntervals: hasJobs
      ? {
          global: 1000 * (scrapeInterval ?? 60),
          jobs: new Map(perJob.map(([job, seconds]) => [job, seconds * 1000])),
        }
      : undefined,
    evaluationInterval: undefined,
  };
}

/** Metrics of every type, for checks of what is done with them. */
export const typesOfMetrics = facts({
  types: {
    memory_bytes: "gauge",
    requests_total: "counter",
    odd_total: "gauge",
    latency_bucket: "histogram",
    latency_count: "histogram",
    size_sum: "summary",
    size: "summary",
    mixed: ["gauge", "counter"],
    strange: "unknown",
  },
});
