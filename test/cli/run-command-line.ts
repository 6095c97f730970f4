import * as yaml from "yaml";
import { runCommandLine } from "../../server/src/cli/command-line.ts";
import type { Environment, Output } from "../../server/src/cli/environment.ts";

export interface CommandRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, in a folder and with the standard input given. */
export function run(
  argv: readonly string[],
  { cwd, stdin = "", ...changes }: Partial<Environment> & { readonly cwd: string; readonly stdin?: string },
): CommandRun {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const exitCode = runCommandLine(argv, {
    cwd,
    variables: {},
    stdout: outputTo(stdout),
    stderr: outputTo(stderr),
    readStdin: () => Buffer.from(stdin),
    now: () => 0,
    yaml: () => yaml,
    manifest: () => ({ version: "1.2.3" }),
    startServer: () => stderr.push("The server starts.\n"),
    ...changes,
  });
  return { exitCode, stdout: stdout.join(""), stderr: stderr.join("") };
}

function outputTo(parts: string[]): Output {
  return { write: (text) => parts.push(String(Buffer.from(text))), isTerminal: false, columns: undefined };
}
