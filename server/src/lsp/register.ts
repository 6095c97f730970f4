import type { Peer } from "./peer.ts";

export interface Registration {
  readonly method: string;
  readonly registerOptions: unknown;
}

/** Asks the client to send notifications of a kind; only for clients that said that they can be asked. */
export async function register(peer: Peer, registration: Registration): Promise<void> {
  const registrations = [{ id: `promrules ${registration.method}`, ...registration }];
  await peer.ask("client/registerCapability", { registrations });
}
