import { productOf } from "./product.ts";
import type { PrometheusApi, RequestError, Result } from "./prometheus-api.ts";

export interface Probe {
  readonly works: boolean;
  /** What answers and what does not, for people. */
  readonly lines: readonly string[];
}

/** Asks everything once, as little of it as the API allows. */
export async function probe(api: PrometheusApi, now: number): Promise<Probe> {
  const first = await api.labelNames({ limit: 1 });
  // Nobody is there: asking on would take its time and say the same again.
  if (!first.ok && hopeless.has(first.error.kind)) return { works: false, lines: [first.error.message] };
  const buildInfo = api.buildInfo();
  const questions: readonly (readonly [name: string, answer: Promise<Result<unknown>>])[] = [
    ["label names", Promise.resolve(first)],
    ["label values", api.labelValues("job", { limit: 1 })],
    ["series", api.series({ matches: ["up"], limit: 1 })],
    ["metadata", api.metadata("up")],
    ["queries", api.query("1")],
    ["queries over time", api.queryRange("1", { start: now - 60_000, end: now, step: 60_000 })],
    ["formatting", api.formatQuery("1")],
    ["targets", api.targets()],
    ["rules", api.rules()],
    ["alerts", api.alerts()],
    ["version", buildInfo],
    ["flags", api.flags()],
    ["configuration", api.config()],
    ["retention", api.runtimeInfo()],
  ];
  const answers = await Promise.all(
    questions.map(async ([name, answer]) => ({ name, result: await answer })),
  );
  const namesWith = (fits: (result: Result<unknown>) => boolean) =>
    answers.filter(({ result }) => fits(result)).map(({ name }) => name);
  const failed = (kind: RequestError["kind"]) =>
    namesWith((result) => !result.ok && result.error.kind === kind);
  const answered = namesWith((result) => result.ok);
  const missing = failed("missing");
  const build = await buildInfo;
  const { title, version } = productOf(build.ok ? build.value : noBuildInfo, undefined, api.server.url);
  const lines = [
    ...(answered.length > 0
      ? [`${[title, version].filter(Boolean).join(" ")} answers at ${api.server.url}.`]
      : []),
    ...sentence("It answers questions for", answered),
    ...sentence("It does not have", missing),
    ...sentence(
      "So it is not known:",
      missing.flatMap((name) => unknownWithout[name] ?? []),
    ),
    ...sentence("Its settings do not allow to ask for", failed("unasked")),
  ];
  const troubles = answers.flatMap(({ result }) =>
    result.ok || result.error.kind === "missing" || result.error.kind === "unasked"
      ? []
      : [result.error.message],
  );
  return { works: answered.length > 0, lines: [...lines, ...new Set(troubles)] };
}

const hopeless: ReadonlySet<RequestError["kind"]> = new Set(["unreachable", "timeout", "misconfigured"]);
const noBuildInfo = { version: undefined, application: undefined };

/** What only one endpoint tells. */
const unknownWithout: Readonly<Record<string, string>> = {
  metadata: "the types of metrics",
  rules: "which alerts there are",
  flags: "which features are enabled",
  configuration: "external labels and scrape intervals",
};

function sentence(start: string, names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`${start} ${names.join(", ")}.`];
}
