import type { PrometheusApi } from "./prometheus-api.ts";
import type { ServerSettings } from "./server-settings.ts";

/**
 * All that asks servers, in one piece: it is a bundle of its own, loaded when the first server is configured.
 * Whoever needs something from this folder at run time takes it from here, and only types from the modules themselves.
 */
export const prometheusPart: PrometheusPart = {
  createApi: () => {
    throw new Error("There is no client yet.");
  },
};

export interface PrometheusPart {
  createApi(settings: ServerSettings): PrometheusApi;
}
