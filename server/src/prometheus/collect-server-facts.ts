import type { ConfigFacts } from "../core/facts/config-facts.ts";
import type { ServerFacts } from "../core/facts/facts.ts";
import { parseDuration } from "../core/promql/duration.ts";
import type { Asking } from "./asking.ts";
import { productOf } from "./product.ts";
import type { BuildInfo } from "./prometheus-api.ts";

const unknownBuild: BuildInfo = { version: undefined, application: undefined };

type Flags = ReadonlyMap<string, string>;

/** How the server is set up, as far as it says so; `undefined` when it says nothing at all. */
export async function collectServerFacts(
  asking: Asking,
  readConfig: (text: string) => ConfigFacts | undefined,
): Promise<ServerFacts | undefined> {
  const [buildInfo, flags, text, runtime] = await Promise.all([
    asking.ask("server", (api, signal) => api.buildInfo(signal)),
    asking.ask("server flags", (api, signal) => api.flags(signal)),
    asking.ask("server config", (api, signal) => api.config(signal)),
    asking.ask("server runtime", (api, signal) => api.runtimeInfo(signal)),
  ]);
  if (asking.outage !== undefined) return undefined;
  if (buildInfo === undefined && flags === undefined && text === undefined && runtime === undefined) {
    return undefined;
  }
  const config = text === undefined ? undefined : readConfig(text);
  const { product, version } = productOf(buildInfo ?? unknownBuild, flags, asking.url);
  return {
    product,
    // Of a program that is not known, a version tells nothing.
    version: product && version,
    features: flags && featuresOf(flags),
    retention: retentionOf(runtime?.storageRetention, flags, config),
    externalLabels: config?.externalLabels,
    ...(config?.relabelledExternalLabels && { relabelledExternalLabels: config.relabelledExternalLabels }),
    scrapeIntervals: config?.scrapeIntervals,
    evaluationInterval: config?.evaluationInterval,
  };
}

function featuresOf(flags: Flags): ReadonlySet<string> {
  const names = (flags.get("enable-feature") ?? "").split(/[\s,[\]]+/);
  return new Set(names.filter((name) => name !== ""));
}

/** What a size limits besides is kept for no longer. What is read from elsewhere may be kept for ever. */
function retentionOf(
  runtime: string | undefined,
  flags: Flags | undefined,
  config: ConfigFacts | undefined,
): number | undefined {
  if (config?.readsRemotely === true) return undefined;
  const [time = ""] = (runtime ?? flags?.get("storage.tsdb.retention.time") ?? "").split(" or ");
  const parsed = parseDuration(time);
  return parsed.ok && parsed.milliseconds > 0 ? parsed.milliseconds : undefined;
}
