import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What one run of a program took. */
export interface Run {
  readonly wall: number;
  /** Missing where there is no GNU `time`. */
  readonly cpu: number | undefined;
  readonly peakKilobytes: number | undefined;
}

const gnuTime = "/usr/bin/time";

/** Runs a program to its end; its output is thrown away. Programs may say that they found something. */
export function runProcess(command: readonly string[]): Run {
  const isTimed = existsSync(gnuTime);
  const [program, ...programArguments] = isTimed ? [gnuTime, "-f", "%U %S %M", ...command] : command;
  const start = performance.now();
  const { status, stderr } = spawnSync(program!, programArguments, {
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const wall = performance.now() - start;
  if (status === null || status > 3) throw new Error(`${command.join(" ")} failed: ${stderr}`);
  if (!isTimed) return { wall, cpu: undefined, peakKilobytes: undefined };
  const [user, system, peak] = stderr.trim().split("\n").at(-1)!.split(" ").map(Number);
  return { wall, cpu: (user! + system!) * 1000, peakKilobytes: peak };
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
}
