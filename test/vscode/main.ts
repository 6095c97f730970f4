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
  const mocha = new Mocha({ ui: "tdd", timeout: 30_000, color: false, forbidPending: true });
  mocha.suite.emit("pre-require", globalThis, "", mocha);
  await import("./example-workspace.test.ts");

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
  const file = process.env.PROMRULES_TEST_RESULTS;
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify(results, undefined, 2));
  }
  if (failures > 0) {
    throw new Error(`${failures} tests have failed.`);
  }
}
