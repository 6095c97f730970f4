// Bundles the unit tests with esbuild and runs them with Node's own test runner.
//   node scripts/test.mjs [PART OF A PATH ...]   only the test files whose path holds one of the parts
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { bundleProgram } from "./bundle-program.mjs";

/** Suites that need more than Node and this package; each has a command of its own. */
const suitesOfTheirOwn = /^test\/(vscode|ui|prometheus|hostile-server|conformance|fuzz)\//;

const parts = process.argv.slice(2);
const tests = ["server", "client", "test"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file.split(path.sep).join("/")}`),
  )
  .filter((file) => file.endsWith(".test.ts") && !suitesOfTheirOwn.test(file))
  .filter((file) => parts.length === 0 || parts.some((part) => file.includes(part)));

// One bundle and one process for all of them: a hundred processes take ten times as long to start as to test.
// It has a folder of its own, so that two runs at the same time do not delete each other's bundles.
const outdir = path.resolve("out/tests", String(process.pid));
const outfile = path.join(outdir, "all.mjs");
const contents = tests.map((file) => `import "./${file}";`).join("\n");
await bundleProgram({ stdin: { contents, resolveDir: "." } }, outfile);
const run = spawnSync(process.execPath, ["--enable-source-maps", "--test", outfile], { stdio: "inherit" });
process.exitCode = run.status ?? 1;
rmSync(outdir, { recursive: true, force: true });
