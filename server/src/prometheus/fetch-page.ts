import { readText } from "./answer-body.ts";
import type { Result } from "./prometheus-api.ts";
import { textOfUrl } from "./read-server-url.ts";
import type { ServerSettings } from "./server-settings.ts";
import { Transport } from "./transport.ts";

/** More than that no exporter has to say in one page. */
const mostBytes = 100_000_000;
/** As Prometheus asks for what it scrapes: some exporters refuse JSON, and others have another page in JSON. */
const accept = "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.1";
const limits = { requestsInFlight: 1, redirects: 5, queryString: 2000 };

/** A page of a server itself, as an exporter has it at `/metrics`; `url` is of the origin that the settings are for. */
export function fetchPage(settings: ServerSettings, url: URL): Promise<Result<string>> {
  const question = {
    words: "its metrics",
    kind: "metadata",
    endpoint: undefined,
    parameters: [],
    mayPost: false,
    accept,
  } as const;
  return new Transport({ ...settings, name: textOfUrl(url), url: url.href }, limits, Date.now).ask(
    question,
    undefined,
    (body) => readText(body, mostBytes, undefined, Number.POSITIVE_INFINITY),
  );
}
