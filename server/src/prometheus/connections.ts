import { readFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import { rootCertificates } from "node:tls";
import { Failure, quoteBriefly } from "./failure.ts";
import { isExceptedFromProxy, withoutBrackets } from "./proxy-exceptions.ts";
import type { ServerSettings, TlsSettings } from "./server-settings.ts";
import { TunnelAgent } from "./tunnel-agent.ts";

/** Where to connect for a URL, and how: directly or by way of the proxy. */
export interface Route {
  readonly options: http.RequestOptions;
  readonly isSecure: boolean;
  /** What only the proxy is to see. */
  readonly headers: http.OutgoingHttpHeaders;
}

/**
 * The connections to one server, kept alive between questions. **Its client certificate is for its own origin alone**: what
 * is asked elsewhere, for a token or after a redirect, goes over connections that have none and always verify.
 */
export class Connections {
  readonly #settings: ServerSettings;
  readonly #origin: string;
  readonly #agents = new Map<string, Promise<http.Agent>>();

  constructor(settings: ServerSettings, origin: string) {
    this.#settings = settings;
    this.#origin = origin;
  }

  async routeTo(url: URL): Promise<Route> {
    const { proxy: settings } = this.#settings;
    const host = withoutBrackets(url.hostname);
    const path = url.pathname + url.search;
    const isSecure = url.protocol === "https:";
    if (settings === undefined || isExceptedFromProxy(url, settings.except)) {
      const agent = await this.#agent(url, undefined);
      return { options: { host, port: url.port, path, agent }, isSecure, headers: {} };
    }
    const proxy = readProxy(settings.url);
    const agent = await this.#agent(url, proxy);
    if (isSecure) return { options: { host, port: url.port || 443, path, agent }, isSecure, headers: {} };
    return {
      // A proxy takes the whole address of what is not encrypted.
      options: {
        host: withoutBrackets(proxy.hostname),
        port: proxy.port,
        path: `${url.origin}${path}`,
        agent,
        setHost: false,
      },
      isSecure: proxy.protocol === "https:",
      headers: { host: url.host, ...proxyAuthorization(proxy) },
    };
  }

  /**
   * Reads certificates again for what is asked from now on. What is under way goes on, and connections that are not used
   * any more close by themselves.
   */
  renew(): void {
    this.#agents.clear();
  }

  #agent(url: URL, proxy: URL | undefined): Promise<http.Agent> {
    const isHome = url.origin === this.#origin;
    const key = [url.protocol, isHome, proxy !== undefined].join();
    const known = this.#agents.get(key);
    if (known !== undefined) return known;
    const made = this.#makeAgent(url.protocol === "https:", isHome, proxy);
    this.#agents.set(key, made);
    // Files that could not be read are tried again, for they may be there by then.
    made.catch(() => this.#agents.delete(key));
    return made;
  }

  async #makeAgent(isSecure: boolean, isHome: boolean, proxy: URL | undefined): Promise<http.Agent> {
    const options = { keepAlive: true, timeout: 60_000 };
    const rejectUnauthorized = this.#settings.proxy?.isVerified ?? true;
    if (!isSecure) {
      return proxy?.protocol === "https:"
        ? new https.Agent({ ...options, rejectUnauthorized })
        : new http.Agent(options);
    }
    const secure = await (isHome ? homeOptions : otherOptions)(this.#settings.tls, this.#origin);
    if (proxy === undefined) return new https.Agent({ ...options, ...secure });
    const connect: https.RequestOptions = {
      method: "CONNECT",
      protocol: proxy.protocol,
      host: withoutBrackets(proxy.hostname),
      port: proxy.port,
      headers: proxyAuthorization(proxy),
      timeout: this.#settings.timeout,
      agent: false,
      rejectUnauthorized,
    };
    return new TunnelAgent({ ...options, ...secure }, connect);
  }
}

function readProxy(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new Failure("misconfigured", "the address of the proxy is not one of http: or https:");
}

function proxyAuthorization({ username, password }: URL): http.OutgoingHttpHeaders {
  if (username === "" && password === "") return {};
  const credentials = `${decodeSafely(username)}:${decodeSafely(password)}`;
  return { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}

/** A `%` in a password is often just that. */
function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function homeOptions(tls: TlsSettings, origin: string): Promise<https.AgentOptions> {
  const [ca, cert, key, passphrase] = await Promise.all([
    readPem(tls.certificateAuthority, "certificate authority"),
    readPem(tls.certificate, "certificate"),
    readPem(tls.key, "key"),
    tls.passphrase?.(origin),
  ]);
  return {
    rejectUnauthorized: tls.isVerified,
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(passphrase !== undefined && { passphrase }),
  };
}

/** Who gives out tokens often has a certificate of the same authority. */
async function otherOptions({ certificateAuthority }: TlsSettings): Promise<https.AgentOptions> {
  const ca = await readPem(certificateAuthority, "certificate authority");
  return ca === undefined ? {} : { ca: [...rootCertificates, ca] };
}

async function readPem(path: string | undefined, what: string): Promise<Buffer | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path);
  } catch {
    const happened = `its ${what} cannot be read from ${quoteBriefly(path)}`;
    throw new Failure("misconfigured", happened, "Check the file and its permissions.");
  }
}
