import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { serverPaths } from "./install.mjs";

/** Without an extension gallery nothing is looked up on the network. */
const offline = { EXTENSIONS_GALLERY: "{}" };

/** The user's settings in tests: nothing that moves, asks or looks things up. */
const quietSettings = {
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
};

/** Installs a VSIX into a folder of extensions. */
export function installVsix(version, vsix, extensionsFolder) {
  const { node, main } = serverPaths(version);
  const flags = ["--accept-server-license-terms", "--server-data-dir", `${extensionsFolder}-data`];
  const extension = ["--extensions-dir", extensionsFolder, "--install-extension", path.resolve(vsix)];
  execFileSync(node, [main, ...flags, ...extension], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...offline },
  });
}

/** Starts VS Code's own server on a free port of this machine; workspaces are trusted unless somebody wants to be asked. */
export async function startVscodeServer({
  version,
  settings = {},
  flags = [],
  env = {},
  asksForTrust = false,
}) {
  const { node, main } = serverPaths(version);
  const dataFolder = mkdtempSync(path.join(tmpdir(), "promrules-vscode-"));
  // code-server keeps the user's settings on the server's side.
  mkdirSync(path.join(dataFolder, "data/User"), { recursive: true });
  const userSettings = JSON.stringify({ ...quietSettings, ...settings });
  writeFileSync(path.join(dataFolder, "data/User/settings.json"), userSettings);

  const address = ["--host", "127.0.0.1", "--port", "0", "--without-connection-token"];
  const consent = ["--accept-server-license-terms", "--telemetry-level", "off"];
  if (!asksForTrust) consent.push("--disable-workspace-trust");
  // Newer VS Codes ignore the extension under development in the page's address without the smoke test driver.
  const testing = ["--enable-smoke-test-driver", "--server-data-dir", dataFolder];
  const child = spawn(node, [main, ...address, ...consent, ...testing, ...flags], {
    env: { ...process.env, ...offline, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own: extension hosts and file watchers are to end with the server.
    detached: true,
  });
  const killGroup = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const killAtExit = () => killGroup("SIGKILL");
  process.once("exit", killAtExit);

  async function stop() {
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      killGroup("SIGTERM");
      const timer = setTimeout(() => killGroup("SIGKILL"), 5000);
      await ended;
      clearTimeout(timer);
    }
    killGroup("SIGKILL");
    process.off("exit", killAtExit);
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }).catch(() => {});
  }

  try {
    const port = await listeningPort(child);
    return {
      port,
      remoteUri: (file) => `vscode-remote://127.0.0.1:${port}${file}`,
      /** What the extension and its server have written to their output channel. */
      output: () => readOutput(path.join(dataFolder, "data/logs")),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function readOutput(logs) {
  const files = readdirSync(logs, { recursive: true }).filter((file) =>
    file.endsWith("Prometheus Rules.log"),
  );
  return files.map((file) => readFileSync(path.join(logs, file), "utf8")).join("\n");
}

/** The port that the server prints once it listens. */
function listeningPort(child) {
  return new Promise((resolve, reject) => {
    let log = "";
    const fail = (what) => reject(new Error(`VS Code's server ${what}:\n${log}`));
    const timer = setTimeout(() => fail("did not start within a minute"), 60_000);
    const read = (text) => {
      log += text;
      const [, port] = /Extension host agent listening on (\d+)/.exec(log) ?? [];
      if (port !== undefined) {
        clearTimeout(timer);
        resolve(Number(port));
      }
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`ended with exit code ${code}`);
    });
  });
}
