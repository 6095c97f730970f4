import type {
  ConfiguredServer,
  DocumentKind,
  DocumentStatus,
  ServerTrouble,
  UsedSnapshot,
} from "../../server/src/protocol/requests.ts";
import { withoutLinks } from "../../server/src/protocol/without-links.ts";

/** `2 errors, 1 warning`. */
export function problemsText({ problems }: DocumentStatus): string {
  const counts = [
    count(problems.error, "error"),
    count(problems.warning, "warning"),
    count(problems.information, "information", "information"),
    count(problems.hint, "hint"),
  ].filter((text) => text !== undefined);
  return counts.length === 0 ? "No problems" : counts.join(", ");
}

/** What the file was read as. */
export function documentDetail({ kind, dialect, expressionsChecked }: DocumentStatus): string {
  const readAs = `${kindNames[kind]} (${dialectNames[dialect]})`;
  return expressionsChecked ? readAs : `${readAs}; expressions are not checked as PromQL`;
}

/** What a server is, or what is wrong with it: VS Code cuts a long line, and the next step with it. */
export function serverText(server: Pick<ConfiguredServer, "product" | "trouble"> | undefined): string {
  if (server === undefined) {
    return "No Prometheus server";
  }
  const { product = "Prometheus server", trouble } = server;
  return trouble === undefined ? withoutLinks(product) : troubleNames[trouble.kind];
}

/** A name or an address that leaves room for the next step. */
export function serverDetail(name: string): string {
  return withoutLinks(name.length <= 40 ? name : `${name.slice(0, 39)}…`);
}

/** That what is known is not of now, and how old it is. */
export function snapshotText({ taken }: UsedSnapshot, now: number): string {
  const days = Math.floor((now - taken) / 86_400_000);
  const age = days < 1 ? "less than a day old" : days === 1 ? "1 day old" : `${days} days old`;
  return `Snapshot, ${age}`;
}

/** The file; the folders tell less than the end of the path. */
export function snapshotDetail({ path }: UsedSnapshot): string {
  return serverDetail(path.split("/").slice(-2).join("/"));
}

const troubleNames: Readonly<Record<ServerTrouble["kind"], string>> = {
  connection: "No answer",
  credentials: "Not allowed to ask",
  settings: "Mistake in the settings",
  untrusted: "Workspace not trusted",
};

const kindNames: Readonly<Record<DocumentKind, string>> = {
  "rule-file": "Rule file",
  "kubernetes-rules": "Kubernetes rules",
  "kubernetes-monitors": "Prometheus Operator monitors",
  "prometheus-config": "Prometheus configuration",
  "target-file": "Targets for Prometheus",
  "unit-test": "Unit test of rules",
  "alertmanager-config": "Alertmanager configuration",
  "telegraf-config": "Telegraf configuration",
  "promrules-config": "Configuration of Prometheus Rules",
  "own-metrics": "Metrics of the workspace",
  promql: "PromQL expression",
  unknown: "Not a rule file",
};

const dialectNames: Readonly<Record<DocumentStatus["dialect"], string>> = {
  prometheus: "Prometheus",
  thanos: "Thanos",
  mimir: "Mimir",
  victoriametrics: "VictoriaMetrics",
  loki: "Loki",
};

function count(number: number, noun: string, plural = `${noun}s`): string | undefined {
  if (number === 0) {
    return undefined;
  }
  return `${number} ${number === 1 ? noun : plural}`;
}
