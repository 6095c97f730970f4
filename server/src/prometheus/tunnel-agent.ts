import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import tls from "node:tls";
import { Failure } from "./failure.ts";
import { proxyFailure } from "./status-failure.ts";

/** Opens encrypted connections through a proxy, which it asks for a tunnel. */
export class TunnelAgent extends https.Agent {
  readonly #connect: https.RequestOptions;

  /** `connect` says all about the request to the proxy but where the tunnel leads. */
  constructor(options: https.AgentOptions, connect: https.RequestOptions) {
    super(options);
    this.#connect = connect;
  }

  override createConnection(
    options: https.RequestOptions & tls.ConnectionOptions,
    opened: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const host = options.host ?? "";
    const end = `${host.includes(":") ? `[${host}]` : host}:${options.port}`;
    const { request } = this.#connect.protocol === "https:" ? https : http;
    // The callback's type wants a stream beside an error too, which nobody looks at.
    const fail = (error: unknown) => opened(error as Error, undefined as never);
    const asking = request({ ...this.#connect, path: end, headers: { ...this.#connect.headers, host: end } });
    asking.on("error", fail);
    asking.on("timeout", () => asking.destroy(new Failure("timeout", "the proxy does not answer")));
    asking.on("response", (response) => {
      response.resume();
      fail(proxyFailure(response.statusCode ?? 0));
    });
    asking.on("connect", (response: http.IncomingMessage, socket: Socket) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        fail(proxyFailure(response.statusCode ?? 0));
        return;
      }
      socket.setTimeout(0);
      opened(null, tls.connect({ ...options, socket } as tls.ConnectionOptions));
    });
    asking.end();
    return undefined;
  }
}
