import type { PrometheusApi } from "../../prometheus/prometheus-api.ts";
import type { Environment } from "../environment.ts";
import { openServer, type PrometheusOptions } from "../prometheus-options.ts";

export interface Connected {
  readonly api: PrometheusApi;
  /** How far back series count, in milliseconds. */
  readonly lookback: number;
}

/** The server that the options name, or why it cannot be asked. */
export function connect(options: PrometheusOptions, environment: Environment): Connected | string {
  const opened = openServer(options, environment);
  if (opened?.kind === "opened") {
    return { api: opened.api, lookback: opened.settings.lookback };
  }
  return opened?.message ?? "No server is named.";
}
