import type { Connection } from "vscode-languageserver";

export interface Registration {
  readonly method: string;
  readonly registerOptions: unknown;
}

/** Asks the client to send notifications of a kind; only for clients that said that they can be asked. */
export async function register(connection: Connection, registration: Registration): Promise<void> {
  const registrations = [{ id: `promrules ${registration.method}`, ...registration }];
  await connection.sendRequest("client/registerCapability", { registrations });
}
