/**
 * What client and server say to each other beyond the Language Server Protocol.
 * Method names begin with `promrules/`; a client that knows none of them works as well.
 */

/**
 * Server to client, a notification with `DocumentStatus`: after a document was opened or analysed again, when anything in it changed.
 * Sent only to clients that ask for it by `InitializationOptions.status`. After `didClose` nothing more is sent for the document.
 */
export const statusNotification = "promrules/status";

/** What the status item shows of one open document. */
export interface DocumentStatus {
  readonly uri: string;
  /** The version of the document that was analysed, as `didOpen` and `didChange` numbered it. */
  readonly version: number;
  readonly kind: DocumentKind;
  readonly dialect: DocumentDialect;
  /** False when the expressions are no PromQL (dialects with a language of their own), so that they are not checked. */
  readonly expressionsChecked: boolean;
  /** How many problems the document has, also those above the number that is published. */
  readonly problems: ProblemCounts;
}

export interface ProblemCounts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
}

/** What a document is, told from its content; `unknown` is every document that is none of ours. */
export type DocumentKind =
  | "rule-file"
  | "kubernetes-rules"
  | "kubernetes-monitors"
  | "prometheus-config"
  | "target-file"
  | "unit-test"
  | "alertmanager-config"
  | "telegraf-config"
  | "promrules-config"
  | "own-metrics"
  | "promql"
  | "unknown";

export type DocumentDialect = "prometheus" | "thanos" | "mimir" | "victoriametrics" | "loki";

/** `initializationOptions` of `initialize`; every field may be missing. */
export interface InitializationOptions {
  /** The client wants `promrules/status`. */
  readonly status?: boolean;
  /** Settings for clients that do not answer `workspace/configuration`: what stands below `promrules` elsewhere. */
  readonly settings?: unknown;
  /** The client answers `promrules/secret`; else secrets are taken from the environment. */
  readonly secrets?: boolean;
  /** False when the user has not said that the workspace is to be trusted: no server is asked then. */
  readonly trusted?: boolean;
}

/**
 * Client to server, a request with `FileParams`, answered with `ConfiguredServer[]`: the Prometheus servers that the
 * settings of the file's folder name, and how each of them is. Without an address it is about files outside of folders.
 */
export const serversRequest = "promrules/servers";

/** Server to client, a notification without parameters: `promrules/servers` has other answers now. Sent as `status` is. */
export const serversNotification = "promrules/serversChanged";

/**
 * Server to client, a notification with `ProjectChange`, after a pause: what files of the workspace say together is
 * something else now, so what was asked of one file may have another answer. Sent as `status` is.
 */
export const projectNotification = "promrules/projectChanged";

export interface ProjectChange {
  /** The documents whose new versions are behind it; none where it is something else, as files on disk. */
  readonly uris: readonly string[];
}

/** Client to server, a request with `FileParams`, answered with a `ConnectionTest`; null when no server serves the file. */
export const testConnectionRequest = "promrules/testConnection";

/** Client to server, a request without parameters: forgets all that servers have said, and asks again. */
export const clearCacheRequest = "promrules/clearCache";

/**
 * Client to server, a request with `FileParams`, answered with a `SnapshotAnswer`: what the server of the file knows of
 * all rules of the workspace that it serves. Writing it is the business of the client.
 */
export const snapshotRequest = "promrules/snapshot";

export interface SnapshotAnswer {
  /** What the file is to hold; missing when no snapshot could be taken. */
  readonly text?: string;
  /** The path that `promrules.yaml` names for it, absolute; missing when it names none. */
  readonly path?: string;
  /** What went wrong, for people: not everything is a reason not to write the rest. */
  readonly troubles: readonly string[];
}

/**
 * Client to server, a request with `FileParams`, answered with the `UsedSnapshot` that stands in for a server of the
 * file; null where a server serves it, or nothing is named that can be read. Also news when servers are.
 */
export const usedSnapshotRequest = "promrules/usedSnapshot";

export interface UsedSnapshot {
  readonly path: string;
  /** Unix milliseconds. */
  readonly taken: number;
  /** Of which server. */
  readonly server: string;
}

/** Client to server, a notification without parameters: the workspace is trusted by now. */
export const trustedNotification = "promrules/trusted";

/**
 * Server to client, a request with `SecretParams`, answered with the secret, or null when none was entered for that
 * origin. Sent only to clients that say `InitializationOptions.secrets`.
 */
export const secretRequest = "promrules/secret";

/** Which file something is about, by its address. */
export interface FileParams {
  readonly uri?: string;
}

export interface ConfiguredServer {
  /** What the settings call it; its address when they do not. */
  readonly name: string;
  readonly url: string;
  /** Whether this is the one that serves the file. */
  readonly servesFile: boolean;
  /** For people: `Prometheus 2.53.1`; missing when it is not known. */
  readonly product?: string;
  /** Missing when nothing is wrong, as far as is known. */
  readonly trouble?: ServerTrouble;
  /** The secrets that it may ask for. */
  readonly secrets: readonly SecretParams[];
}

export interface ServerTrouble {
  /** For people, without any secret. */
  readonly message: string;
  readonly kind: "settings" | "untrusted" | "credentials" | "connection";
}

export interface ConnectionTest {
  readonly server: string;
  readonly works: boolean;
  /** For people: what answers and what is missing. */
  readonly lines: readonly string[];
}

/** Names a secret. It is sent to its origin (scheme, host and port) alone, so another origin has another secret. */
export interface SecretParams {
  /** What the settings call the server; empty when they do not. */
  readonly server: string;
  readonly kind: SecretKind;
  readonly origin: string;
}

export type SecretKind = "password" | "token" | "clientSecret" | "passphrase";
