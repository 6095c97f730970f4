import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./running-prometheus.ts";

/** A real Prometheus on this machine that scrapes exporters which the test serves, and has a past. */
export interface ScrapingPrometheus {
  readonly url: string;
  /** Waits until the last scrape of everything succeeded, and the one before: while a test blocks, scrapes time out. */
  scraped(): Promise<void>;
  stop(): Promise<void>;
}

export interface Scraped {
  /** What the exporter of each job exposes. */
  readonly jobs: Readonly<Record<string, string>>;
  /** Older series in the OpenMetrics format, with times. */
  readonly past: string;
  /** In seconds. */
  readonly scrapeInterval: number;
  readonly externalLabels: Readonly<Record<string, string>>;
  readonly rules: string;
  readonly flags?: readonly string[];
}

export async function startScrapingPrometheus(exposed: Scraped): Promise<ScrapingPrometheus> {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-scraping-"));
  const exporter = await serve(exposed.jobs);
  const { port } = exporter.address() as AddressInfo;
  writeFileSync(path.join(folder, "past.txt"), `${exposed.past}# EOF\n`);
  writeFileSync(path.join(folder, "prometheus.yml"), configOf(exposed, port));
  writeFileSync(path.join(folder, "rules.yml"), exposed.rules);
  const data = path.join(folder, "data");
  const blocks = ["tsdb", "create-blocks-from", "openmetrics", path.join(folder, "past.txt"), data];
  const created = spawnSync("promtool", blocks, { encoding: "utf8" });
  if (created.status !== 0) throw new Error(`promtool made no blocks: ${created.stderr}`);
  const address = `127.0.0.1:${await freePort()}`;
  const program = spawn(
    "prometheus",
    [
      `--config.file=${path.join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=${address}`,
      ...(exposed.flags ?? []),
    ],
    { stdio: "ignore" },
  );
  const stop = async (): Promise<void> => {
    if (program.exitCode === null) {
      const end = new Promise((resolve) => program.once("exit", resolve));
      program.kill();
      await end;
    }
    exporter.closeAllConnections();
    exporter.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://${address}`;
  const isScraped = async (): Promise<boolean> => {
    if (program.exitCode !== null) throw new Error(`Prometheus ended with ${program.exitCode}.`);
    const query = encodeURIComponent("count(min_over_time(up[3s]) == 1 and count_over_time(up[1m]) > 1)");
    const up = await fetch(`${url}/api/v1/query?query=${query}`).catch(() => undefined);
    const answer = up?.ok === true ? await up.text() : "";
    return answer.includes(`"${Object.keys(exposed.jobs).length}"`);
  };
  const scraped = async (): Promise<void> => {
    for (let attempt = 0; !(await isScraped()); attempt++) {
      if (attempt === 300) throw new Error("Prometheus has not scraped everything.");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  try {
    await scraped();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, scraped, stop };
}

function serve(jobs: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    response.setHeader("content-type", "text/plain; version=0.0.4");
    response.end(jobs[request.url?.slice(1) ?? ""] ?? "");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function configOf({ jobs, scrapeInterval, externalLabels }: Scraped, port: number): string {
  const scrapeConfigs = Object.keys(jobs).map((job) => ({
    job_name: job,
    metrics_path: `/${job}`,
    static_configs: [{ targets: [`127.0.0.1:${port}`] }],
  }));
  // JSON is YAML, too.
  return JSON.stringify({
    global: { scrape_interval: `${scrapeInterval}s`, external_labels: externalLabels },
    rule_files: ["rules.yml"],
    scrape_configs: scrapeConfigs,
  });
}
