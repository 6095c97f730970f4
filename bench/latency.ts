import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { BenchOptions } from "./bench-options.ts";
import { buildServer } from "./build-product.ts";
import { ruleFile } from "./input-files.ts";
import { LanguageClient } from "./language-client.ts";
import { median, milliseconds, quantile } from "./statistics.ts";
import type { Row } from "./table.ts";
import { yamlLanguageServer } from "./yaml-language-server.ts";

/** What language servers take on one file; samples of all rounds. */
class Latencies {
  readonly open: number[] = [];
  readonly keystroke: number[] = [];
  readonly peak: number[] = [];
}

/** Keystrokes and openings over stdio, servers in turn, so that the ratios hold on a busy machine. */
export async function measureLatency({ dist, isQuick }: BenchOptions): Promise<Row[]> {
  const ours = [process.execPath, path.join(dist, "server.js"), "--stdio"];
  const echo = [process.execPath, await buildServer("bench/echo-server.ts"), "--stdio"];
  const yaml = yamlLanguageServer();
  const rounds = isQuick ? 1 : 3;
  const edits = isQuick ? 100 : 200;

  const servers = { ours, echo };
  const small = await measureFile(100, servers, { rounds, edits });
  const big = await measureFile(10_000, servers, { rounds, edits });
  const huge = await measureFile(50_000, servers, { rounds: 1, edits });
  const slow = yaml && (await measureFile(10_000, { yaml }, { rounds: 1, edits: 6 })).yaml;
  return [
    ratioRow("keystroke to diagnostics, 10,000 rules, p50", "echo server", {
      own: median(big.ours.keystroke),
      other: median(big.echo.keystroke),
      goal: 1.5,
    }),
    ratioRow("the same, p99", "echo server", {
      own: quantile(big.ours.keystroke, 0.99),
      other: quantile(big.echo.keystroke, 0.99),
      goal: 2.5,
    }),
    ratioRow("the same, p50", "yaml-language-server", {
      own: median(big.ours.keystroke),
      other: slow && median(slow.keystroke),
      goal: 1 / 500,
    }),
    ratioRow("keystroke to diagnostics, 50,000 rules, p50", "our own with 100 rules", {
      own: median(huge.ours.keystroke),
      other: median(small.ours.keystroke),
      goal: 1.25,
    }),
    ratioRow("open to diagnostics, 10,000 rules", "echo server", {
      own: median(big.ours.open),
      other: median(big.echo.open),
      goal: 4,
    }),
    ratioRow("the same", "yaml-language-server", {
      own: median(big.ours.open),
      other: slow && median(slow.open),
      goal: 1 / 6,
    }),
    memoryRow("server with 10,000 rules open and edited", median(big.ours.peak), 150),
    memoryRow("server with 50,000 rules open and edited", median(huge.ours.peak), 300),
    ratioRow("peak memory, 10,000 rules", "yaml-language-server", {
      own: median(big.ours.peak),
      other: slow && median(slow.peak),
      goal: 1 / 7,
      unit: "MiB",
    }),
  ];
}

interface Comparison {
  readonly own: number;
  readonly other: number | undefined;
  readonly goal: number;
  readonly unit?: string;
}

function ratioRow(metric: string, anchor: string, { own, other, goal, unit }: Comparison): Row {
  if (other === undefined) return { metric, anchor, value: undefined, goal, note: "could not be installed" };
  const show = (value: number) => (unit === undefined ? milliseconds(value) : `${Math.round(value)} ${unit}`);
  return { metric, anchor, value: own / other, goal, note: `${show(own)} against ${show(other)}` };
}

function memoryRow(metric: string, value: number, goal: number): Row {
  return { metric: `memory, ${metric}`, anchor: "peak", value: Math.round(value), goal, unit: "MiB" };
}

async function measureFile<Name extends string>(
  rules: number,
  servers: Readonly<Record<Name, readonly string[]>>,
  { rounds, edits }: { rounds: number; edits: number },
): Promise<Record<Name, Latencies>> {
  const file = ruleFile({ rules, seed: 1 });
  const text = readFileSync(file, "utf8");
  const all: Record<string, Latencies> = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries<readonly string[]>(servers)) {
      all[name] ??= new Latencies();
      await measureServer(command, { file, text, edits }, all[name]);
    }
  }
  return all as Record<Name, Latencies>;
}

async function measureServer(
  command: readonly string[],
  { file, text, edits }: { file: string; text: string; edits: number },
  latencies: Latencies,
): Promise<void> {
  const client = new LanguageClient(command, file);
  await client.initialize();
  await sleep(500);
  latencies.open.push(await timed(() => client.open(text)));
  await sleep(1000);
  const places = editPlaces(text);
  for (let index = 0; index < edits; index++) {
    const { line, character } = places[((index >> 1) * 7919) % places.length]!;
    const isTyped = index % 2 === 0;
    const place = { line, character, length: isTyped ? 0 : 1 };
    latencies.keystroke.push(await timed(() => client.edit(place, isTyped ? "q" : "")));
    await sleep(20);
  }
  latencies.peak.push(client.peakMemory() ?? Number.NaN);
  client.stop();
}

/** Where lines of `for:` and `expr:` end, all over the file: a letter there makes most of them wrong. */
function editPlaces(text: string): { line: number; character: number }[] {
  return text.split("\n").flatMap((content, line) => {
    const match = /^\s+(?:for|expr): .*\w(?='?$)/.exec(content);
    return match === null ? [] : [{ line, character: match[0].length }];
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
