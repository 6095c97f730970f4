import { Failure } from "./failure.ts";
import type { Authentication, Secret, ServerSettings } from "./server-settings.ts";

export interface AccessToken {
  readonly token: string;
  /** As Unix milliseconds; missing when it lasts until it is refused. */
  readonly expiresAt: number | undefined;
}

/** How a token is had for a client's id and secret. */
export type FetchToken = (
  oauth2: Extract<Authentication, { kind: "oauth2" }>,
  secret: string,
) => Promise<AccessToken>;

/** Says who asks, by headers for the server's own origin. What it ever sent, `redact` takes out of texts. */
export class Credentials {
  readonly #settings: ServerSettings;
  readonly #origin: string;
  readonly #fetchToken: FetchToken;
  readonly #now: () => number;
  readonly #secrets = new Set<string>();
  #token: Promise<AccessToken> | undefined;

  constructor(settings: ServerSettings, origin: string, fetchToken: FetchToken, now: () => number) {
    this.#settings = settings;
    this.#origin = origin;
    this.#fetchToken = fetchToken;
    this.#now = now;
    for (const [, value] of settings.headers) this.#hide(value);
  }

  async headers(): Promise<Readonly<Record<string, string>>> {
    const own = this.#settings.headers
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !hopByHop.has(name));
    const authorization = await this.#authorization();
    return {
      ...Object.fromEntries(own),
      ...(authorization !== undefined && { authorization: this.#hide(authorization) }),
    };
  }

  /** Whether asking again after a 401 may go better, since there is another token than the one that was sent. */
  async renew(sent: string | undefined): Promise<boolean> {
    const current = this.#token;
    if (current === undefined) return this.#settings.authentication.kind === "oauth2";
    if (`Bearer ${(await current).token}` === sent && this.#token === current) this.#token = undefined;
    return true;
  }

  /** A server may repeat what it was sent, in what it says about an error. */
  redact(text: string, shortest = 1): string {
    let redacted = text;
    // The longest first: one may hold another.
    for (const secret of [...this.#secrets].sort((a, b) => b.length - a.length)) {
      if (secret.length >= shortest) redacted = redacted.replaceAll(secret, "…");
    }
    return redacted;
  }

  async #authorization(): Promise<string | undefined> {
    const { authentication } = this.#settings;
    switch (authentication.kind) {
      case "none":
        return undefined;
      case "basic": {
        const password = await this.#ask(authentication.password, this.#origin, "password");
        return `Basic ${this.#encode(`${authentication.username}:${password}`)}`;
      }
      case "bearer":
        return `Bearer ${await this.#ask(authentication.token, this.#origin, "token")}`;
      case "oauth2":
        return `Bearer ${await this.#accessToken(authentication)}`;
    }
  }

  async #accessToken(authentication: Extract<Authentication, { kind: "oauth2" }>): Promise<string> {
    const current = this.#token;
    if (current !== undefined) {
      const known = await current;
      if (known.expiresAt === undefined || this.#now() < known.expiresAt) return known.token;
      // Others who waited may have asked for a new one meanwhile.
      if (this.#token !== current) return this.#accessToken(authentication);
    }
    // Questions that come at the same time wait for the same token.
    const fetching = this.#requestToken(authentication);
    this.#token = fetching;
    fetching.catch(() => {
      if (this.#token === fetching) this.#token = undefined;
    });
    return (await fetching).token;
  }

  async #requestToken(authentication: Extract<Authentication, { kind: "oauth2" }>): Promise<AccessToken> {
    const { tokenUrl, clientId, clientSecret } = authentication;
    if (!URL.canParse(tokenUrl)) throw new Failure("misconfigured", "the address of its tokens is none");
    const secret = await this.#ask(clientSecret, new URL(tokenUrl).origin, "client secret");
    this.#encode(`${clientId}:${secret}`);
    this.#hide(encodeURIComponent(secret));
    const token = await this.#fetchToken(authentication, secret);
    this.#hide(token.token);
    return token;
  }

  async #ask(secret: Secret, origin: string, what: string): Promise<string> {
    // Files of secrets end in a line break, which no header may hold.
    const value = (await secret(origin).catch(() => undefined))?.trim();
    if (value !== undefined && value !== "") return this.#hide(value);
    throw new Failure("unauthorized", `no ${what} was entered for ${origin}`, "Enter it and try again.");
  }

  #encode(pair: string): string {
    return this.#hide(Buffer.from(pair).toString("base64"));
  }

  #hide(secret: string): string {
    if (secret !== "") this.#secrets.add(secret);
    return secret;
  }
}

/** What is said of one connection is Node's business, and two lengths of a body are an old way to smuggle a second request. */
const hopByHop: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "keep-alive",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);
