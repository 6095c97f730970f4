import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { FactStore } from "../core/facts/fact-store.ts";
import { writeSnapshot } from "../core/facts/write-snapshot.ts";
import { systemMessage } from "../disk/unread.ts";
import type { SnapshotOptions } from "./arguments.ts";
import { CheckRun } from "./check-run.ts";
import type { Environment } from "./environment.ts";
import { gatherFacts, type LiveFacts } from "./live-facts.ts";
import { openServer } from "./prometheus-options.ts";

/** `promrules snapshot`: what a server knows of the rules, as a file; gives the exit code. */
export async function runSnapshot(options: SnapshotOptions, environment: Environment): Promise<number> {
  const { stderr } = environment;
  const server = openServer(options, environment);
  if (server?.kind !== "opened") {
    stderr.write(`promrules: ${server?.message}\n`);
    return 2;
  }
  let isRead = true;
  const live = await gatherFacts(server, environment, (store) => {
    const { files, unread } = check(options, environment, store);
    isRead = unread.length === 0 && files > 0;
    if (files === 0) stderr.write("promrules: There are no rules in these paths to take a snapshot for.\n");
    for (const { file, message } of unread) stderr.write(`promrules: ${file}: ${message}\n`);
    return isRead;
  });
  for (const message of live.troubles) stderr.write(`promrules: ${message}\n`);
  if (!isRead || live.outage !== undefined) return 2;
  const text = textOf(live, {
    server: server.api.server.name,
    lookback: server.settings.lookback,
    environment,
  });
  return write(text, options.output, environment) ? 0 : 2;
}

function check(options: SnapshotOptions, environment: Environment, store: FactStore) {
  const checkOptions = {
    ...options,
    format: "text",
    failOn: "never",
    features: undefined,
    dialect: undefined,
    nameValidation: undefined,
    stdinFilename: undefined,
    fix: false,
    snapshot: undefined,
  } as const;
  return new CheckRun(checkOptions, environment, () => store.facts).run();
}

function textOf(
  { store }: LiveFacts,
  snapshot: { readonly server: string; readonly lookback: number; readonly environment: Environment },
): string {
  const { server, lookback, environment } = snapshot;
  const { answers, unanswered } = store;
  return writeSnapshot({ taken: environment.date(), server, lookback, answers, unanswered });
}

/** Whether it was written. */
function write(text: string, output: string | undefined, { cwd, stdout, stderr }: Environment): boolean {
  if (output === undefined || output === "-") {
    stdout.write(text);
    return true;
  }
  try {
    const file = path.resolve(cwd, output);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return true;
  } catch (error) {
    stderr.write(`promrules: ${output}: ${systemMessage(error)}\n`);
    return false;
  }
}
