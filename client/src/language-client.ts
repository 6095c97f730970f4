import type { ChildProcess } from "node:child_process";
import type { ExtensionContext, LogOutputChannel } from "vscode";
import { IPCMessageReader, IPCMessageWriter } from "vscode-jsonrpc/node";
import {
  BaseLanguageClient,
  type InitializeParams,
  type LanguageClientOptions,
  type MessageTransports,
  RevealOutputChannelOn,
} from "vscode-languageclient";
import {
  type DocumentStatus,
  type InitializationOptions,
  statusNotification,
} from "../../server/src/protocol/requests.ts";
import { documentSelector } from "./document-selector.ts";
import { RestartAfterCrash } from "./restart-after-crash.ts";
import { startServer } from "./server-process.ts";
import { StatusItem } from "./status-item.ts";

export interface RunningClient {
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Start {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  /** The server that is starting already; after a crash further ones are started here. */
  readonly server: ChildProcess;
}

/** Connects to the server, and keeps one running until `stop`. */
export async function startClient({ context, output, server: firstServer }: Start): Promise<RunningClient> {
  const status = new StatusItem();
  context.subscriptions.push(status);

  let server: ChildProcess | undefined = firstServer;
  async function connect(): Promise<MessageTransports> {
    const fresh = server ?? startServer(context.extensionPath, output);
    server = undefined;
    return { reader: new IPCMessageReader(fresh), writer: new IPCMessageWriter(fresh) };
  }

  const initializationOptions: InitializationOptions = { status: true };
  const options: LanguageClientOptions = {
    documentSelector: [...documentSelector],
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    errorHandler: new RestartAfterCrash(() => client.restart()),
  };
  const client = new IpcLanguageClient(connect, options);
  client.onDidChangeState(({ newState }) => status.showState(newState));
  client.onNotification(statusNotification, (document: DocumentStatus) => status.showDocument(document));
  // A server that cannot start is reported by the error handler and by the status item.
  await client.start().catch((error) => output.error(String(error)));
  return {
    restart: () => client.restart(),
    stop: async () => {
      if (client.needsStop()) {
        await client.stop();
      }
    },
  };
}

/** The library's own client for Node knows many ways to start a server, which ours does before it is loaded. */
class IpcLanguageClient extends BaseLanguageClient {
  readonly #connect: () => Promise<MessageTransports>;

  constructor(connect: () => Promise<MessageTransports>, options: LanguageClientOptions) {
    super("promrules", "Prometheus Rules", options);
    this.#connect = connect;
  }

  protected override createMessageTransports(): Promise<MessageTransports> {
    return this.#connect();
  }

  /** The server ends when this process does. */
  protected override fillInitializeParams(params: InitializeParams): void {
    super.fillInitializeParams(params);
    params.processId = process.pid;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}
