import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { BenchOptions } from "./main.ts";
import type { Row } from "./table.ts";

/** What is shipped, in bytes. */
export function measureSizes({ dist }: BenchOptions): Row[] {
  const rows: Row[] = readdirSync(dist)
    .filter((file) => file.endsWith(".js"))
    .sort()
    .map((file) => {
      const bytes = readFileSync(path.join(dist, file));
      const note = `${(gzipSync(bytes).length / 1000).toFixed(1)} kB with gzip`;
      return { metric: `size of dist/${file}`, anchor: "", value: bytes.length / 1000, unit: "kB", note };
    });
  return [...rows, packageRow()];
}

function packageRow(): Row {
  const vsix = "out/promrules.vsix";
  spawnSync(process.execPath, ["scripts/package.mjs"], { stdio: "ignore" });
  const value = existsSync(vsix) ? statSync(vsix).size / 1000 : undefined;
  return { metric: "size of the VSIX", anchor: "", value, goal: 300, unit: "kB" };
}
