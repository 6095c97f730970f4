import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";

export const root = path.resolve(import.meta.dirname, "../..");

/** Where the bundled suite lies: its `run()` is what VS Code calls. */
export const suiteModule = path.join(root, "out/vscode/suite.js");

export async function buildSuite() {
  await build({
    entryPoints: [path.join(root, "test/vscode/main.ts")],
    outfile: suiteModule,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
}

/** A copy of the example workspace that tests may write to, and a fresh file for the results. */
export function prepareRun(name) {
  const folder = path.join(root, "out/vscode", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const workspace = path.join(mkdtempSync(path.join(tmpdir(), "promrules-")), "examples");
  cpSync(process.env.PROMRULES_EXAMPLES ?? path.join(root, "examples"), workspace, { recursive: true });
  return {
    folder,
    workspace,
    results: path.join(folder, "results.json"),
    clean: () => rmSync(path.dirname(workspace), { recursive: true, force: true }),
  };
}

/**
 * Prints the results and tells whether the run passed. The exit code alone does not say it: it is 0 too when the
 * extension host ends in the middle of the suite, so the results must be there, with tests that passed.
 */
export function report(resultsFile) {
  if (!existsSync(resultsFile)) {
    console.log(
      "The suite wrote no results: it did not load, or the extension host ended.\n0 passed, 1 failed",
    );
    return false;
  }
  const tests = JSON.parse(readFileSync(resultsFile, "utf8"));
  for (const { title, state, duration, error } of tests) {
    console.log(
      `${state === "passed" ? "✔" : "✖"} ${title} (${duration ?? 0} ms)${error ? `\n${error}` : ""}`,
    );
  }
  const passed = tests.filter(({ state }) => state === "passed").length;
  console.log(`${passed} passed, ${tests.length - passed} failed`);
  return passed > 0 && passed === tests.length;
}
