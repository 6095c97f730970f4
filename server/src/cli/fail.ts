import type { Environment } from "./environment.ts";

/** Says why a command could not do what it was asked for, and gives its exit code. */
export function fail(message: string, { stderr }: Environment): number {
  stderr.write(`promrules: ${message}\n`);
  return 2;
}
