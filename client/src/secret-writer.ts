import { IPCMessageWriter, type Message } from "vscode-jsonrpc/node";

/** A secret as the answer to a request. Logs of messages are for bug reports: whoever writes it as JSON gets none of it. */
export class SecretAnswer {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  reveal(): string {
    return this.#secret;
  }

  toJSON(): string {
    return "…";
  }
}

/** Writes to the server what messages say, secrets included: all that logs them does so before. */
export class SecretWriter extends IPCMessageWriter {
  override write(message: Message & { readonly result?: unknown }): Promise<void> {
    const { result } = message;
    return super.write(result instanceof SecretAnswer ? withResult(message, result.reveal()) : message);
  }
}

function withResult(message: Message, result: string): Message & { readonly result: string } {
  return { ...message, result };
}
