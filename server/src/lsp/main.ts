import { readFileSync } from "node:fs";
import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
} from "vscode-languageserver/node";
import { createRegexCompiler } from "../core/regex/re2.ts";
import { describeError } from "./answer.ts";
import { serve } from "./server.ts";

const connection = connect();
process.on("uncaughtException", (error) => connection.console.error(describeError(error)));
process.on("unhandledRejection", (error) => connection.console.error(describeError(error)));

/** The only module that names what lies beside it in `dist`. */
serve(connection, {
  yaml: () => require("./yaml.js"),
  regex: createRegexCompiler(() => require("./re2.js") as typeof import("re2js")),
  manifest: () => require("../package.json"),
  readText,
});

/** Over what the command line says: `--stdio`, `--node-ipc`, `--socket=PORT`, `--pipe=NAME`; without any, over what is there. */
function connect(): Connection {
  if (/--(?:stdio|node-ipc|socket|pipe)\b/.test(process.argv.slice(2).join(" "))) return createConnection();
  if (process.send !== undefined) {
    return createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  }
  return createConnection(process.stdin, process.stdout);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
