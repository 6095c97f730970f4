import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import type { LogOutputChannel } from "vscode";

/** Starts the server on the Node that runs this extension; what it prints goes to the output channel. */
export function startServer(extensionPath: string, output: LogOutputChannel): ChildProcess {
  const server = fork(path.join(extensionPath, "dist/server.js"), ["--node-ipc"], {
    silent: true,
    // A debugger that is attached to the extension attaches to the server too; no other flag of VS Code's is passed on.
    execArgv: process.execArgv.some((flag) => flag.startsWith("--inspect")) ? ["--inspect=0"] : [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
  });
  server.stdout?.on("data", (text) => output.info(String(text).trimEnd()));
  server.stderr?.on("data", (text) => output.error(String(text).trimEnd()));
  server.once("error", (error) => output.error(`The server cannot be started: ${error.message}`));
  server.once("exit", (code, signal) =>
    output.info(`The server has ended (${signal ?? `exit code ${code}`}).`),
  );
  return server;
}
