import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { launchBrowser, workbenchUrl } from "./browser.mjs";
import { install } from "./install.mjs";
import { installVsix, startVscodeServer } from "./server.mjs";
import { prepareRun, report, root, suiteModule } from "./suite.mjs";

const longestRun = 240_000;

/** Runs the suite in the extension host of a real VS Code server, shown by a headless browser. */
export async function runInServer({ version, vsix }) {
  install(version);
  const run = prepareRun(`${version}-${vsix === undefined ? "source" : "vsix"}`);
  const flags = [];
  let extension = root;
  if (vsix !== undefined) {
    const extensions = path.join(run.folder, "extensions");
    installVsix(version, vsix, extensions);
    flags.push("--extensions-dir", extensions);
    extension = emptyExtension(run.folder);
  }
  // The extension host inherits the environment of the server.
  const env = { PROMRULES_TEST_RESULTS: run.results };
  const server = await startVscodeServer({ version, flags, env });
  const browser = await launchBrowser();
  const log = [];
  let exit;
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
    const ended = new Promise((resolve) => {
      // Called with the outcome of run(): 0 or 1.
      void page.exposeFunction("codeAutomationExit", resolve);
    });
    await page.exposeFunction("codeAutomationLog", (type, words) => log.push(`[${type}] ${words.join(" ")}`));
    const payload = [
      ["extensionDevelopmentPath", server.remoteUri(extension)],
      ["extensionTestsPath", server.remoteUri(suiteModule)],
    ];
    await page.goto(workbenchUrl(server.port, run.workspace, payload));
    let timer;
    const tooLong = new Promise((resolve) => {
      timer = setTimeout(resolve, longestRun, "a time limit");
    });
    exit = await Promise.race([ended, tooLong]);
    clearTimeout(timer);
    if (exit !== 0) {
      await page.screenshot({ path: path.join(run.folder, "failure.png") }).catch(() => {});
      log.push(server.output());
    }
  } finally {
    await browser.close();
    await server.stop();
    run.clean();
  }
  if (exit !== 0) {
    console.log(log.join("\n"));
    console.log(`VS Code ended with ${exit}.`);
  }
  return report(run.results) && exit === 0;
}

/** What stands in for the extension under development while the installed one is tested. */
function emptyExtension(folder) {
  const extension = path.join(folder, "empty-extension");
  mkdirSync(extension, { recursive: true });
  const manifest = {
    name: "empty",
    publisher: "promrules-test",
    version: "0.0.0",
    engines: { vscode: "^1.100.0" },
  };
  writeFileSync(path.join(extension, "package.json"), JSON.stringify(manifest));
  return extension;
}
