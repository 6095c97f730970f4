import type { MetricSource } from "../features/metric-source.ts";
import { cachePrometheus } from "./cache-prometheus.ts";
import { collectFacts } from "./collect-facts.ts";
import { createPrometheusApi } from "./create-prometheus-api.ts";
import { fetchPage } from "./fetch-page.ts";
import { LiveMetricSource, type LiveOptions } from "./live-metric-source.ts";
import { type Probe, probe } from "./probe.ts";
import { productOf } from "./product.ts";
import type { PrometheusApi } from "./prometheus-api.ts";
import { proxyFor } from "./proxy-for.ts";
import { readServerSettings } from "./read-server-settings.ts";
import { environmentSecrets } from "./secrets.ts";
import type { ServerSettings } from "./server-settings.ts";

/**
 * All that asks servers, in one piece: it is a bundle of its own, loaded when the first server is configured.
 * Whoever needs something from this folder at run time takes it from here, and only types from the modules themselves.
 */
export const prometheusPart = {
  collectFacts,
  environmentSecrets,
  fetchPage,
  productOf,
  proxyFor,
  readServerSettings,
  /** What the server does not have is told once. */
  createApi: (settings: ServerSettings, tell: (message: string) => void = () => {}): PrometheusApi =>
    cachePrometheus(createPrometheusApi(settings), { onMissing: (_, { message }) => tell(message) }),
  createMetricSource: (api: PrometheusApi, options: LiveOptions): MetricSource =>
    new LiveMetricSource(api, options),
  /** What answers and what is missing, for people. */
  probe: (api: PrometheusApi): Promise<Probe> => probe(api, Date.now()),
};

export type PrometheusPart = typeof prometheusPart;
