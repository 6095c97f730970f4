import type { IncomingHttpHeaders } from "node:http";
import { Failure, quoteBriefly } from "./failure.ts";
import type { RequestErrorKind } from "./prometheus-api.ts";

interface FailedAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The beginning of the body. */
  readonly answer: string;
  /** The origin, when it is not the server's own. */
  readonly where: string | undefined;
  readonly now: number;
  /** Takes out what it repeats of what it was sent; to be done before anything is cut short, and where nothing is escaped. */
  redact(text: string): string;
}

/** What an answer with a status that is no success means. */
export function failureOfStatus({ status, headers, answer, where, now, redact }: FailedAnswer): Failure {
  const { errorType, text } = wordsOf(answer, redact);
  const kind = kindOf(status, errorType, text);
  const said = text === "" ? "" : `: ${text}`;
  const at = where === undefined ? "it" : `it redirects to ${where}, which`;
  switch (kind) {
    case "unauthorized":
      return status === 407
        ? proxyFailure(status)
        : new Failure(kind, `${at} does not let us (${status})`, unauthorizedRemedy(status, where));
    case "missing":
      return new Failure(
        kind,
        `${at} does not have this endpoint (${status})`,
        "Check the path of its address if it should.",
      );
    case "busy": {
      const retryAt = readRetryAfter(headers["retry-after"], now);
      const wait = retryAt === undefined ? "a while" : `${Math.ceil((retryAt - now) / 1000)} s`;
      return new Failure(
        kind,
        `${at} is too busy (${status})${said}`,
        `It can be asked again after ${wait}.`,
        retryAt,
      );
    }
    case "refused":
      return new Failure(kind, `${at} rejects the question (${status})${said}`);
  }
  return kind === "timeout"
    ? new Failure(kind, `${at} took too long itself (${status})${said}`, "Ask for less.")
    : new Failure(kind, `${at} answers with an error (${status})${said}`, "Its log may tell more.");
}

/** What a proxy says of itself, whether it was asked for an answer or for a tunnel. */
export function proxyFailure(status: number): Failure {
  return status === 407
    ? new Failure(
        "unauthorized",
        "the proxy wants to know who asks (407)",
        "Write a name and a password into its address.",
      )
    : new Failure(
        "unreachable",
        `the proxy opens no way to it (${status})`,
        "Check the settings of the proxy.",
      );
}

/** Mirrors the error types of web/api/v1. */
export function kindOfErrorType(errorType: unknown): RequestErrorKind {
  switch (errorType) {
    case "bad_data":
    case "execution":
      return "refused";
    case "timeout":
      return "timeout";
    case "unavailable":
      return "busy";
    case "not_found":
      return "missing";
  }
  return "failed";
}

function kindOf(status: number, errorType: string | undefined, text: string): RequestErrorKind {
  switch (status) {
    case 401:
    case 403:
    case 407:
      return "unauthorized";
    case 404:
    case 405:
    case 410:
    case 501:
      return "missing";
    case 408:
    case 504:
      return "timeout";
    case 429:
      return "busy";
    case 503:
      return errorType === "timeout" ? "timeout" : "busy";
    case 400:
      // VictoriaMetrics says so of every path that it does not know.
      return /^unsupported path requested/.test(text) ? "missing" : "refused";
  }
  if (status < 400) return "unreadable";
  return status < 500 ? "refused" : "failed";
}

function unauthorizedRemedy(status: number, where: string | undefined): string {
  if (where !== undefined)
    return "Credentials are sent to its own address only: set the one that it redirects to.";
  return status === 401 ? "Enter its credentials." : "Check what its credentials allow.";
}

/** Prometheus' own words, or the first line of what a proxy said. */
function wordsOf(
  answer: string,
  redact: FailedAnswer["redact"],
): { errorType: string | undefined; text: string } {
  try {
    const read: unknown = JSON.parse(answer);
    if (typeof read === "object" && read !== null) {
      const { errorType, error, message } = read as Readonly<Record<string, unknown>>;
      const text = [error, message].find((each) => typeof each === "string") ?? "";
      return {
        errorType: typeof errorType === "string" ? errorType : undefined,
        text: quoteBriefly(redact(text as string)),
      };
    }
  } catch {
    // Not every error is told in JSON.
  }
  const start = answer.trimStart();
  return {
    errorType: undefined,
    text: start.startsWith("<") ? "" : quoteBriefly(redact(start).split(/[\r\n]/, 1)[0]!),
  };
}

/** Seconds, or a date; no longer than an hour, whatever a server says. */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const at = /^\s*\d+\s*$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.min(Math.max(at, now), now + 3_600_000);
}
