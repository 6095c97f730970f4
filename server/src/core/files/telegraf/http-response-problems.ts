import { goQuote } from "../../text/go-quote.ts";
import type { ReadProblem } from "../rule-file.ts";
import { invalidTelegrafConfig } from "./problem-ids.ts";
import { entryOf, type TelegrafPlugin } from "./telegraf-config.ts";

/** What the plugin refuses of its URLs (plugins/inputs/http_response/http_response.go). */
export function* httpResponseProblems({ settings }: TelegrafPlugin): Iterable<ReadProblem> {
  const urls = entryOf(settings, "urls")?.value;
  if (urls?.kind !== "list") return;
  for (const item of urls.items) {
    if (item.kind !== "string") continue;
    if (/^https?:/i.test(item.value)) continue;
    const message = `Telegraf does not start: could not initialize input inputs.http_response: ${goQuote(item.value)} is not a valid address: only http and https types are supported. \`inputs.net_response\` tries TCP and UDP ports.`;
    yield { check: invalidTelegrafConfig, span: item.span, message };
  }
}
