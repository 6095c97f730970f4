import type { ChildProcess } from "node:child_process";
import type { ExtensionContext, LogOutputChannel } from "vscode";
import {
  IPCMessageReader,
  IPCMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
  RevealOutputChannelOn,
} from "vscode-languageclient/node";
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
  const client = new LanguageClient("promrules", "Prometheus Rules", connect, options);
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
