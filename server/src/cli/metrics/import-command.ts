import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addMetrics } from "../../core/files/own-metrics/add-metrics.ts";
import { readMetricsPage } from "../../core/files/own-metrics/metrics-page.ts";
import { decodeText } from "../../disk/decode-text.ts";
import { systemMessage } from "../../disk/unread.ts";
import type { Environment } from "../environment.ts";
import { fail } from "../fail.ts";
import { changeFile } from "../fix/change-file.ts";
import { openServer } from "../prometheus-options.ts";

export interface ImportOptions {
  /** A file, an address, or `-`. */
  readonly from: string;
  /** Where to write; missing for `.promrules/metrics.yaml`. */
  readonly output: string | undefined;
}

/** `promrules metrics import`: what an exporter's page tells of its metrics, for the workspace; gives the exit code. */
export function runImport(options: ImportOptions, environment: Environment): number | Promise<number> {
  if (/^https?:\/\//i.test(options.from)) return importAddress(options, environment);
  try {
    const bytes =
      options.from === "-"
        ? Buffer.from(environment.readStdin())
        : readFileSync(path.resolve(environment.cwd, options.from));
    return importPage(decodeText(bytes).text, options, environment);
  } catch (error) {
    return fail(`${options.from}: ${systemMessage(error)}`, environment);
  }
}

async function importAddress(options: ImportOptions, environment: Environment): Promise<number> {
  const { from } = options;
  const url = URL.canParse(from) ? new URL(from) : undefined;
  const { origin = from, username = "", password = "" } = url ?? {};
  // Whatever is behind the origin is the exporter's business; credentials are refused by who reads the address.
  const address = username + password === "" ? origin : from;
  // Nor is what may be a key: what is told goes into logs.
  const shown = url === undefined ? "The address" : origin + url.pathname;
  const server = openServer({ prometheus: address, prometheusConfig: undefined }, environment);
  if (server?.kind !== "opened" || url === undefined) {
    return fail(
      server?.kind === "unusable" ? server.message.replace(/^--prometheus/, () => shown) : "",
      environment,
    );
  }
  const page = await environment.prometheus().fetchPage(server.settings, url);
  return page.ok
    ? importPage(page.value, { ...options, from: shown }, environment)
    : fail(page.error.message, environment);
}

function importPage(page: string, options: ImportOptions, environment: Environment): number {
  const { cwd, stdout, yaml } = environment;
  const metrics = readMetricsPage(page);
  if (metrics.length === 0) {
    return fail(`${options.from}: there are no metrics in the text format of Prometheus.`, environment);
  }
  const output = options.output ?? ".promrules/metrics.yaml";
  const file = path.resolve(cwd, output);
  try {
    const isFile = output !== "-" && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    const before = isFile ? decodeText(readFileSync(file)).text : undefined;
    const added = addMetrics(before, metrics, yaml);
    if (added.kind === "impossible") return fail(`${output}: the file ${added.reason}.`, environment);
    if (output === "-") {
      stdout.write(added.text);
      return 0;
    }
    if (before === undefined) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, added.text);
    } else if (before !== added.text) changeFile(file, { before, after: added.text });
    const completed =
      added.completed === 0
        ? ""
        : `; ${countInWords(added.completed)} there already, completed with what was missing`;
    const kept =
      added.kept === 0
        ? ""
        : `; ${countInWords(added.kept)} there already, left as ${added.kept === 1 ? "it is" : "they are"}`;
    stdout.write(`${output}: ${countInWords(added.added)} added${completed}${kept}.\n`);
    return 0;
  } catch (error) {
    return fail(`${output}: ${systemMessage(error)}`, environment);
  }
}

function countInWords(count: number): string {
  return count === 1 ? "1 metric" : `${count} metrics`;
}
