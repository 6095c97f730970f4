import type { BuildInfo } from "./prometheus-api.ts";

export interface Product {
  readonly product: "prometheus" | "thanos" | "mimir" | "victoriametrics" | undefined;
  /** As people call it. */
  readonly title: string;
  /** Of the product itself, without a `v` before it. */
  readonly version: string | undefined;
}

/** Which program speaks Prometheus' API here, by what it says of itself and where it is. */
export function productOf(
  { version, application, revision, goVersion }: BuildInfo,
  flags: ReadonlyMap<string, string> | undefined,
  url: string,
): Product {
  const plain = version?.replace(/^v/, "");
  const isCloud = URL.canParse(url) && /(?:^|\.)grafana\.net$/.test(new URL(url).hostname);
  if (isCloud || /mimir/i.test(application ?? "")) {
    return { product: "mimir", title: isCloud ? "Grafana Cloud" : "Mimir", version: plain };
  }
  const names = [...(flags?.keys() ?? [])];
  const saysMore = revision !== undefined || goVersion !== undefined;
  // Prometheus has told its version for as long as that begins with 2, and Thanos has not got beyond 0.
  const isThanos = names.some((name) => /^(?:query\.replica-label|objstore\.)/.test(name));
  if (isThanos || (saysMore && plain?.startsWith("0."))) {
    return { product: "thanos", title: "Thanos", version: plain };
  }
  if (
    names.some((name) => /^storage\.(?:tsdb|agent)\.path$/.test(name)) ||
    (saysMore && application === undefined)
  ) {
    return { product: "prometheus", title: "Prometheus", version: plain };
  }
  // It says no more than the version of Prometheus that it wants to be taken for.
  if (plain === "2.24.0" && application === undefined) {
    return { product: "victoriametrics", title: "VictoriaMetrics", version: undefined };
  }
  return { product: undefined, title: application ?? "A server of an unknown kind", version: plain };
}
