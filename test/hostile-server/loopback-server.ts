import http from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";

export interface Received {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface LoopbackServer {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

export type Respond = (
  response: http.ServerResponse,
  received: Received,
  request: http.IncomingMessage,
) => unknown;

interface Serving {
  readonly host?: string;
  readonly tls?: https.ServerOptions;
  /** How a proxy makes a tunnel. */
  readonly connect?: (request: http.IncomingMessage, socket: Socket) => void;
}

/** A server on this machine that does to each request what a test wants. */
export async function serve(
  respond: Respond,
  { host = "127.0.0.1", tls, connect }: Serving = {},
): Promise<LoopbackServer> {
  const received: Received[] = [];
  const handle = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const whole = { method, url, headers, body: Buffer.concat(chunks).toString() };
      received.push(whole);
      respond(response, whole, request);
    });
  };
  const server = tls === undefined ? http.createServer(handle) : https.createServer(tls, handle);
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("tlsClientError", () => {});
  if (connect !== undefined) server.on("connect", connect);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `${tls === undefined ? "http" : "https"}://${name}:${port}`,
    port,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export function sendJson(response: http.ServerResponse, data: unknown, more: object = {}): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ status: "success", data, ...more }));
}
