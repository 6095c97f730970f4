import { runTests } from "@vscode/test-electron";
import { prepareRun, report, root, suiteModule } from "./suite.mjs";

/** Runs the suite in the desktop VS Code, which is downloaded first. */
export async function runInDesktop({ version }) {
  const run = prepareRun(`${version}-desktop`);
  try {
    await runTests({
      version: /^\d+\.\d+$/.test(version) ? `${version}.0` : version,
      extensionDevelopmentPath: root,
      extensionTestsPath: suiteModule,
      launchArgs: [run.workspace, "--disable-extensions", "--disable-workspace-trust"],
      extensionTestsEnv: { PROMRULES_TEST_RESULTS: run.results },
    });
  } finally {
    run.clean();
  }
  return report(run.results);
}
