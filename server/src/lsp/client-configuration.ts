import type {
  Connection,
  DidChangeConfigurationParams,
  InitializeParams,
  WorkspaceFolder,
  WorkspaceFoldersChangeEvent,
} from "vscode-languageserver";
import type { InitializationOptions } from "../protocol/requests.ts";
import { describeError } from "./answer.ts";
import type { Client } from "./capabilities.ts";
import { register } from "./register.ts";
import type { SettingsStore } from "./settings-store.ts";

/** How long documents may wait for the client to say what its settings are. */
const patience = 1000;

interface Configuring {
  readonly connection: Connection;
  readonly settings: SettingsStore;
  /** Is told whenever other settings may hold by now. */
  readonly changed: () => void;
}

/** Brings the client's settings into the store: asked for where the client answers, else as they are sent. */
export class ClientConfiguration {
  readonly #configuring: Configuring;
  #folders: WorkspaceFolder[] = [];
  #asks = false;

  constructor(configuring: Configuring) {
    this.#configuring = configuring;
  }

  get folders(): readonly WorkspaceFolder[] {
    return this.#folders;
  }

  start(params: InitializeParams, client: Client): void {
    this.#asks = client.configuration;
    this.#folders = params.workspaceFolders ?? folderOfRoot(params);
    this.#takeForAll((params.initializationOptions as InitializationOptions | undefined)?.settings);
  }

  /** Resolves when the settings are there, or when there is no use in waiting any longer. */
  async initialized(client: Client): Promise<void> {
    const { connection } = this.#configuring;
    connection.onDidChangeConfiguration((change) => this.#settingsChanged(change));
    if (client.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders((change) => this.#foldersChanged(change));
    }
    if (client.registersConfiguration) {
      const registerOptions = { section: "promrules" };
      await register(connection, { method: "workspace/didChangeConfiguration", registerOptions });
    }
    await Promise.race([this.#ask(), new Promise((resolve) => setTimeout(resolve, patience).unref())]);
  }

  async #settingsChanged({ settings }: DidChangeConfigurationParams): Promise<void> {
    if (this.#asks) await this.#ask();
    else this.#takeForAll((settings as { promrules?: unknown } | null | undefined)?.promrules);
    this.#configuring.changed();
  }

  async #foldersChanged({ added, removed }: WorkspaceFoldersChangeEvent): Promise<void> {
    const gone = new Set(removed.map(({ uri }) => uri));
    this.#folders = [...this.#folders.filter(({ uri }) => !gone.has(uri)), ...added];
    await this.#ask();
    this.#configuring.changed();
  }

  async #ask(): Promise<void> {
    if (!this.#asks) return;
    const scopes = ["", ...this.#folders.map(({ uri }) => withoutSlash(uri))];
    try {
      const answers: unknown[] = await this.#configuring.connection.sendRequest("workspace/configuration", {
        items: scopes.map((uri) => ({
          section: "promrules",
          ...(uri === "" ? undefined : { scopeUri: uri }),
        })),
      });
      this.#configuring.settings.take(scopes.map((uri, index) => ({ uri, settings: answers[index] })));
    } catch (error) {
      this.#configuring.connection.console.error(`workspace/configuration failed: ${describeError(error)}`);
    }
  }

  #takeForAll(settings: unknown): void {
    this.#configuring.settings.take([{ uri: "", settings }]);
  }
}

/** Older clients name one folder only. */
function folderOfRoot({ rootUri }: InitializeParams): WorkspaceFolder[] {
  return rootUri ? [{ uri: rootUri, name: "" }] : [];
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, "");
}
