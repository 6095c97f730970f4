import type { PrometheusConfig } from "../files/scrape-config.ts";
import type { LabelSet } from "../labels/label-set.ts";
import type { RelabelConfig } from "../labels/relabel-config.ts";

/** What a configuration says about alerts that are sent. */
export interface AlertSending {
  readonly externalLabels: LabelSet;
  readonly alertRelabelConfigs: readonly RelabelConfig[];
  /** In milliseconds; missing where it is the default. */
  readonly evaluationInterval: number | undefined;
}

/** Where Prometheus says that it is when nobody says otherwise, but for the name of the machine. */
export const localUrl = "http://localhost:9090";

/** How many alerts Prometheus posts at most in one request. */
export const mostPosted = 256;

/** The address as Prometheus takes it: without slashes at its end. */
export function externalUrlOf(text: string): string {
  return text.replace(/\/+$/, "");
}

export function sendingOf(config: PrometheusConfig): AlertSending {
  const labels = config.externalLabels?.labels ?? [];
  // Others than the first Alertmanager may get other labels.
  const [alertmanager] = config.alertmanagers ?? [];
  const rules = [...(config.alertRelabelConfigs?.rules ?? []), ...(alertmanager?.rules ?? [])];
  return {
    externalLabels: new Map(
      labels.filter(({ text }) => text !== "").map(({ name, text }) => [name.value, text]),
    ),
    alertRelabelConfigs: rules.filter(({ isValid }) => isValid).map((rule) => rule.config),
    evaluationInterval: config.evaluationInterval?.milliseconds || undefined,
  };
}
