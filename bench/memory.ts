import { spawnSync } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import type { BenchOptions } from "./bench-options.ts";
import { ruleFile } from "./input-files.ts";
import { LanguageClient } from "./language-client.ts";
import type { Row } from "./table.ts";

/** What the document model weighs beside the text, and an idle server. */
export async function measureMemory({ dist }: BenchOptions): Promise<Row[]> {
  const program = path.resolve("out/bench/heap-of-file.mjs");
  await build({
    entryPoints: ["bench/heap-of-file.ts"],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  const { stdout } = spawnSync(process.execPath, ["--expose-gc", program], { encoding: "utf8" });
  const client = new LanguageClient(
    [process.execPath, path.join(dist, "server.js"), "--stdio"],
    ruleFile({ rules: 100, seed: 1 }),
  );
  await client.initialize();
  await sleep(1500);
  const idle = client.peakMemory();
  client.stop();
  return [
    {
      metric: "heap of a rule beside its text",
      anchor: "10,000 rules",
      value: Number(stdout),
      goal: 1000,
      unit: "bytes",
    },
    { metric: "memory, idle server", anchor: "peak", value: idle && Math.round(idle), goal: 55, unit: "MiB" },
  ];
}
