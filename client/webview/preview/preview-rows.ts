import type {
  LabelOrigin,
  PreviewedAlert,
  PreviewedLabel,
  PreviewResult,
  SampleInput,
} from "../../../server/src/protocol/alerting.ts";

const origins: Readonly<Record<LabelOrigin, string>> = {
  series: "the series",
  group: "the group",
  rule: "the rule",
  alertname: "the name of the rule",
  external: "external_labels",
  relabelling: "alert_relabel_configs",
};

export function originOf({ origin }: PreviewedLabel): string {
  return origins[origin];
}

/** What became of a label beside having its value; what others wrote is quoted. */
export function remarksOf({ overwrote, isDropped, value }: PreviewedLabel): string[] {
  const remarks = overwrote.map(
    (other) => `overwrote ${JSON.stringify(other.value)} of ${origins[other.origin]}`,
  );
  if (isDropped) {
    remarks.push(value === "" ? "not sent, because it is empty" : "not sent, because relabelling drops it");
  }
  return remarks;
}

export function headingOf({ isSent, isHeld, value }: PreviewedAlert): string {
  const heading = isHeld
    ? `Held by keep_firing_for, with the last value ${value}`
    : `With the value ${value}`;
  return isSent ? heading : `${heading}: not sent`;
}

/** What keeps a preview from being made or sent: what was typed, or what Prometheus says. */
export function troubleOf({ mistake, error }: PreviewResult): string | undefined {
  if (mistake !== undefined) return mistake;
  return error === undefined ? undefined : `Prometheus drops the evaluation and sends nothing: ${error}`;
}

export type SampleSource = "live" | "past" | "target" | "text";

/** What the fields of the page say; `problem` is what is still missing. */
export function sampleOf(
  source: SampleSource,
  fields: {
    readonly target: Readonly<Record<string, string>> | undefined;
    readonly value: string;
    readonly time: string;
    readonly text: string;
  },
): { readonly sample: SampleInput; readonly at?: number } | { readonly problem: string } {
  const { target, value, time, text } = fields;
  switch (source) {
    case "text":
      return { sample: { kind: "text", text } };
    case "target":
      return target === undefined
        ? { problem: "Choose a target." }
        : { sample: { kind: "target", labels: target, value } };
    case "live":
      return { sample: { kind: "live", ...(target && { labels: target }) } };
    case "past": {
      const at = new Date(time).getTime();
      if (Number.isNaN(at)) return { problem: "Choose a time." };
      return { sample: { kind: "live", ...(target && { labels: target }) }, at };
    }
  }
}
