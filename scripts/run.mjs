// Bundles one TypeScript program and runs it: node scripts/run.mjs PROGRAM.ts [ARGUMENT ...]
import { spawnSync } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";

const [program, ...programArguments] = process.argv.slice(2);
const outfile = path.resolve("out/programs", program.replace(/\.ts$/, ".mjs"));
await build({
  entryPoints: [program],
  outfile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  logLevel: "warning",
});
const run = spawnSync(process.execPath, ["--enable-source-maps", outfile, ...programArguments], {
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;
