import { readText } from "./answer-body.ts";
import type { Result } from "./prometheus-api.ts";
import type { ServerSettings } from "./server-settings.ts";
import { Transport } from "./transport.ts";

/** More than that no exporter has to say in one page. */
const mostBytes = 100_000_000;
const limits = { requestsInFlight: 1, redirects: 5, queryString: 2000 };

/** The page at the address of a server itself, as an exporter has it at `/metrics`. */
export function fetchPage(settings: ServerSettings): Promise<Result<string>> {
  const question = {
    words: "its metrics",
    kind: "metadata",
    endpoint: undefined,
    parameters: [],
    mayPost: false,
  } as const;
  return new Transport(settings, limits, Date.now).ask(question, undefined, (body) =>
    readText(body, mostBytes, undefined, Number.POSITIVE_INFINITY),
  );
}
