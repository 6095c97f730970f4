import path from "node:path";
import { FileReader } from "../disk/read-bytes.ts";
import { readCatalogue } from "../disk/read-catalogue.ts";
import { systemMessage } from "../disk/unread.ts";
import { runCommandLine } from "./command-line.ts";
import type { Environment, Manifest, Output } from "./environment.ts";
import { expectLongRun } from "./run-length.ts";

/**
 * The only module that names what lies beside it in `dist`: libraries that are evaluated when first needed,
 * and the server, which the command line starts but never imports.
 */
const environment: Environment = {
  cwd: process.cwd(),
  variables: process.env,
  stdout: outputOn(process.stdout),
  stderr: outputOn(process.stderr),
  readStdin: () => new FileReader().read(0),
  expectLongRun,
  now: () => performance.now(),
  date: () => Date.now(),
  yaml: () => require("./yaml.js"),
  toml: () => require("./toml.js"),
  catalogue: () => readCatalogue(path.join(__dirname, "catalogue.json.br")),
  prometheus: () => {
    const part = require("./prometheus.js") as typeof import("../prometheus/prometheus-part.ts");
    return part.prometheusPart;
  },
  manifest: () => require("../package.json") as Manifest,
  startServer,
};

const outcome = runCommandLine(process.argv.slice(2), environment);
if (typeof outcome === "number") exitWith(outcome);
else void outcome.then(exitWith);

/** Never `process.exit`: it would cut off what a pipe has not taken yet. The server sets a code of its own. */
function exitWith(exitCode: number): void {
  if (exitCode !== 0) process.exitCode = exitCode;
}

/** The server finds how it is connected in the arguments of the process. */
function startServer(): void {
  if (!process.argv.includes("--stdio")) process.argv.push("--stdio");
  require("./server.js");
}

function outputOn(stream: NodeJS.WriteStream): Output {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever reads may have read enough (`promrules check | head`): then the rest is written for nobody.
    if (error.code === "EPIPE" || error.code === "EOF") return;
    process.exitCode = 2;
    if (stream === process.stdout) {
      environment.stderr.write(`promrules: the report cannot be written: ${systemMessage(error)}\n`);
    }
  });
  return {
    write: (text) => {
      if (!stream.destroyed) stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.columns;
    },
  };
}
