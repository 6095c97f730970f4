import path from "node:path";
import {
  createMessageConnection,
  createServerPipeTransport,
  createServerSocketTransport,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { expandGlob } from "../disk/expand-glob.ts";
import { findInSteps } from "../disk/find-files.ts";
import { readCatalogue } from "../disk/read-catalogue.ts";
import { readHead } from "../disk/read-head.ts";
import { readTextFile } from "../disk/read-text.ts";
import type { Environment } from "./environment.ts";
import { describeError } from "./handle-safely.ts";
import { peerOf, startServer, watchProcess } from "./lifecycle.ts";

/** The only module that names what lies beside it in `dist`. */
const environment: Environment = {
  yaml: () => require("./yaml.js") as typeof import("yaml"),
  toml: () => require("./toml.js") as typeof import("toml-eslint-parser"),
  catalogue: () => readCatalogue(path.join(__dirname, "catalogue.json.br")),
  manifest: require("../package.json"),
  prometheus: () => {
    const part = require("./prometheus.js") as typeof import("../prometheus/prometheus-part.ts");
    return part.prometheusPart;
  },
  variables: process.env,
  disk: { readText: readTextFile, readHead, findFiles: findInSteps, filesMatching: expandGlob },
  warmsUp: true,
};

const [reader, writer] = transport(process.argv.slice(2));
const log = (message: string): void => peerOf(connection).log(message);
const connection = createMessageConnection(reader, writer, {
  error: log,
  warn: log,
  info: log,
  log: () => {},
});
process.on("uncaughtException", (error) => log(describeError(error)));
process.on("unhandledRejection", (error) => log(describeError(error)));
startServer(connection, {
  manifest: environment.manifest,
  load: (peer, params) => {
    const { createServer } = require("./analysis.js") as typeof import("./server.ts");
    return createServer(peer, params, environment);
  },
  exit: (code) => process.exit(code),
});

/** What the command line says: `--stdio`, `--node-ipc`, `--socket=PORT`, `--pipe=NAME`; without any, whatever is there. */
function transport(args: readonly string[]): [MessageReader, MessageWriter] {
  const option = (name: string): string | undefined => {
    const index = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`));
    return index === -1 ? undefined : (args[index]!.split("=")[1] ?? args[index + 1]);
  };
  const parent = Number(option("--clientProcessId"));
  if (parent > 0) watchProcess(parent, () => process.exit(1));
  const port = Number(option("--socket"));
  if (port > 0) return createServerSocketTransport(port);
  const pipe = option("--pipe");
  if (pipe !== undefined) return createServerPipeTransport(pipe);
  const isForked = process.send !== undefined && !args.includes("--stdio");
  if (args.includes("--node-ipc") || isForked) {
    return [new IPCMessageReader(process), new IPCMessageWriter(process)];
  }
  return [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
}
