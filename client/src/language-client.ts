import type { ChildProcess } from "node:child_process";
import { type Event, EventEmitter, type ExtensionContext, type LogOutputChannel, workspace } from "vscode";
import { IPCMessageReader } from "vscode-jsonrpc/node";
import {
  BaseLanguageClient,
  type InitializeParams,
  type LanguageClientOptions,
  type MessageTransports,
  RevealOutputChannelOn,
  State,
} from "vscode-languageclient";
import {
  type ConfiguredServer,
  type DocumentStatus,
  type InitializationOptions,
  type ProjectChange,
  projectNotification,
  type SecretParams,
  secretRequest,
  serversNotification,
  serversRequest,
  statusNotification,
  trustedNotification,
  type UsedSnapshot,
  usedSnapshotRequest,
} from "../../server/src/protocol/requests.ts";
import type { Credentials } from "./credentials.ts";
import { documentSelector } from "./document-selector.ts";
import { RestartAfterCrash } from "./restart-after-crash.ts";
import { SecretAnswer, SecretWriter } from "./secret-writer.ts";
import { ServerItem } from "./server-item.ts";
import { startServer } from "./server-process.ts";
import { StatusItem } from "./status-item.ts";

export interface RunningClient {
  /** Sends a request of our own; undefined when the server cannot answer. */
  ask<Answer>(method: string, params?: unknown): Promise<Answer | undefined>;
  readonly onProjectChanged: Event<ProjectChange>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

interface Start {
  readonly context: ExtensionContext;
  readonly output: LogOutputChannel;
  readonly credentials: Credentials;
  /** The server that is starting already; after a crash further ones are started here. */
  readonly server: ChildProcess;
}

/** Connects to the server, and keeps one running until `stop`. */
export async function startClient(start: Start): Promise<RunningClient> {
  const { context, output, credentials } = start;
  const status = new StatusItem();
  const serverItem = new ServerItem({
    servers: async (uri) => (await ask<ConfiguredServer[]>(serversRequest, { uri })) ?? [],
    snapshot: async (uri) => (await ask<UsedSnapshot | null>(usedSnapshotRequest, { uri })) ?? undefined,
  });
  const projectChanged = new EventEmitter<ProjectChange>();
  context.subscriptions.push(status, serverItem, projectChanged);

  let server: ChildProcess | undefined = start.server;
  async function connect(): Promise<MessageTransports> {
    const fresh = server ?? startServer(context.extensionPath, output);
    server = undefined;
    return { reader: new IPCMessageReader(fresh), writer: new SecretWriter(fresh) };
  }

  const initializationOptions = (): InitializationOptions => ({
    status: true,
    secrets: true,
    trusted: workspace.isTrusted,
  });
  const options: LanguageClientOptions = {
    documentSelector: [...documentSelector],
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions,
    errorHandler: new RestartAfterCrash(() => client.restart()),
  };
  const client = new IpcLanguageClient(connect, options);
  client.onDidChangeState(({ newState }) => status.showState(newState));
  client.onNotification(statusNotification, (document: DocumentStatus) => {
    status.showDocument(document);
    serverItem.showDocument(document);
  });
  client.onNotification(projectNotification, (change: ProjectChange) => projectChanged.fire(change));
  client.onNotification(serversNotification, () => void serverItem.show());
  client.onRequest(secretRequest, async (name: SecretParams) => {
    // Settings of a workspace that nobody trusts yet must not bring a secret anywhere.
    const secret = workspace.isTrusted ? await credentials.find(name) : undefined;
    return secret === undefined ? null : new SecretAnswer(secret);
  });
  context.subscriptions.push(
    // One that does not run is told when it starts.
    workspace.onDidGrantWorkspaceTrust(() => client.sendNotification(trustedNotification).catch(() => {})),
  );
  // A server that cannot start is reported by the error handler and by the status item.
  await client.start().catch((error) => output.error(String(error)));
  return {
    ask,
    onProjectChanged: projectChanged.event,
    restart: () => client.restart(),
    stop: async () => {
      if (client.needsStop()) {
        await client.stop();
      }
    },
  };

  async function ask<Answer>(method: string, params: unknown = {}): Promise<Answer | undefined> {
    if (client.state !== State.Running) {
      return undefined;
    }
    return client.sendRequest<Answer>(method, params).catch((error) => {
      output.error(String(error));
      return undefined;
    });
  }
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
