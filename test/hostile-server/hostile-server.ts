import { test } from "node:test";
import { type ApiOptions, createPrometheusApi } from "../../server/src/prometheus/create-prometheus-api.ts";
import type { PrometheusApi, Result } from "../../server/src/prometheus/prometheus-api.ts";
import type { ServerSettings } from "../../server/src/prometheus/server-settings.ts";
import { type LoopbackServer, type Respond, serve } from "./loopback-server.ts";

/** A test with servers that are closed at its end. */
export function serverTest(title: string, run: (start: typeof serve) => Promise<void>): void {
  test(title, { timeout: 60_000 }, async () => {
    const servers: LoopbackServer[] = [];
    try {
      await run(async (respond, serving) => {
        const server = await serve(respond, serving);
        servers.push(server);
        return server;
      });
    } finally {
      await Promise.all(servers.map((server) => server.close()));
    }
  });
}

export function settingsFor(url: string, more: Partial<ServerSettings> = {}): ServerSettings {
  return {
    name: url,
    url,
    headers: [],
    authentication: { kind: "none" },
    tls: {
      certificateAuthority: undefined,
      certificate: undefined,
      key: undefined,
      passphrase: undefined,
      isVerified: true,
    },
    proxy: undefined,
    timeout: 20_000,
    lookback: 3_600_000,
    asks: new Set(["metadata", "queries", "status"]),
    ...more,
  };
}

export function ask(
  url: string,
  more: Partial<ServerSettings> = {},
  options: ApiOptions = {},
): PrometheusApi {
  return createPrometheusApi(settingsFor(url, more), options);
}

/** What came of a question, in one line. */
export function told(result: Result<unknown>): string {
  return result.ok ? `ok: ${JSON.stringify(result.value)}` : `${result.error.kind}: ${result.error.message}`;
}

/** One of each method. */
export const everyQuestion: readonly ((
  api: PrometheusApi,
  signal?: AbortSignal,
) => Promise<Result<unknown>>)[] = [
  (api, signal) => api.labelNames({}, signal),
  (api, signal) => api.labelValues("job", {}, signal),
  (api, signal) => api.streamLabelValues("job", {}, () => true, signal),
  (api, signal) => api.series({ matches: ["up"] }, signal),
  (api, signal) => api.metadata(undefined, signal),
  (api, signal) => api.targets(signal),
  (api, signal) => api.rules(signal),
  (api, signal) => api.alerts(signal),
  (api, signal) => api.query("up", undefined, signal),
  (api, signal) => api.queryRange("up", { start: 0, end: 1000, step: 1000 }, signal),
  (api, signal) => api.buildInfo(signal),
  (api, signal) => api.flags(signal),
  (api, signal) => api.config(signal),
  (api, signal) => api.runtimeInfo(signal),
  (api, signal) => api.formatQuery("up", signal),
];

/** The kinds of trouble that a server makes of every question. */
export async function kindsFrom(start: typeof serve, respond: Respond, timeout = 20_000): Promise<string> {
  const { url } = await start(respond);
  const api = ask(url, { timeout });
  const results = await Promise.all(everyQuestion.map((question) => question(api)));
  return [...new Set(results.map((result) => (result.ok ? "ok" : result.error.kind)))].sort().join(", ");
}
