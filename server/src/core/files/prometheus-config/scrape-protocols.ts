import type { ConfigFinding } from "./config-finding.ts";
import { scrapeProtocols } from "./config-struct.ts";
import type { ConfigStruct } from "./config-value.ts";
import { isPlaceholder } from "./placeholder.ts";

/** What is said against a format that Prometheus does not know; case matters. */
export function unknownProtocol(name: string): string | undefined {
  if (scrapeProtocols.includes(name) || isPlaceholder(name)) return undefined;
  return `unknown scrape protocol ${name}, supported: [${scrapeProtocols.join(" ")}]`;
}

/** Mirrors `validateAcceptScrapeProtocols`; where the list stands is said by the caller. */
export function listFinding(holder: ConfigStruct): ConfigFinding | undefined {
  const field = "scrape_protocols";
  if (!holder.has(field)) return undefined;
  const items = holder.items(field);
  if (items.length === 0) return { field, message: "scrape_protocols cannot be empty" };
  const names = items.map(({ value }) => (value?.kind === "text" ? value.field.value : ""));
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    const { span } = items[index]!.node;
    if (seen.has(name.toLowerCase())) {
      return { span, message: `duplicated protocol in scrape_protocols, got [${names.join(" ")}]` };
    }
    const unknown = unknownProtocol(name);
    if (unknown !== undefined) return { span, message: `scrape_protocols: ${unknown}` };
    seen.add(name.toLowerCase());
  }
  return undefined;
}
