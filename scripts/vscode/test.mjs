// The suite of test/vscode in a real VS Code.
//   node scripts/vscode/test.mjs                               in the desktop VS Code, which is downloaded
//   node scripts/vscode/test.mjs --server [--vscode 1.139]     in VS Code's server, with a headless Chromium
//   … --server --vsix FILE                                     the packaged extension instead of the source tree
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { lowestVersion } from "./install.mjs";
import { runInDesktop } from "./run-in-desktop.mjs";
import { runInServer } from "./run-in-server.mjs";
import { buildSuite, root } from "./suite.mjs";

const { values } = parseArgs({
  options: {
    server: { type: "boolean", default: false },
    vscode: { type: "string" },
    vsix: { type: "string" },
  },
});

if (values.vsix === undefined) {
  execFileSync(process.execPath, ["esbuild.mjs"], { cwd: root, stdio: "inherit" });
}
await buildSuite();
const passed = values.server
  ? await runInServer({ version: values.vscode ?? lowestVersion, vsix: values.vsix })
  : await runInDesktop({ version: values.vscode ?? "stable" });
process.exitCode = passed ? 0 : 1;
