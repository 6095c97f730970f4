import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly diagnostics?: readonly unknown[];
    readonly items?: unknown[];
  };
  readonly result?: unknown;
}

/** The least that a client has to be, so that what is measured is the server. */
export class LanguageClient {
  readonly #server: ChildProcess;
  readonly #uri: string;
  readonly #answers = new Map<number, (message: Message) => void>();
  #nextId = 1;
  #version = 1;
  #received: Buffer = Buffer.alloc(0);
  #chunks: Buffer[] = [];
  #onDiagnostics: ((count: number) => void) | undefined;

  constructor(command: readonly string[], file: string) {
    this.#uri = pathToFileURL(file).href;
    this.#server = spawn(command[0]!, command.slice(1), { stdio: ["pipe", "pipe", "ignore"] });
    this.#server.stdout!.on("data", (data: Buffer) => this.#receive(data));
  }

  async initialize(): Promise<void> {
    const folder = pathToFileURL(path.dirname(new URL(this.#uri).pathname)).href;
    const capabilities = {
      workspace: { configuration: true },
      textDocument: { synchronization: {}, publishDiagnostics: { versionSupport: true } },
    };
    const { result } = await this.#request("initialize", {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: null,
      capabilities,
    });
    if (result === undefined) throw new Error("The server refused to start.");
    this.#notify("initialized", {});
  }

  /** Returns how many diagnostics came. */
  open(text: string): Promise<number> {
    const textDocument = { uri: this.#uri, languageId: "yaml", version: this.#version, text };
    return this.#diagnosticsAfter(() => this.#notify("textDocument/didOpen", { textDocument }));
  }

  /** Replaces as many characters of a line by a text. */
  edit(place: { line: number; character: number; length: number }, text: string): Promise<number> {
    const { line, character, length } = place;
    const range = { start: { line, character }, end: { line, character: character + length } };
    const textDocument = { uri: this.#uri, version: ++this.#version };
    return this.#diagnosticsAfter(() =>
      this.#notify("textDocument/didChange", { textDocument, contentChanges: [{ range, text }] }),
    );
  }

  /** In MiB; known on Linux only. */
  peakMemory(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#server.pid}/status`, "utf8");
      return Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024;
    } catch {
      return undefined;
    }
  }

  stop(): void {
    this.#server.kill();
  }

  #diagnosticsAfter(act: () => void): Promise<number> {
    const arrived = new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("No diagnostics came within two minutes.")), 120_000);
      this.#onDiagnostics = (count) => {
        clearTimeout(timer);
        resolve(count);
      };
    });
    act();
    return arrived;
  }

  #request(method: string, params: unknown): Promise<Message> {
    const id = this.#nextId++;
    this.#send({ id, method, params });
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  #notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#server.stdin!.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#server.stdin!.write(body);
  }

  #receive(data: Buffer): void {
    this.#chunks.push(data);
    this.#received = this.#chunks.length === 1 ? data : Buffer.concat(this.#chunks);
    for (;;) {
      const header = this.#received.indexOf("\r\n\r\n");
      const length = /Content-Length: (\d+)/i.exec(
        this.#received.toString("latin1", 0, Math.max(0, header)),
      )?.[1];
      const end = header + 4 + Number(length);
      if (header === -1 || length === undefined || this.#received.length < end) break;
      const message = JSON.parse(this.#received.toString("utf8", header + 4, end)) as Message;
      this.#received = this.#received.subarray(end);
      this.#dispatch(message);
    }
    this.#chunks = this.#received.length === 0 ? [] : [this.#received];
  }

  #dispatch({ id, method, params, result }: Message): void {
    if (method === undefined) {
      this.#answers.get(id!)?.({ result });
      this.#answers.delete(id!);
    } else if (id !== undefined) {
      this.#send({ id, result: params?.items?.map(() => null) ?? null });
    } else if (method === "textDocument/publishDiagnostics" && params?.uri === this.#uri) {
      this.#onDiagnostics?.(params.diagnostics?.length ?? 0);
    }
  }
}
