import type { RequestError, RequestErrorKind, ServerAddress } from "./prometheus-api.ts";

/**
 * Why a question got no answer. It is thrown inside this folder, where much can go wrong in the middle of things, and is
 * made a value before anybody else sees it.
 */
export class Failure extends Error {
  readonly kind: RequestErrorKind;
  /** What goes on after the message, as a whole sentence: what to do. */
  readonly remedy: string;
  readonly retryAt: number | undefined;

  /** `happened` goes on after a colon, and neither of them holds a secret. */
  constructor(kind: RequestErrorKind, happened: string, remedy = "", retryAt?: number) {
    super(happened);
    this.kind = kind;
    this.remedy = remedy;
    this.retryAt = retryAt;
  }
}

/** `words` name what was asked for: "the label names". */
export function toRequestError(thrown: unknown, server: ServerAddress, words: string): RequestError {
  const failure = thrown instanceof Failure ? thrown : fromNode(thrown);
  const isNamed = server.name.replace(/\/+$/, "") !== server.url;
  const name = isNamed ? `${server.name} (${server.url})` : server.url;
  const remedy = failure.remedy === "" ? "" : ` ${failure.remedy}`;
  const message = `Asking ${name} for ${words} failed: ${failure.message}.${remedy}`;
  return { kind: failure.kind, message, ...(failure.retryAt !== undefined && { retryAt: failure.retryAt }) };
}

/** What Node says about connections; of its words only the code is told, since the rest may repeat what we sent. */
function fromNode(thrown: unknown): Failure {
  const code = codeOf(thrown);
  for (const [codes, happened, remedy, kind] of troubles) {
    if (codes.test(code)) return new Failure(kind ?? "unreachable", `${happened} (${code})`, remedy);
  }
  return new Failure("unreachable", `it cannot be reached (${code})`, "Check its address and the network.");
}

const troubles: readonly (readonly [
  codes: RegExp,
  happened: string,
  remedy: string,
  kind?: RequestErrorKind,
])[] = [
  [/^ECONNREFUSED$/, "the connection was refused", "Check that it is running and that its address is right."],
  [/^(ENOTFOUND|EAI_AGAIN)$/, "its host was not found", "Check its address and the network."],
  [/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/, "the connection broke off", "Try again later."],
  [
    /^EPROTO$|WRONG_VERSION|PACKET_LENGTH/,
    "it does not speak TLS",
    "Check whether its address is one of http:.",
  ],
  [/^ERR_INVALID_/, "a header has characters that cannot be sent", "Enter it again.", "misconfigured"],
  [/^(HPE|Z)_/, "the answer is no valid HTTP", "Check its address.", "unreadable"],
  [
    /CERT|^UNABLE_TO_|^ERR_TLS_|^HOSTNAME_/,
    "its certificate is not accepted",
    "Name its certificate authority in its settings.",
  ],
  [/^ERR_(SSL|OSSL)_/, "no encrypted connection came about", "Check the certificates in its settings."],
];

/** Of an error of Node's; empty when it has none. */
function codeOf(thrown: unknown): string {
  const code = typeof thrown === "object" && thrown !== null && "code" in thrown ? thrown.code : undefined;
  return typeof code === "string" ? code : "unknown";
}

/** What a server or a user wrote, as a part of a sentence: on one line, of bounded length, with nothing that moves a cursor. */
export function quoteBriefly(text: string, limit = 200): string {
  const line = text
    .slice(0, limit * 2)
    .replace(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, " ")
    .trim();
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
}
