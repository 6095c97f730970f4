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
  | "promql"
  | "unknown";

export type DocumentDialect = "prometheus" | "thanos" | "mimir" | "victoriametrics" | "loki";

/** `initializationOptions` of `initialize`; every field may be missing. */
export interface InitializationOptions {
  /** The client wants `promrules/status`. */
  readonly status?: boolean;
  /** Settings for clients that do not answer `workspace/configuration`: what stands below `promrules` elsewhere. */
  readonly settings?: unknown;
}
