import { provideLiveCompletions } from "../../server/src/features/completion.ts";
import type { MetricSource } from "../../server/src/features/metric-source.ts";
import { contextOf } from "../support/check-features.ts";
import { differenceOf, type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface CompletionCase {
  readonly kind: "context" | "start" | "end";
  readonly title: string;
  readonly expr: string;
  readonly pos: number;
  readonly contexts?: readonly ExpectedContext[];
  readonly start?: number;
  readonly end?: number;
}

interface ExpectedContext {
  readonly kind: string;
  readonly metricName?: string;
  readonly labelName?: string;
  readonly matchers?: readonly { readonly name: string; readonly type: string; readonly value: string }[];
}

/** What is offered where, told from the offers themselves, with a server that has one of everything. */
export const completionSuite: Suite = {
  name: "promql-completion",
  async *run() {
    const { cases } = readCaseFile<{ cases: readonly CompletionCase[] }>("promql-completion.json");
    for (const each of cases) yield await compare(each);
  },
};

async function compare({
  kind,
  title,
  expr,
  pos,
  contexts = [],
  start,
  end,
}: CompletionCase): Promise<Outcome> {
  const context = contextOf(expr, { path: "/test.promql" });
  const asked: string[] = [];
  const list = await provideLiveCompletions(context, pos, { source: sourceWithAll(asked) });
  const items = list?.items ?? [];
  const outcome = (actual: unknown, expected: unknown): Outcome => ({
    title: `${kind}: ${title}`,
    difference: differenceOf(actual, expected),
  });
  if (kind === "context") {
    const offered = items.flatMap(({ label, kind: item }) => kindOf(label, item));
    const kinds = [...new Set(offered)].map((each) => [each, asked.find((it) => it.startsWith(`${each} `))]);
    return outcome(kinds.map(inOrder).sort(), contexts.map(askedFor).map(inOrder).sort());
  }
  const edit = items[0]?.textEdit;
  const range = edit !== undefined && "range" in edit ? edit.range : undefined;
  return kind === "start" ? outcome(range?.start.character, start) : outcome(range?.end.character, end);
}

function inOrder([kind, asked]: readonly (string | undefined)[]): string {
  return asked ?? kind!;
}

/** How our own source is asked for the same. */
function askedFor({
  kind,
  metricName = "",
  labelName,
  matchers = [],
}: ExpectedContext): (string | undefined)[] {
  if (kind === "MetricName") return [kind, `MetricName ${metricName}`];
  if (kind === "LabelName") return [kind, `LabelName ${metricName}`];
  if (kind !== "LabelValue") return [kind];
  // The empty one is being typed.
  const others = matchers.filter(({ name, value }) => name !== labelName || value !== "");
  const written = others.map(({ name, type, value }) => `${name}${operators[type]}"${value}"`).join(",");
  return [kind, `LabelValue ${labelName} ${metricName}${written === "" ? "" : `{${written}}`}`];
}

const operators: Readonly<Record<string, string>> = {
  EqlSingle: "=",
  Neq: "!=",
  EqlRegex: "=~",
  NeqRegex: "!~",
};

function sourceWithAll(asked: string[]): MetricSource {
  return {
    name: "Prometheus",
    async metrics({ typed }) {
      asked.push(`MetricName ${typed}`);
      return { items: [{ name: "a_metric" }], isAll: true };
    },
    async labelNames(selectors) {
      // Upstream asks by the name of the metric alone; the matchers that are there only make ours a narrower question.
      asked.push(...selectors.map((selector) => `LabelName ${selector.replace(/\{.*/, "")}`));
      return { bySelector: new Map(selectors.map((selector) => [selector, ["a_label"]])), isAll: true };
    },
    async labelValues({ label, selector }) {
      asked.push(`LabelValue ${label} ${selector}`);
      return { items: ["a value"], isAll: true };
    },
    about: async () => ({}),
  };
}

/** Upstream's names, by something of each kind. */
const kinds: Readonly<Record<string, string>> = {
  a_metric: "MetricName",
  a_label: "LabelName",
  "a value": "LabelValue",
  abs: "Function",
  sum: "Aggregation",
  Inf: "Number",
  by: "AggregateOpModifier",
  on: "BinOpModifier",
  bool: "Bool",
  unless: "BinOp",
  offset: "Offset",
  "=~": "MatchOp",
  "==": "BinOp",
  "step()": "DurationExpr",
  "start()": "AtModifiers",
};

function kindOf(label: string, kind: number | undefined): string[] {
  const named = kinds[label];
  if (named !== undefined) return [named];
  return kind === 12 && /^\d+\w/.test(label) ? ["Duration"] : [];
}
