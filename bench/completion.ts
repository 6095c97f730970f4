import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { build } from "esbuild";
import type { BenchOptions } from "./bench-options.ts";
import type { CompletionFigures, Typing } from "./live-completion.ts";
import { milliseconds } from "./statistics.ts";
import type { Row } from "./table.ts";

/** Completion of a million values of a label and of a hundred thousand metrics, from a server that only sends them. */
export async function measureCompletion({ isQuick }: BenchOptions): Promise<Row[]> {
  await build({
    entryPoints: ["bench/label-server.ts", "bench/live-completion.ts"],
    outdir: "out/bench",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const server = spawn(process.execPath, [path.resolve("out/bench/label-server.mjs"), "1000000", "100000"]);
  try {
    const [port] = (await once(server.stdout, "data")) as [Buffer];
    const program = path.resolve("out/bench/live-completion.mjs");
    const run = spawnSync(
      process.execPath,
      ["--expose-gc", program, String(port).trim(), isQuick ? "3" : "9"],
      { encoding: "utf8" },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    return rowsOf(JSON.parse(run.stdout));
  } finally {
    server.kill();
  }
}

function rowsOf(figures: CompletionFigures): Row[] {
  const { allThere, download, values, outsideHeap, metrics } = figures;
  return [
    {
      metric: "completion of 1,000,000 values: first answer",
      anchor: `${figures.firstItems} items`,
      value: figures.firstAnswer,
      goal: 200,
      unit: "ms",
    },
    {
      metric: "the same, request until all are there",
      anchor: "plain download",
      value: allThere / download,
      goal: 1.5,
      note: `${milliseconds(allThere)} against ${milliseconds(download)}`,
    },
    keyRow(figures, "prefix", 1),
    keyRow(figures, "substring", 4),
    keyRow(figures, "fuzzy", 25),
    {
      metric: "the same, memory outside of the heap",
      anchor: "bytes of the values",
      value: outsideHeap / values,
      goal: 1.4,
      note: `${megabytes(outsideHeap)} and ${megabytes(figures.heap)} of heap`,
    },
    {
      metric: "the same, longest time that others wait",
      anchor: "",
      value: figures.longestBlock,
      unit: "ms",
    },
    {
      metric: "completion of 100,000 metrics: first answer",
      anchor: "",
      value: metrics.firstAnswer,
      goal: 200,
      unit: "ms",
    },
    {
      metric: "the same, next key, p99",
      anchor: "array filter",
      value: metrics.key.p99 / metrics.key.filter,
      note: `${milliseconds(metrics.key.p99)} (p50 ${milliseconds(metrics.key.p50)}) against ${milliseconds(metrics.key.filter)}`,
    },
    {
      metric: "the same, longest time that others wait",
      anchor: "",
      value: metrics.longestBlock,
      unit: "ms",
    },
  ];
}

function keyRow({ keys }: CompletionFigures, typing: Typing, goal: number): Row {
  const { p50, p99, filter } = keys[typing];
  return {
    metric: `the same, next key, ${typing}, p99`,
    anchor: `array filter: ${milliseconds(filter)}`,
    value: p99,
    goal,
    unit: "ms",
    note: `p50 ${milliseconds(p50)}, ${(p50 / filter).toPrecision(2)} of the filter`,
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
