import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { knownValues, unknownValues } from "../../server/src/core/labels/combine-labels.ts";
import { inferLabels, type LabelFlow } from "../../server/src/core/labels/infer-labels.ts";
import {
  type PossibleLabel,
  type PossibleLabels,
  presenceOf,
} from "../../server/src/core/labels/possible-labels.ts";
import type { VectorSelector } from "../../server/src/core/promql/ast.ts";
import { Random } from "../support/random.ts";
import { randomQuery } from "../support/random-query.ts";
import { testReadOptions } from "../support/read-options.ts";
import { parse } from "../support/show-expression.ts";
import { describeLabels } from "../support/show-labels.ts";
import { type RunningPrometheus, startPrometheus } from "./running-prometheus.ts";

/**
 * A real Prometheus evaluates random expressions over a few series, and what it returns has to be what label inference
 * allows: no label that cannot be there, none missing that is certain, no value that is not possible.
 */

const time = 1_700_000_000;
const labels = ["a", "b", "c", "le"];
const values = ["x", "y", "z", "1"];
const metrics = ["m1", "m2", "m3", "m4", "m5"];

type Series = Readonly<Record<string, string>>;

const random = new Random(Number(process.env.SEED ?? 2718));
const loaded = metrics.flatMap((metric) => randomSeries(metric));
let prometheus: RunningPrometheus;

before(async () => {
  prometheus = await startPrometheus({ openMetrics: openMetricsOf(loaded), time });
});
after(() => prometheus.stop());

test("infers the labels that Prometheus returns", async () => {
  let answered = 0;
  let closed = 0;
  for (let count = 0; count < 1500; count++) {
    const text = randomQuery(random, { metrics, labels, values }, 1 + random.below(4));
    const knows = random.chance(0.8);
    const { root, problems } = parse(text);
    assert.deepEqual(problems, [], text);
    const flow = inferLabels(root, {
      source: (selector) => (knows ? sourceOf(selector) : undefined),
      regex: testReadOptions.regex,
    });
    const result = await prometheus.query(text);
    if (result === undefined) continue;
    if (result.length > 0) answered++;
    if (flow.result.open.length === 0) closed++;
    for (const series of result) checkAllowed(series, flow, text);
  }
  assert.ok(answered > 300, `Only ${answered} expressions returned anything.`);
  assert.ok(closed > 700, `Only ${closed} results were closed.`);
});

function checkAllowed(series: Series, { result }: LabelFlow, text: string): void {
  const about = `${text}\nreturned ${JSON.stringify(series)}\ninferred ${describeLabels(result)}`;
  assert.ok(!result.isEmpty, about);
  for (const [name, value] of Object.entries(series)) {
    assert.notEqual(presenceOf(name, result), "absent", `${name}: ${about}`);
    const possible = result.labels.get(name)?.values;
    if (possible?.kind === "known") assert.ok(possible.values.has(value), `${name}: ${about}`);
    else if (possible?.pattern !== undefined)
      assert.ok(matches(possible.pattern, value), `${name}: ${about}`);
  }
  for (const { name, certainty } of result.labels.values()) {
    if (certainty === "certain") assert.ok(series[name] !== undefined, `${name}: ${about}`);
  }
}

function matches(pattern: string, value: string): boolean {
  const regex = testReadOptions.regex(pattern);
  return regex.ok && regex.matches(value);
}

/** All that can be known of the series of a selector. Of some metrics the values are not. */
function sourceOf({ name }: VectorSelector): PossibleLabels {
  const series = loaded.filter((each) => name === undefined || each.__name__ === name);
  const names = new Set(series.flatMap((each) => Object.keys(each)));
  const described = [...names].map((label): PossibleLabel => {
    const found = series.flatMap((each) => each[label] ?? []);
    const known = knownValues(new Map(found.map((value) => [value, []])));
    return {
      name: label,
      certainty: found.length === series.length ? "certain" : "possible",
      values: name === "m2" ? unknownValues : known,
      from: [],
    };
  });
  return { labels: new Map(described.map((label) => [label.name, label])), open: [] };
}

/** Up to five series, which share some labels. */
function randomSeries(metric: string): Series[] {
  const shared = labels.filter(() => random.chance(0.4));
  const series = Array.from({ length: 1 + random.below(5) }, (): Series => {
    const own = labels.filter((label) => shared.includes(label) || random.chance(0.3));
    return Object.fromEntries([["__name__", metric], ...own.map((label) => [label, random.pick(values)])]);
  });
  return [...new Map(series.map((each) => [JSON.stringify(each), each])).values()];
}

function openMetricsOf(all: readonly Series[]): string {
  const lines = all.map(({ __name__, ...rest }, at) => {
    const written = Object.entries(rest).map(([name, value]) => `${name}="${value}"`);
    return [60, 30, 0]
      .map((age) => `${__name__}{${written.join(",")}} ${(at % 3) + 1} ${time - age}`)
      .join("\n");
  });
  return `${lines.join("\n")}\n# EOF\n`;
}
