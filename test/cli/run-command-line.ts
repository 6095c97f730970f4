import * as toml from "toml-eslint-parser";
import * as yaml from "yaml";
import { metricCatalogue } from "../../scripts/metric-catalogue.mjs";
import { runCommandLine } from "../../server/src/cli/command-line.ts";
import type { Environment, Output } from "../../server/src/cli/environment.ts";
import { prometheusPart } from "../../server/src/prometheus/prometheus-part.ts";

export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

type World = Partial<Environment> & { readonly cwd: string; readonly stdin?: string };

/** Runs the command line in this process, in a folder and with the standard input given. */
export function run(argv: readonly string[], world: World): CommandRun {
  const { outcome, outputs } = start(argv, world);
  if (typeof outcome !== "number") throw new Error("This command asks a server.");
  return { exitCode: outcome, ...outputs() };
}

/** The same for commands that ask a server. */
export async function runAsking(argv: readonly string[], world: World): Promise<CommandRun> {
  const { outcome, outputs } = start(argv, world);
  return { exitCode: await outcome, ...outputs() };
}

function start(argv: readonly string[], { cwd, stdin = "", ...changes }: World) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const outcome = runCommandLine(argv, {
    cwd,
    variables: {},
    stdout: outputTo(stdout),
    stderr: outputTo(stderr),
    readStdin: () => Buffer.from(stdin),
    now: () => 0,
    date: () => Date.parse("2026-11-22T20:00:00Z"),
    prometheus: () => prometheusPart,
    yaml: () => yaml,
    toml: () => toml,
    catalogue: metricCatalogue,
    manifest: () => ({ version: "1.2.3" }),
    startServer: () => stderr.push("The server starts.\n"),
    ...changes,
  });
  return { outcome, outputs: () => ({ stdout: stdout.join(""), stderr: stderr.join("") }) };
}

function outputTo(parts: string[]): Output {
  return { write: (text) => parts.push(String(Buffer.from(text))), isTerminal: false, columns: undefined };
}
