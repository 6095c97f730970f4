import { writeFileSync } from "node:fs";
import Mocha from "mocha";

interface Result {
  readonly title: string;
  readonly state: "passed" | "failed";
  readonly duration: number | undefined;
  readonly error?: string;
}

/** What VS Code calls, on the desktop and in its server; the results go to a file, since the server tells only an exit code. */
export async function run(): Promise<void> {
  const { PROMRULES_TEST_RESULTS: resultsFile, PROMRULES_TEST_ONLY: only } = process.env;
  const mocha = new Mocha({ ui: "tdd", timeout: 30_000, color: false, forbidPending: true });
  if (only !== undefined) {
    mocha.grep(only);
  }
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./example-workspace.test.ts");
  await import("./diagnostics.test.ts");
  await import("./language-features.test.ts");
  await import("./fixes-across-files.test.ts");
  await import("./matchers.test.ts");
  await import("./live-server.test.ts");
  await import("./panels.test.ts");
  await import("./telegraf.test.ts");
  await import("./extension.test.ts");
  await import("./grammar.test.ts");

  const results: Result[] = [];
  const failures = await new Promise<number>((resolve) => {
    mocha
      .run(resolve)
      .on("pass", (test) => {
        results.push({ title: test.fullTitle(), state: "passed", duration: test.duration });
      })
      .on("fail", (test, error) => {
        const text = error.stack ?? String(error);
        results.push({ title: test.fullTitle(), state: "failed", duration: test.duration, error: text });
      });
  });
  if (resultsFile !== undefined) {
    writeFileSync(resultsFile, JSON.stringify(results, undefined, 2));
  }
  if (failures > 0) {
    throw new Error(`${failures} tests have failed.`);
  }
}
