import type { AlertmanagerConfig, PrometheusConfig, RelabelList } from "../files/scrape-config.ts";
import type { LabelSet } from "../labels/label-set.ts";
import type { RelabelConfig } from "../labels/relabel-config.ts";
import { mayBecome, partsOfValue, type ValuePart } from "./external-value.ts";

/** What a configuration says about alerts that are sent. */
export interface AlertSending {
  readonly externalLabels: LabelSet;
  /** Those external labels whose values depend on the environment of the server. */
  readonly dependentLabels: ReadonlyMap<string, readonly ValuePart[]>;
  /** As many as there are entries of `alertmanagers`; one where there is none. */
  readonly alertmanagers: readonly AlertmanagerSending[];
  /** In milliseconds; missing where it is the default. */
  readonly evaluationInterval: number | undefined;
}

/** What becomes of alerts on their way to the Alertmanagers of one entry. */
export interface AlertmanagerSending {
  /** What people know it by: its targets, or how they are discovered. */
  readonly name: string;
  readonly alertRelabelConfigs: readonly RelabelConfig[];
}

/** Where Prometheus says that it is when nobody says otherwise, but for the name of the machine. */
export const localUrl = "http://localhost:9090";

/** How many alerts Prometheus posts at most in one request. */
export const mostPosted = 256;

/** The address as Prometheus takes it: without slashes at its end. */
export function externalUrlOf(text: string): string {
  return text.replace(/\/+$/, "");
}

/** `isFilledIn`: it is the configuration as a server tells it, which has no variables any more. */
export function sendingOf(config: PrometheusConfig, isFilledIn = false): AlertSending {
  const externalLabels = new Map<string, string>();
  const dependentLabels = new Map<string, readonly ValuePart[]>();
  for (const { name, text } of config.externalLabels?.labels ?? []) {
    const parts = isFilledIn ? [text] : partsOfValue(text);
    const known = parts.every((part) => typeof part === "string") ? parts.join("") : undefined;
    if (known === undefined) dependentLabels.set(name.value, parts);
    else if (known !== "") externalLabels.set(name.value, known);
  }
  const ofAll = rulesOf(config.alertRelabelConfigs);
  const alertmanagers = (config.alertmanagers ?? []).map((each, at) => ({
    name: nameOf(each) ?? `number ${at + 1}`,
    alertRelabelConfigs: [...ofAll, ...rulesOf(each.alertRelabelConfigs)],
  }));
  return {
    externalLabels,
    dependentLabels,
    alertmanagers: alertmanagers.length > 0 ? alertmanagers : [{ name: "", alertRelabelConfigs: ofAll }],
    evaluationInterval: config.evaluationInterval?.milliseconds || undefined,
  };
}

/** What a file says, with the values that a server tells where the file leaves them to the environment. */
export function completedSending(
  written: AlertSending | undefined,
  told: AlertSending | undefined,
): AlertSending | undefined {
  if (written === undefined || told === undefined) return written ?? told;
  const externalLabels = new Map(written.externalLabels);
  const dependentLabels = new Map(written.dependentLabels);
  for (const [name, parts] of written.dependentLabels) {
    const value = told.externalLabels.get(name);
    if (value === undefined || !mayBecome(parts, value)) continue;
    externalLabels.set(name, value);
    dependentLabels.delete(name);
  }
  return { ...written, externalLabels, dependentLabels };
}

/** Rules that Prometheus refuses do nothing here. */
function rulesOf(list: RelabelList | undefined): readonly RelabelConfig[] {
  return (list?.rules ?? []).filter(({ isValid }) => isValid).map((rule) => rule.config);
}

const mostNamed = 3;

function nameOf({ staticConfigs, targetFiles, discoveries }: AlertmanagerConfig): string | undefined {
  const names = [
    ...staticConfigs.flatMap(({ targets }) => targets.map(({ value }) => value)),
    ...targetFiles.map(({ value }) => value),
    ...discoveries.map(({ sd }) => `${sd}_sd_configs`),
  ];
  if (names.length === 0) return undefined;
  return names.slice(0, mostNamed).join(", ") + (names.length > mostNamed ? ", …" : "");
}
