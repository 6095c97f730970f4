// Bundles one TypeScript program and runs it: node scripts/run.mjs PROGRAM.ts [ARGUMENT ...]
import { spawnSync } from "node:child_process";
import path from "node:path";
import { bundleProgram } from "./bundle-program.mjs";

const [program, ...programArguments] = process.argv.slice(2);
const outfile = path.resolve("out/programs", program.replace(/\.ts$/, ".mjs"));
await bundleProgram({ entryPoints: [program] }, outfile);
const run = spawnSync(process.execPath, ["--enable-source-maps", outfile, ...programArguments], {
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;
