import type {
  DidChangeConfigurationParams,
  DidChangeWorkspaceFoldersParams,
  InitializeParams,
  WorkspaceFolder,
  WorkspaceFoldersChangeEvent,
} from "vscode-languageserver-protocol";
import type { InitializationOptions } from "../protocol/requests.ts";
import type { Client } from "./capabilities.ts";
import type { Handlers } from "./handle-safely.ts";
import type { Peer } from "./peer.ts";
import { register } from "./register.ts";
import type { SettingsStore } from "./settings-store.ts";

interface Configuring {
  readonly peer: Peer;
  readonly settings: SettingsStore;
  /** Is told whenever other settings may hold by now. */
  readonly changed: () => void;
}

/** Brings the client's settings into the store: asked for where the client answers, else as they are sent. */
export class ClientConfiguration {
  readonly #configuring: Configuring;
  readonly #asks: boolean;
  #folders: WorkspaceFolder[];

  constructor(configuring: Configuring, params: InitializeParams, client: Client) {
    this.#configuring = configuring;
    this.#asks = client.configuration;
    this.#folders = params.workspaceFolders ?? folderOfRoot(params);
    this.#takeForAll((params.initializationOptions as InitializationOptions | undefined)?.settings);
  }

  get folders(): readonly WorkspaceFolder[] {
    return this.#folders;
  }

  handlers(): Handlers {
    return {
      "workspace/didChangeConfiguration": (change: DidChangeConfigurationParams) =>
        this.#settingsChanged(change),
      "workspace/didChangeWorkspaceFolders": ({ event }: DidChangeWorkspaceFoldersParams) =>
        this.#foldersChanged(event),
    };
  }

  /** Resolves when the settings are there. */
  async initialized(client: Client): Promise<void> {
    const registerOptions = { section: "promrules" };
    const registering = client.registersConfiguration
      ? register(this.#configuring.peer, { method: "workspace/didChangeConfiguration", registerOptions })
      : undefined;
    await Promise.all([registering, this.#ask()]);
  }

  async #settingsChanged({ settings }: DidChangeConfigurationParams): Promise<void> {
    if (this.#asks) return this.#ask();
    this.#takeForAll((settings as { promrules?: unknown } | null | undefined)?.promrules);
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
    const { peer, settings, changed } = this.#configuring;
    const answers = await peer.ask<unknown[]>("workspace/configuration", {
      items: scopes.map((uri) => ({ section: "promrules", ...(uri === "" ? undefined : { scopeUri: uri }) })),
    });
    settings.take(scopes.map((uri, index) => ({ uri, settings: answers?.[index] })));
    changed();
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
