import type { MetricType } from "../../server/src/core/catalogue/metric-type.ts";
import { readConfigFacts } from "../../server/src/core/facts/config-facts.ts";
import { type Facts, noFacts, type SeriesFacts } from "../../server/src/core/facts/facts.ts";
import { parseDuration } from "../../server/src/core/promql/duration.ts";
import { testReadOptions } from "../support/read-options.ts";

/** What a test of the linter lets a server answer. */
export interface Mock {
  readonly request: { readonly path?: string; readonly form: Readonly<Record<string, string>> };
  readonly response: {
    readonly status?: number;
    readonly vector?: readonly { readonly labels: Readonly<Record<string, string>> }[];
    readonly matrix?: readonly { readonly fromMs: number; readonly untilMs: number }[];
    readonly metadata?: Readonly<Record<string, readonly { readonly type: MetricType }[]>>;
    readonly flags?: Readonly<Record<string, string>>;
    readonly configYaml?: string;
    readonly version?: string;
  };
}

const week = 7 * 86_400_000;
const step = 300_000;
/** As when a server is asked: so short a time ago is now. */
const goneAfter = 7_200_000;

/** The answers that a test of the linter gives to its questions, as facts: those to questions that we put otherwise are unknown. */
export function factsOfMocks(given: readonly Mock[]): Facts {
  const mocks = given.map((mock) => ({ ...mock, request: { ...mock.request, form: nameFirst(mock) } }));
  const find = (path: string, form: Readonly<Record<string, string>> = {}): Mock["response"] | undefined =>
    mocks.find(
      ({ request }) =>
        request.path === `/api/v1/${path}` &&
        Object.entries(request.form).every(([name, value]) => form[name] === value),
    )?.response;
  const series = (selector: string): SeriesFacts | undefined => {
    const form = { query: `count(\n${selector}\n)` };
    const { vector } = find("query", form) ?? {};
    if (vector !== undefined && vector.length > 0) return { kind: "present", count: 1 };
    const past = find("query_range", form);
    // The linter never asks about the past of a whole selector, and tells no two kinds of nothing apart.
    if (past === undefined && vector !== undefined) return { kind: "never" };
    const { matrix } = past ?? {};
    if (matrix === undefined) return undefined;
    const last = Math.max(...matrix.map(({ untilMs }) => untilMs));
    if (matrix.length === 0) return { kind: "never" };
    return last > -goneAfter ? { kind: "present", count: 1 } : { kind: "gone", lastSeen: Date.now() + last };
  };
  return {
    ...noFacts,
    source: { name: "Prometheus", lookback: week },
    server: serverOf(find),
    alertNames: new Set(),
    metadata(metric) {
      const all = find("metadata", { metric })?.metadata;
      if (all === undefined) return undefined;
      return {
        types: new Set((all[metric] ?? []).map(({ type }) => type)),
        help: undefined,
        unit: undefined,
      };
    },
    // Which alerts are known is decided without a server.
    series: (selector) => (selector.startsWith("ALERTS") ? { kind: "never" } : series(selector)),
    labelNames(selector) {
      const asked = new RegExp(`^absent\\(\\n${selector}\\{(\\w+)=~"\\.\\+"\\}\\n\\)$`);
      const names = new Set(["__name__"]);
      let isAsked = false;
      for (const { request, response } of mocks) {
        const name = asked.exec(request.form.query ?? "")?.[1];
        if (name === undefined) continue;
        if (response.matrix === undefined) return undefined;
        isAsked = true;
        const isAlways = response.matrix.some((each) => each.untilMs - each.fromMs >= week - step);
        if (isAlways !== true) names.add(name);
      }
      return isAsked ? names : undefined;
    },
    // All series are of the one job that the global interval stands for.
    labelValues: (_, label) => (label === "job" ? { values: new Set([""]), isComplete: true } : undefined),
    labelSets(expression) {
      const query = `count(\n${expression}\n)`;
      // Labels that an operator ignores are asked for to be left out.
      const side = mocks.find(({ request }) => request.form.query?.startsWith(`${query} without(__name__`));
      const whole = find("query", { query })?.vector;
      const sets = (side?.response.vector ?? whole)?.map(({ labels }) => new Map(Object.entries(labels)));
      return sets && { sets, isComplete: true };
    },
  };
}

/** A name in braces stands before them in our questions. */
function nameFirst({ request: { form } }: Mock): Mock["request"]["form"] {
  if (form.query === undefined) return form;
  const query = form.query.replace(/^count\(\n\{__name__="(\w+)",?(.*)\}\n\)$/, (_, name, others) =>
    others === "" ? `count(\n${name}\n)` : `count(\n${name}{${others}}\n)`,
  );
  return { ...form, query };
}

function serverOf(find: (path: string) => Mock["response"] | undefined): Facts["server"] {
  const { configYaml } = find("status/config") ?? {};
  const { flags } = find("status/flags") ?? {};
  const { version } = find("status/buildinfo") ?? {};
  const config = configYaml === undefined ? undefined : readConfigFacts(configYaml, testReadOptions);
  // Without jobs the linter goes by the global interval.
  const global = config?.scrapeIntervals?.global;
  const written = flags?.["storage.tsdb.retention.time"] ?? "0s";
  const time = parseDuration(written === "0s" ? "15d" : written);
  return {
    product: "prometheus",
    version: version !== undefined && /^\d/.test(version) ? version : undefined,
    features: flags && new Set((flags["enable-feature"] ?? "").split(",")),
    retention: flags !== undefined && time.ok && time.milliseconds > 0 ? time.milliseconds : undefined,
    externalLabels: config?.externalLabels,
    scrapeIntervals: global === undefined ? undefined : { global, jobs: new Map([["", global]]) },
    evaluationInterval: undefined,
  };
}
