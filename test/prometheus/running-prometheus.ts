import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** A real Prometheus on this machine that scrapes nothing and has the series that it was given. */
export interface RunningPrometheus {
  /** The series of an instant vector; `undefined` where evaluating fails, as it does when matches are not unique. */
  query(text: string): Promise<readonly Readonly<Record<string, string>>[] | undefined>;
  stop(): Promise<void>;
}

export interface PrometheusData {
  /** Series in the OpenMetrics format. */
  readonly openMetrics: string;
  /** When to evaluate, in seconds. */
  readonly time: number;
}

export async function startPrometheus({ openMetrics, time }: PrometheusData): Promise<RunningPrometheus> {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-prometheus-"));
  const data = path.join(folder, "data");
  writeFileSync(path.join(folder, "series.txt"), openMetrics);
  writeFileSync(path.join(folder, "prometheus.yml"), "");
  const created = spawnSync(
    "promtool",
    ["tsdb", "create-blocks-from", "openmetrics", path.join(folder, "series.txt"), data],
    { encoding: "utf8" },
  );
  if (created.status !== 0) throw new Error(`promtool made no blocks: ${created.stderr}`);
  const address = `127.0.0.1:${await freePort()}`;
  const process = spawn(
    "prometheus",
    [
      `--config.file=${path.join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${data}`,
      "--storage.tsdb.retention.time=100y",
      `--web.listen-address=${address}`,
    ],
    { stdio: "ignore" },
  );
  const stop = async (): Promise<void> => {
    await ended(process);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(address, process);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, query: (text) => query(address, text, time) };
}

async function query(
  address: string,
  text: string,
  time: number,
): Promise<readonly Readonly<Record<string, string>>[] | undefined> {
  const body = new URLSearchParams({ query: text, time: String(time) });
  const response = await fetch(`http://${address}/api/v1/query`, { method: "POST", body });
  const answer = (await response.json()) as QueryAnswer;
  if (answer.errorType === "execution") return undefined;
  if (answer.data === undefined) throw new Error(`${text}: ${answer.error}`);
  if (answer.data.resultType !== "vector") throw new Error(`${text} returned a ${answer.data.resultType}.`);
  return answer.data.result.map(({ metric }) => metric);
}

interface QueryAnswer {
  readonly errorType?: string;
  readonly error?: string;
  readonly data?: {
    readonly resultType: string;
    readonly result: readonly { readonly metric: Readonly<Record<string, string>> }[];
  };
}

async function untilReady(address: string, process: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (process.exitCode !== null) throw new Error(`Prometheus ended with ${process.exitCode}.`);
    const ready = await fetch(`http://${address}/-/ready`).catch(() => undefined);
    if (ready?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("Prometheus did not get ready.");
}

async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null) return;
  const end = new Promise((resolve) => process.once("exit", resolve));
  process.kill();
  await end;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
