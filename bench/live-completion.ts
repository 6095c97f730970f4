// Measures completion from the server at PORT, with the garbage collector at hand: `live-completion PORT VALUES`. Prints figures as JSON.
import { get } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createPrometheusApi } from "../server/src/prometheus/create-prometheus-api.ts";
import { LiveMetricSource } from "../server/src/prometheus/live-metric-source.ts";
import type { ServerSettings } from "../server/src/prometheus/server-settings.ts";
import { median, quantile } from "./statistics.ts";

export interface CompletionFigures {
  /** In milliseconds, as all times. */
  readonly firstAnswer: number;
  readonly firstItems: number;
  readonly allThere: number;
  readonly download: number;
  readonly longestBlock: number;
  readonly keys: Readonly<Record<Typing, Key>>;
  /** In bytes. */
  readonly values: number;
  readonly outsideHeap: number;
  readonly heap: number;
  readonly metrics: { readonly firstAnswer: number; readonly key: Key; readonly longestBlock: number };
}

/** One more letter: the middle of many, and the worst but one in a hundred; and that of a filter over an array. */
export interface Key {
  readonly p50: number;
  readonly p99: number;
  readonly filter: number;
}

export type Typing = "prefix" | "substring" | "fuzzy";

const [port, rounds] = process.argv.slice(2).map(Number);
const url = `http://127.0.0.1:${port}`;
const settings: ServerSettings = {
  name: url,
  url,
  headers: [],
  authentication: { kind: "none" },
  tls: {
    certificateAuthority: undefined,
    certificate: undefined,
    key: undefined,
    passphrase: undefined,
    isVerified: true,
  },
  proxy: undefined,
  timeout: 30_000,
  lookback: 12 * 3_600_000,
  asks: new Set(["metadata", "queries", "status"]),
};

const typed: Readonly<Record<Typing, readonly string[]>> = {
  prefix: ["pay", "payments-api-", "payments-api-0", "payments-api-00"],
  substring: ["api", "api-0", "pi-1", "ents"],
  fuzzy: ["pa0z", "pmtsapi1", "payapi9", "pazqx"],
};

const matchers: Readonly<Record<Typing, (value: string, text: string) => boolean>> = {
  prefix: (value, text) => value.startsWith(text),
  substring: (value, text) => value.includes(text),
  fuzzy: (value, text) => {
    let at = 0;
    for (let index = 0; index < value.length && at < text.length; index++)
      if (value[index] === text[at]) at++;
    return at === text.length;
  },
};

const pods = await download("/api/v1/label/pod/values");
const figures: CompletionFigures = { ...(await measureValues()), metrics: await measureMetrics() };
console.log(JSON.stringify(figures));

async function measureValues(): Promise<Omit<CompletionFigures, "metrics">> {
  const warm = newSource();
  for (let round = 0; round < 3; round++) await ask(warm, "", true);
  const downloads: number[] = [];
  const loads: number[] = [];
  let firstAnswer = 0;
  let firstItems = 0;
  let longestBlock = 0;
  let source = newSource();
  for (let round = 0; round < rounds!; round++) {
    source = newSource();
    downloads.push(await time(() => plainDownload("/api/v1/label/pod/values")));
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const start = performance.now();
    const { items } = await ask(source, "payments");
    firstAnswer = Math.max(firstAnswer, performance.now() - start);
    firstItems = items.length;
    await ask(source, "", true);
    loads.push(performance.now() - start);
    delay.disable();
    longestBlock = Math.max(longestBlock, delay.max / 1e6);
  }
  const values: string[] = pods.data;
  const key = async (kind: Typing): Promise<Key> => {
    const matches = matchers[kind];
    const filters = typed[kind].map((text) => timeSync(() => values.filter((value) => matches(value, text))));
    return { ...(await measureKeys(typed[kind], (text) => ask(source, text))), filter: median(filters) };
  };
  const keys = { prefix: await key("prefix"), substring: await key("substring"), fuzzy: await key("fuzzy") };
  const bytes = values.reduce((sum, value) => sum + value.length, 0);
  return {
    firstAnswer,
    firstItems,
    allThere: median(loads),
    download: median(downloads),
    longestBlock,
    keys,
    values: bytes,
    outsideHeap: source.byteLength,
    heap: await heapOfSource(),
  };
}

async function measureMetrics(): Promise<CompletionFigures["metrics"]> {
  const source = newSource();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await source.metrics({ typed: "", prefers: "counters" });
  const firstAnswer = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const words = ["ser", "requests_1", "req5", "svc99total"];
  await source.metrics({ typed: words[0]!, prefers: "counters" });
  delay.disable();
  const names: string[] = (await download("/api/v1/label/__name__/values")).data;
  const filters = words.map((word) => timeSync(() => names.filter((name) => matchers.fuzzy(name, word))));
  const key = await measureKeys(words, (text) => source.metrics({ typed: text, prefers: "counters" }));
  return { firstAnswer, key: { ...key, filter: median(filters) }, longestBlock: delay.max / 1e6 };
}

function newSource(): LiveMetricSource {
  return new LiveMetricSource(createPrometheusApi(settings));
}

async function ask(source: LiveMetricSource, text: string, isWhole = false) {
  for (;;) {
    const found = await source.labelValues({ label: "pod", selector: "", typed: text });
    if (!isWhole || source.isSettled) return found;
  }
}

async function measureKeys(
  words: readonly string[],
  press: (text: string) => Promise<unknown>,
): Promise<Omit<Key, "filter">> {
  const times: number[] = [];
  for (let round = 0; round < 40; round++) {
    for (const word of words) times.push(await time(() => press(word)));
  }
  return { p50: median(times), p99: quantile(times, 0.99) };
}

/** What a whole list leaves on the heap. */
async function heapOfSource(): Promise<number> {
  globalThis.gc!();
  const before = process.memoryUsage().heapUsed;
  const source = newSource();
  await ask(source, "", true);
  globalThis.gc!();
  const after = process.memoryUsage().heapUsed;
  return source.byteLength > 0 ? after - before : Number.NaN;
}

async function time(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

function timeSync(act: () => unknown): number {
  const start = performance.now();
  act();
  return performance.now() - start;
}

/** As Node's HTTP does it, bytes counted and forgotten. */
function plainDownload(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(`${url}${path}`, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

async function download(path: string): Promise<{ data: string[] }> {
  return (await (await fetch(`${url}${path}`)).json()) as { data: string[] };
}
