// Opens the example workspace in VS Code with the extension loaded: in the VS Code of this machine, else in one that is
// downloaded, else in VS Code's server, to be looked at with a browser.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { workbenchUrl } from "./vscode/browser.mjs";
import { install, lowestVersion, newestVersion } from "./vscode/install.mjs";
import { startVscodeServer } from "./vscode/server.mjs";

const root = path.resolve(import.meta.dirname, "..");
const examples = path.join(root, "examples");

execFileSync(process.execPath, ["esbuild.mjs"], { cwd: root, stdio: "inherit" });
if (!openInstalled() && !(await openDownloaded())) {
  await openInBrowser();
}

function openInstalled() {
  const name = process.platform === "win32" ? "code.cmd" : "code";
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const program = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  return program !== undefined && openWith(program);
}

async function openDownloaded() {
  try {
    return openWith(await downloadAndUnzipVSCode("stable"));
  } catch (error) {
    console.log(`VS Code cannot be downloaded (${error.message}), so it is opened for a browser.`);
    return false;
  }
}

function openWith(program) {
  const flags = ["--new-window", `--extensionDevelopmentPath=${root}`, examples];
  const { status } = spawnSync(program, flags, { stdio: "inherit", shell: process.platform === "win32" });
  return status === 0;
}

async function openInBrowser() {
  // The newest one brings its own Node along, as a package for this platform.
  const version = process.platform === "linux" && process.arch === "x64" ? newestVersion : lowestVersion;
  install(version);
  const settings = { "git.enabled": true };
  const server = await startVscodeServer({ version, settings });
  const payload = [["extensionDevelopmentPath", server.remoteUri(root)]];
  console.log(
    `\nVS Code ${version} is running. Open this address in a browser, and end it here with Ctrl+C:\n`,
  );
  console.log(`  ${workbenchUrl(server.port, examples, payload)}\n`);
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, async () => {
      await server.stop();
      process.exit(0);
    });
  }
}
