import type { PrometheusApi } from "../../prometheus/prometheus-api.ts";
import type { Environment } from "../environment.ts";
import { openServer, type PrometheusOptions } from "../prometheus-options.ts";

/** The server that the options name, or why it cannot be asked. */
export function connect(options: PrometheusOptions, environment: Environment): PrometheusApi | string {
  const opened = openServer(options, environment);
  if (opened?.kind === "opened") return opened.api;
  return opened?.message ?? "No server is named.";
}
