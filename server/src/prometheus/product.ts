import type { BuildInfo } from "./prometheus-api.ts";

export interface Product {
  readonly product: "prometheus" | "thanos" | "mimir" | "victoriametrics" | undefined;
  /** As people call it. */
  readonly title: string;
  /** Of the product itself, without a `v` before it. */
  readonly version: string | undefined;
}

/** Which program speaks Prometheus' API here, by what it says of itself and where it is. */
export function productOf({ version, application, revision, goVersion }: BuildInfo, url: string): Product {
  const plain = version?.replace(/^v/, "");
  if (/mimir/i.test(application ?? "") || isGrafanaCloud(url)) {
    const title = isGrafanaCloud(url) ? "Grafana Cloud" : "Mimir";
    return { product: "mimir", title, version: plain };
  }
  // It names a version of Prometheus for Grafana's sake, and nothing else.
  if (plain === "2.24.0" && revision === undefined && goVersion === undefined) {
    return { product: "victoriametrics", title: "VictoriaMetrics", version: undefined };
  }
  if (plain === undefined || (application !== undefined && !/prometheus/i.test(application))) {
    return { product: undefined, title: application ?? "a server of an unknown kind", version: plain };
  }
  // Prometheus can say its version since 2.14, and Thanos has not got beyond 0.
  if (/^0\./.test(plain)) return { product: "thanos", title: "Thanos", version: plain };
  return { product: "prometheus", title: "Prometheus", version: plain };
}

function isGrafanaCloud(url: string): boolean {
  return URL.canParse(url) && /(?:^|\.)grafana\.net$/.test(new URL(url).hostname);
}
