import { PassThrough } from "node:stream";
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CompletionList,
  createMessageConnection,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { metricCatalogue } from "../../scripts/metric-catalogue.mjs";
import { globMatches } from "../../server/src/core/text/glob.ts";
import type { Environment } from "../../server/src/lsp/environment.ts";
import { startServer } from "../../server/src/lsp/lifecycle.ts";
import type { Disk, FileHead } from "../../server/src/lsp/project-files.ts";
import { createServer } from "../../server/src/lsp/server.ts";
import { type PrometheusPart, prometheusPart } from "../../server/src/prometheus/prometheus-part.ts";
import type { DocumentStatus } from "../../server/src/protocol/requests.ts";
import { testReadOptions } from "./read-options.ts";

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SessionOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  readonly workspaceFolders?: InitializeParams["workspaceFolders"];
  /** Takes the codes that the server exits with. */
  readonly exits?: number[];
  /** Texts of files on disk by their paths. */
  readonly disk?: Readonly<Record<string, string>>;
  /** What asks servers, in place of what does in the product. */
  readonly prometheus?: Partial<PrometheusPart>;
  /** The variables of its environment. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Answers to requests of the server, by method. */
  readonly answers?: Readonly<Record<string, (params: never) => unknown>>;
}

/** A client with a server in the same process: what an editor does, in a line each. */
export class Session {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  readonly log: string[] = [];
  readonly published: Published[] = [];
  readonly statuses: DocumentStatus[] = [];
  readonly #versions = new Map<string, number>();
  readonly #toServer: PassThrough;
  #news: () => void = () => {};

  static async start(options: SessionOptions = {}): Promise<Session> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const environment: Environment = {
      yaml: testReadOptions.yaml,
      toml: testReadOptions.toml!,
      catalogue: metricCatalogue,
      prometheus: () => ({ ...prometheusPart, ...options.prometheus }),
      variables: options.variables ?? {},
      manifest: { version: "1.2.3", repository: "github:somebody/promrules" },
      disk: diskOf(options.disk ?? {}),
      warmsUp: false,
    };
    startServer(
      createMessageConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
      {
        manifest: environment.manifest,
        load: (peer, params) => createServer(peer, params, environment),
        exit: (code) => options.exits?.push(code),
      },
    );
    const connection = createProtocolConnection(
      new StreamMessageReader(toClient),
      new StreamMessageWriter(toServer),
    );
    for (const [method, answer] of Object.entries(options.answers ?? {})) {
      connection.onRequest(method, (params) => answer(params as never));
    }
    connection.listen();
    const initialized = await connection.sendRequest<InitializeResult>("initialize", {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? {},
      workspaceFolders: options.workspaceFolders ?? null,
      initializationOptions: options.initializationOptions,
    });
    const session = new Session(connection, initialized, toServer);
    await connection.sendNotification("initialized", {});
    return session;
  }

  private constructor(connection: ProtocolConnection, initialized: InitializeResult, toServer: PassThrough) {
    this.#toServer = toServer;
    this.connection = connection;
    this.initialized = initialized;
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.onNotification("promrules/status", (status: DocumentStatus) => {
      this.statuses.push(status);
      this.#news();
    });
    connection.onNotification("textDocument/publishDiagnostics", (published: Published) => {
      this.published.push(published);
      this.#news();
    });
  }

  async open(uri: string, text: string, languageId = "yaml"): Promise<void> {
    this.#versions.set(uri, 1);
    await this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  /** Replaces the text between two places, each `line:character` from 0. */
  async edit(uri: string, from: string, to: string, text: string): Promise<number> {
    return this.change(uri, [{ range: { start: positionOf(from), end: positionOf(to) }, text }]);
  }

  async change(uri: string, contentChanges: readonly unknown[]): Promise<number> {
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    return version;
  }

  async close(uri: string): Promise<void> {
    await this.notify("textDocument/didClose", { textDocument: { uri } });
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Sends notifications so that they arrive at the same time, as when the server was busy. */
  notifyTogether(notifications: readonly { readonly method: string; readonly params: unknown }[]): void {
    const messages = notifications.map((each) => JSON.stringify({ jsonrpc: "2.0", ...each }));
    const framed = messages.map((text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    this.#toServer.write(framed.join(""));
  }

  ask<Result>(method: string, params: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  /** Asks, and takes it back before there is an answer. */
  async askCancelled(method: string, params: unknown): Promise<void> {
    const source = new CancellationTokenSource();
    const asked = this.connection.sendRequest(method, params, source.token);
    setTimeout(() => source.cancel(), 30);
    await asked.catch(() => {});
  }

  /** Asks about a place of a document, `line:character` from 0. */
  askAt<Result>(method: string, uri: string, place: string): Promise<Result> {
    return this.ask(`textDocument/${method}`, { textDocument: { uri }, position: positionOf(place) });
  }

  /** Asks about a whole document. */
  askAbout<Result>(method: string, uri: string): Promise<Result> {
    return this.ask(`textDocument/${method}`, { textDocument: { uri } });
  }

  async labelsAt(uri: string, place: string): Promise<string[]> {
    const list = await this.askAt<CompletionList | null>("completion", uri, place);
    return (list?.items ?? []).map(({ label }) => label);
  }

  /** The diagnostics of a version of a document, once they are published. */
  async diagnostics(uri: string, version = this.#versions.get(uri)): Promise<readonly Diagnostic[]> {
    const isIt = (each: Published): boolean => each.uri === uri && each.version === version;
    await this.until(() => this.published.some(isIt));
    return this.published.findLast(isIt)!.diagnostics;
  }

  async cleared(uri: string): Promise<void> {
    await this.until(() => this.published.findLast((each) => each.uri === uri)?.diagnostics.length === 0);
  }

  async status(uri: string, isIt: (status: DocumentStatus) => boolean): Promise<DocumentStatus> {
    const found = (): DocumentStatus | undefined =>
      this.statuses.findLast((each) => each.uri === uri && isIt(each));
    await this.until(() => found() !== undefined);
    return found()!;
  }

  /** Waits until something that the server sends makes it true. */
  async until(isDone: () => boolean): Promise<void> {
    const deadline = Date.now() + 5000;
    while (!isDone()) {
      if (Date.now() > deadline) throw new Error(`Nothing came. The log: ${this.log.join("\n")}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        this.#news = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

function positionOf(place: string): { line: number; character: number } {
  const [line, character] = place.split(":").map(Number);
  return { line: line!, character: character! };
}

/** So short that most texts go on. */
const headLength = 40;

function headOf(text: string | undefined): FileHead | undefined {
  if (text === undefined) return undefined;
  return { text: text.slice(0, headLength), isWhole: text.length <= headLength };
}

export function diskOf(files: Readonly<Record<string, string>>): Disk {
  const paths = (): string[] => Object.keys(files);
  return {
    readText: (path) => files[path],
    readHead: (path) => headOf(files[path]),
    *findFiles(folder) {
      yield;
      return paths().filter((path) => path.startsWith(`${folder}/`));
    },
    filesMatching: (glob) => paths().filter((path) => globMatches(glob, path.split("/").slice(1))),
  };
}
