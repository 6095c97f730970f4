import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "./running-prometheus.ts";

export interface StackFiles {
  /** The configuration of Prometheus without `alerting`, which is added; `PORT` stands for its own port. */
  readonly config: string;
  readonly alertRelabelConfigs: string;
  readonly rules: string;
}

/** A real Prometheus that sends its alerts to a real Alertmanager, and to a receiver that stands in for another one. */
export interface AlertingStack {
  readonly folder: string;
  readonly prometheus: string;
  readonly alertmanager: string;
  /** What Prometheus posted, in order. */
  readonly posted: readonly string[];
  /** What Alertmanager posted to its webhook, in order. */
  readonly webhooks: readonly string[];
  stop(): Promise<void>;
}

export async function startAlertingStack({
  config,
  alertRelabelConfigs,
  rules,
}: StackFiles): Promise<AlertingStack> {
  const folder = mkdtempSync(path.join(tmpdir(), "promrules-alerting-"));
  const posted: string[] = [];
  const webhooks: string[] = [];
  const receiver = await listen((url, body) => {
    (url === "/webhook" ? webhooks : posted).push(body);
  });
  const port = portOf(receiver);
  const [prometheusPort, alertmanagerPort] = [await freePort(), await freePort()];
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  write("rules.yml", rules);
  const alerting = `alerting:
${alertRelabelConfigs}  alertmanagers:
    - static_configs: [{targets: ["127.0.0.1:${port}", "127.0.0.1:${alertmanagerPort}"]}]
`;
  const configFile = write("prometheus.yml", config.replaceAll("PORT", String(prometheusPort)) + alerting);
  const route = `route: {receiver: team, group_by: [alertname], group_wait: 1s, group_interval: 2s}
receivers: [{name: team, webhook_configs: [{url: "http://127.0.0.1:${port}/webhook"}]}]
`;
  const processes = [
    spawn(
      "prometheus-alertmanager",
      [
        `--config.file=${write("alertmanager.yml", route)}`,
        `--storage.path=${path.join(folder, "alertmanager")}`,
        `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
        `--web.external-url=http://alertmanager.example`,
        "--web.route-prefix=/",
        "--cluster.listen-address=",
      ],
      { stdio: "ignore" },
    ),
    spawn(
      "prometheus",
      [
        `--config.file=${configFile}`,
        `--storage.tsdb.path=${path.join(folder, "data")}`,
        `--web.listen-address=127.0.0.1:${prometheusPort}`,
        "--web.external-url=https://prometheus.example/path/",
        "--web.route-prefix=/",
        // What fires before the Alertmanagers are discovered is sent to nobody, and then only after this.
        "--rules.alert.resend-delay=5s",
      ],
      { stdio: "ignore" },
    ),
  ];
  return {
    folder,
    prometheus: `http://127.0.0.1:${prometheusPort}`,
    alertmanager: `http://127.0.0.1:${alertmanagerPort}`,
    posted,
    webhooks,
    stop: async () => {
      await Promise.all(processes.map(ended));
      receiver.closeAllConnections();
      receiver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listen(take: (url: string, body: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      take(request.url ?? "", Buffer.concat(parts).toString("utf8"));
      response.end();
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null) return;
  const end = new Promise((resolve) => process.once("exit", resolve));
  process.kill();
  await end;
}
