import path from "node:path";
import type { BenchOptions } from "./bench-options.ts";
import { ruleFile } from "./input-files.ts";
import { LanguageClient } from "./language-client.ts";
import { median, milliseconds } from "./statistics.ts";
import type { Row } from "./table.ts";
import { yamlLanguageServer } from "./yaml-language-server.ts";

/** From the start of the process to the answer to `initialize`, servers in turn. */
export async function measureStart({ dist, isQuick }: BenchOptions): Promise<Row[]> {
  const ours = [process.execPath, path.join(dist, "server.js"), "--stdio"];
  const bare = [process.execPath, path.resolve("bench/bare-server.mjs")];
  const yaml = yamlLanguageServer();
  const times: Record<"ours" | "bare" | "yaml", number[]> = { ours: [], bare: [], yaml: [] };
  for (let round = 0; round < (isQuick ? 7 : 25); round++) {
    times.ours.push(await start(ours));
    times.bare.push(await start(bare));
    if (yaml !== undefined) times.yaml.push(await start(yaml));
  }
  const rows = [row("bare Node server", median(times.ours), median(times.bare), 1.4)];
  if (yaml !== undefined)
    rows.push(row("yaml-language-server", median(times.ours), median(times.yaml), 1 / 3));
  return rows;
}

function row(anchor: string, own: number, other: number, goal: number): Row {
  const note = `${milliseconds(own)} against ${milliseconds(other)}`;
  return { metric: "spawn to answer of `initialize`", anchor, value: own / other, goal, note };
}

async function start(command: readonly string[]): Promise<number> {
  const begin = performance.now();
  const client = new LanguageClient(command, ruleFile({ rules: 100, seed: 1 }));
  await client.initialize();
  const taken = performance.now() - begin;
  client.stop();
  return taken;
}
