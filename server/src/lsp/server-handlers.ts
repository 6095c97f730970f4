import type { FindSecret } from "../prometheus/secrets.ts";
import {
  clearCacheRequest,
  type FileParams,
  secretRequest,
  serversRequest,
  testConnectionRequest,
  trustedNotification,
} from "../protocol/requests.ts";
import type { Handlers } from "./handle-safely.ts";
import type { Peer } from "./peer.ts";
import type { Servers } from "./servers.ts";

/** What the editor's commands and its status item ask about servers. */
export function serverRequests(servers: Servers): Handlers {
  return {
    [serversRequest]: (params: FileParams | undefined) => servers.configuredFor(params?.uri ?? ""),
    [testConnectionRequest]: (params: FileParams | undefined) => servers.test(params?.uri ?? ""),
    [clearCacheRequest]: () => servers.clear(),
  };
}

export function serverNotifications(servers: Servers): Handlers {
  return { [trustedNotification]: () => servers.trust() };
}

/** Secrets that the client keeps. */
export function secretsOfClient(peer: Peer): FindSecret {
  return async (name) => {
    const secret: unknown = await peer.ask(secretRequest, name).catch(() => undefined);
    return typeof secret === "string" && secret !== "" ? secret : undefined;
  };
}
