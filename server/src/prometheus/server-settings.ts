/** What a user configured about one server, checked and complete; where it came from is the business of others. */
export interface ServerSettings {
  /** What the user calls it; its address when it has no name. */
  readonly name: string;
  /** `http:` or `https:`, without credentials; its path is a prefix of every request's. */
  readonly url: string;
  /** Sent with every request, a tenant's among them: `X-Scope-OrgID`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly authentication: Authentication;
  readonly tls: TlsSettings;
  readonly proxy: ProxySettings | undefined;
  /** For one request, in milliseconds. */
  readonly timeout: number;
  /** How far back series are looked for, in milliseconds. */
  readonly lookback: number;
  /** What it may be asked; what is not among it is never sent. */
  readonly asks: ReadonlySet<ServerQuestion>;
}

/** Kinds of questions that a user can forbid: of names and values, of samples, and of how the server is set up. */
export type ServerQuestion = "metadata" | "queries" | "status";

/** Secrets are asked for when they are needed and never kept in settings. Missing: nobody has entered one for this origin. */
export type Authentication =
  | { readonly kind: "none" }
  | { readonly kind: "basic"; readonly username: string; readonly password: Secret }
  | { readonly kind: "bearer"; readonly token: Secret }
  | {
      readonly kind: "oauth2";
      readonly clientId: string;
      readonly clientSecret: Secret;
      readonly tokenUrl: string;
      readonly scopes: readonly string[];
    };

/** `undefined` when there is none for the origin (scheme, host and port) that it is to be sent to. */
export type Secret = (origin: string) => Promise<string | undefined>;

/** Paths of PEM files. */
export interface TlsSettings {
  readonly certificateAuthority: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** Of the key, when it is encrypted. */
  readonly passphrase: Secret | undefined;
  /** False takes any certificate. */
  readonly isVerified: boolean;
}

export interface ProxySettings {
  /** `http://host:port`, credentials in it if any. */
  readonly url: string;
  /** Hosts that are asked directly: `localhost`, `.example.com`, `10.0.0.1:9090`, `*`. */
  readonly except: readonly string[];
  /** Whether the proxy's own certificate is verified. */
  readonly isVerified: boolean;
}
