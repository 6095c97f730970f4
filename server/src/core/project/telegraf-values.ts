import type { TelegrafMeasurement } from "../catalogue/catalogue-data.ts";
import { splitHostPort } from "../files/telegraf/split-host-port.ts";
import {
  entryOf,
  type TelegrafPlugin,
  type TelegrafTable,
  type TelegrafValue,
} from "../files/telegraf/telegraf-config.ts";
import type { Span } from "../text/span.ts";

/** A text, and where the configuration says it; nowhere where the input does by itself. */
export interface ConfiguredText {
  readonly value: string;
  readonly span?: Span;
}

/** The values of a tag that a plugin takes from its options, as far as they are known. */
export function configuredValues({ name, settings }: TelegrafPlugin, tag: string): readonly ConfiguredText[] {
  if (name === "net_response" && (tag === "server" || tag === "port")) return addressPart(settings, tag);
  const [option, preset] = (takenFrom[`${name}.${tag}`] ?? "").split("=");
  const found = option ? entryOf(settings, option)?.value : undefined;
  if (found !== undefined) return [...textsOf(found)];
  return preset === undefined ? [] : [{ value: preset }];
}

/** By plugin and tag, the option that the tag is taken from, with what it is where nobody sets it. */
const takenFrom: Readonly<Record<string, string>> = {
  "dns_query.domain": "domains=.",
  "dns_query.record_type": "record_type=NS",
  "dns_query.server": "servers",
  "http_response.method": "method=GET",
  "http_response.server": "urls=http://localhost",
  "net_response.protocol": "protocol",
  "ping.url": "urls",
};

function addressPart(settings: TelegrafTable, part: "server" | "port"): readonly ConfiguredText[] {
  const address = entryOf(settings, "address")?.value;
  const split = address?.kind === "string" ? splitHostPort(address.value) : undefined;
  if (split === undefined || split.error !== undefined) return [];
  return [{ value: part === "port" ? split.port : split.host || "localhost", span: address!.span }];
}

function* textsOf(value: TelegrafValue): Iterable<ConfiguredText> {
  if (value.kind === "string") yield value;
  if (value.kind === "list") for (const item of value.items) if (item.kind === "string") yield item;
}

/** What a label says that comes with a code: `result` with `result_code` has the names of the codes for values. */
export function namesOfCodes({ fields }: Pick<TelegrafMeasurement, "fields">, label: string): string[] {
  const code = `${label.replace(/_type$/, "")}_code`;
  return Object.keys(fields.find(({ name }) => name === code)?.codes ?? {});
}
