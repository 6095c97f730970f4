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
import type { SentSettings } from "./settings-store.ts";

interface Configuring {
  readonly peer: Peer;
  /** Takes what the client sent: for each folder of the workspace, with an empty address for the rest, and its proxy. */
  readonly take: (settings: readonly SentSettings[], proxy: unknown) => void;
  /** Is told whenever other settings may hold by now. */
  readonly changed: () => void;
}

/** What VS Code calls its proxy; each by itself, because a secret is among its other settings below `http`. */
const proxySections = ["http.proxy", "http.noProxy", "http.proxyStrictSSL", "http.proxySupport"];

/** Brings the client's settings into the store: asked for where the client answers, else as they are sent. */
export class ClientConfiguration {
  readonly #configuring: Configuring;
  readonly #asks: boolean;
  #folders: WorkspaceFolder[];
  /** Counts questions. */
  #asked = 0;
  /** The newest one that was answered: what comes to an older one was so before. */
  #taken = 0;

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
    const registerOptions = { section: ["promrules", ...proxySections] };
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
    const asked = ++this.#asked;
    const scopes = ["", ...this.#folders.map(({ uri }) => withoutSlash(uri))];
    const { peer, take, changed } = this.#configuring;
    const ours = scopes.map((uri) => ({
      section: "promrules",
      ...(uri === "" ? undefined : { scopeUri: uri }),
    }));
    const answers = await peer.ask<unknown[]>("workspace/configuration", {
      items: [...ours, ...proxySections.map((section) => ({ section }))],
    });
    if (asked < this.#taken) return;
    this.#taken = asked;
    take(
      scopes.map((uri, index) => ({ uri, settings: answers?.[index] })),
      Object.fromEntries(
        proxySections.map((section, index) => [section.slice(5), answers?.[ours.length + index]]),
      ),
    );
    changed();
  }

  #takeForAll(settings: unknown): void {
    this.#configuring.take([{ uri: "", settings }], undefined);
  }
}

/** Older clients name one folder only. */
function folderOfRoot({ rootUri }: InitializeParams): WorkspaceFolder[] {
  return rootUri ? [{ uri: rootUri, name: "" }] : [];
}

function withoutSlash(uri: string): string {
  return uri.replace(/\/$/, "");
}
