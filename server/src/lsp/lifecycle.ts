import {
  type CancellationToken,
  ErrorCodes,
  type MessageConnection,
  ResponseError,
} from "vscode-jsonrpc/node";
import type { InitializeParams, InitializeResult } from "vscode-languageserver-protocol";
import { isRefusal } from "../features/refusal.ts";
import { readClient, serverCapabilities } from "./capabilities.ts";
import type { Manifest } from "./environment.ts";
import { type Handler, type Handlers, handleSafely } from "./handle-safely.ts";
import type { Peer } from "./peer.ts";

/** What answers requests, once it is loaded. */
export interface Server {
  /** The client is ready for requests of ours. */
  initialized(): void;
  readonly requests: Handlers;
  readonly notifications: Handlers;
}

export interface Host {
  readonly manifest: Manifest;
  /** Everything that knows rules is loaded only after `initialize` was answered: an editor waits for that answer. */
  load(peer: Peer, params: InitializeParams): Server;
  exit(code: number): void;
}

/** `RequestCancelled` of the Language Server Protocol. */
const requestCancelled = -32800;

/** `RequestFailed`: nothing is wrong with the request or the server, but there is a reason not to do it. */
const requestFailed = -32803;

/** How often to see whether the editor still lives. */
const parentCheck = 3000;

/** From `initialize` to `exit`. */
export function startServer(connection: MessageConnection, host: Host): void {
  const peer = peerOf(connection);
  let phase: "new" | "running" | "shut down" = "new";
  let params: InitializeParams | undefined;
  let loaded: Server | undefined;
  const server = (): Server => {
    loaded ??= host.load(peer, params!);
    return loaded;
  };
  const leave = (): void => host.exit(phase === "shut down" ? 0 : 1);

  connection.onRequest("initialize", (received: InitializeParams): InitializeResult | ResponseError => {
    if (phase !== "new") return new ResponseError(ErrorCodes.InvalidRequest, "Initialized already.");
    params = { ...received, capabilities: received?.capabilities ?? {} };
    phase = "running";
    if (typeof params.processId === "number") watchProcess(params.processId, leave);
    return {
      capabilities: serverCapabilities(readClient(params.capabilities)),
      serverInfo: { name: "promrules", version: host.manifest.version },
    };
  });
  connection.onNotification("initialized", () => {
    if (phase === "running") server().initialized();
  });
  connection.onRequest("shutdown", () => {
    phase = "shut down";
    return null;
  });
  connection.onNotification("exit", leave);
  connection.onClose(leave);
  connection.onRequest((method, received, token) => {
    if (phase === "new") return new ResponseError(ErrorCodes.ServerNotInitialized, "Not initialized yet.");
    if (phase === "shut down") return new ResponseError(ErrorCodes.InvalidRequest, "Shut down already.");
    if (token.isCancellationRequested) return new ResponseError(requestCancelled, "Cancelled.");
    const handler = handlerOf(server().requests, method);
    if (handler === undefined) {
      return new ResponseError(ErrorCodes.MethodNotFound, `There is no request ${method}.`);
    }
    const isCancelled = (): boolean => token.isCancellationRequested;
    const cancelled = (): AbortSignal => signalOf(token);
    return handleSafely(handler, { method, params: received, isCancelled, cancelled }, peer.log).then(
      (answer) => (isRefusal(answer) ? new ResponseError(requestFailed, answer.reason) : answer),
    );
  });
  connection.onNotification((method, received) => {
    const handler = phase === "running" ? handlerOf(server().notifications, method) : undefined;
    if (handler !== undefined)
      void handleSafely(
        handler,
        { method, params: received, isCancelled: never, cancelled: noSignal },
        peer.log,
      );
  });
  connection.listen();
}

/** A notification cannot be taken back. */
const never = (): boolean => false;
const noSignal = (): AbortSignal => new AbortController().signal;

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

function handlerOf(handlers: Handlers, method: string): Handler | undefined {
  return Object.hasOwn(handlers, method) ? handlers[method] : undefined;
}

export function peerOf(connection: MessageConnection): Peer {
  const notify = (method: string, params: unknown): void => {
    connection.sendNotification(method, params).catch(() => {});
  };
  return {
    notify,
    ask: (method, params) => connection.sendRequest(method, params),
    // 1 is the type of errors.
    log: (message) => notify("window/logMessage", { type: 1, message }),
  };
}

/** An editor that crashed says nothing more; its servers must not outlive it. */
export function watchProcess(id: number, gone: () => void): void {
  const timer = setInterval(() => {
    try {
      process.kill(id, 0);
    } catch (error) {
      // A process that belongs to somebody else lives as well.
      if ((error as NodeJS.ErrnoException).code !== "EPERM") gone();
    }
  }, parentCheck);
  timer.unref();
}
