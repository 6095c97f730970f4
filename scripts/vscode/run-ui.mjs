// The tests of test/ui: VS Code's window in a headless browser.
//   node scripts/vscode/run-ui.mjs [PART OF A FILE NAME] [--vscode 1.139] [--vsix FILE]
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { bundleProgram } from "../bundle-program.mjs";
import { launchBrowserServer, workbenchUrl } from "./browser.mjs";
import { install, newestVersion } from "./install.mjs";
import { installVsix, startVscodeServer } from "./server.mjs";
import { prepareRun, root } from "./suite.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { vscode: { type: "string", default: newestVersion }, vsix: { type: "string" } },
});

install(values.vscode);
const run = prepareRun(`${values.vscode}-ui`);
const cautiousRun = prepareRun(`${values.vscode}-cautious-ui`);
const flags = [];
if (values.vsix === undefined) {
  execFileSync(process.execPath, ["esbuild.mjs"], { cwd: root, stdio: "inherit" });
} else {
  const extensions = path.join(run.folder, "extensions");
  installVsix(values.vscode, values.vsix, extensions);
  flags.push("--extensions-dir", extensions);
}
mkdirSync(path.join(root, "out/screenshots"), { recursive: true });
const names = readdirSync(path.join(root, "test/ui")).filter(
  (file) => file.endsWith(".test.ts") && file.includes(positionals[0] ?? ""),
);
const programs = names.map((name) => path.join(root, "out/ui", name.replace(/\.ts$/, ".mjs")));
for (const [index, name] of names.entries()) {
  await bundleProgram({ entryPoints: [path.join(root, "test/ui", name)] }, programs[index]);
}

/** The screenshots are for people to look at. */
const settings = {
  "workbench.colorTheme": "Default Dark Modern",
  "editor.minimap.enabled": false,
  "explorer.compactFolders": false,
};
const server = await startVscodeServer({ version: values.vscode, settings, flags });
const cautious = await startVscodeServer({
  version: values.vscode,
  settings: { ...settings, "security.workspace.trust.startupPrompt": "never" },
  flags,
  asksForTrust: true,
});
const browser = await launchBrowserServer();
try {
  const addressOf = (vscode, { workspace }) => {
    const payload = values.vsix === undefined ? [["extensionDevelopmentPath", vscode.remoteUri(root)]] : [];
    return workbenchUrl(vscode.port, workspace, payload);
  };
  const env = {
    ...process.env,
    PROMRULES_BROWSER: browser.wsEndpoint(),
    PROMRULES_WORKBENCH: addressOf(server, run),
    PROMRULES_CAUTIOUS_WORKBENCH: addressOf(cautious, cautiousRun),
    PROMRULES_WORKSPACE: run.workspace,
    PROMRULES_CAUTIOUS_WORKSPACE: cautiousRun.workspace,
  };
  const tests = spawn(
    process.execPath,
    ["--enable-source-maps", "--test", "--test-concurrency=1", ...programs],
    {
      cwd: root,
      env,
      stdio: "inherit",
    },
  );
  process.exitCode = await new Promise((resolve) => tests.once("exit", (code) => resolve(code ?? 1)));
} finally {
  await browser.close();
  await Promise.all([server.stop(), cautious.stop()]);
  run.clean();
  cautiousRun.clean();
}
