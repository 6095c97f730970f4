import { compareNames } from "../labels/label-builder.ts";
import { utf8Bytes } from "../labels/md5.ts";
import { goQuote } from "../text/go-quote.ts";
import type { PostedAlert } from "./preview.ts";

/** What of Alertmanager's configuration is in a webhook. */
export interface WebhookRoute {
  readonly receiver: string;
  /** `group_by`; without any, all alerts are one group. */
  readonly groupBy: readonly string[];
  /** The address of Alertmanager. */
  readonly externalUrl: string;
}

type Labels = Readonly<Record<string, string>>;

/** What Alertmanager sends to the address of a `webhook_config`, version 4. The order of the fields is that of the JSON. */
export interface WebhookMessage {
  readonly receiver: string;
  readonly status: "firing";
  readonly alerts: readonly WebhookAlert[];
  readonly groupLabels: Labels;
  readonly commonLabels: Labels;
  readonly commonAnnotations: Labels;
  readonly externalURL: string;
  readonly version: "4";
  readonly groupKey: string;
  readonly truncatedAlerts: 0;
}

interface WebhookAlert {
  readonly status: "firing";
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly generatorURL: string;
  readonly fingerprint: string;
}

/** One message for each group of alerts. */
export function webhookMessages(
  alerts: readonly PostedAlert[],
  route: WebhookRoute,
): readonly WebhookMessage[] {
  const groups = new Map<string, PostedAlert[]>();
  const groupsByAll = route.groupBy.includes("...");
  for (const alert of alerts) {
    const names = groupsByAll ? Object.keys(alert.labels) : route.groupBy;
    const labels = Object.fromEntries(
      [...names].sort(compareNames).flatMap((name) => {
        const value = Object.hasOwn(alert.labels, name) ? alert.labels[name]! : undefined;
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const key = JSON.stringify(labels);
    groups.set(key, [...(groups.get(key) ?? []), alert]);
  }
  return [...groups].map(([key, group]) => messageOf(JSON.parse(key) as Labels, group, route));
}

function messageOf(
  groupLabels: Labels,
  alerts: readonly PostedAlert[],
  { receiver, externalUrl }: WebhookRoute,
): WebhookMessage {
  const pairs = Object.entries(groupLabels).map(([name, value]) => `${name}=${goQuote(value)}`);
  return {
    receiver,
    status: "firing",
    alerts: alerts.map(({ labels, annotations, startsAt, generatorURL }) => ({
      status: "firing",
      labels,
      annotations,
      startsAt: startsAt.replace(/\.?0*Z$/, "Z"),
      // When it ends is not told of an alert that has not ended.
      endsAt: "0001-01-01T00:00:00Z",
      generatorURL,
      fingerprint: fingerprintOf(labels),
    })),
    groupLabels,
    commonLabels: commonOf(alerts.map(({ labels }) => labels)),
    commonAnnotations: commonOf(alerts.map(({ annotations }) => annotations)),
    externalURL: externalUrl,
    version: "4",
    groupKey: `{}:{${pairs.join(", ")}}`,
    truncatedAlerts: 0,
  };
}

function commonOf([first, ...others]: readonly Labels[]): Labels {
  const common = Object.entries(first ?? {}).filter(([name, value]) =>
    others.every((each) => Object.hasOwn(each, name) && each[name] === value),
  );
  return Object.fromEntries(common);
}

/** Mirrors `LabelSet.Fingerprint` of prometheus/common: FNV-1a over names and values. */
function fingerprintOf(labels: Labels): string {
  let hash = 0xcbf29ce484222325n;
  const add = (byte: number): void => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  };
  for (const name of Object.keys(labels).sort(compareNames)) {
    for (const byte of utf8Bytes(name)) add(byte);
    add(255);
    for (const byte of utf8Bytes(labels[name]!)) add(byte);
    add(255);
  }
  return hash.toString(16).padStart(16, "0");
}
