import type { AlertDefinition } from "./alert-definition.ts";
import { type AlertPreview, type AlertSample, previewAlerts } from "./preview.ts";
import { type PreviewSetup, previewSurroundings } from "./preview-surroundings.ts";

/** What some Alertmanagers get. */
export interface AlertmanagerPreview {
  /** The entries of `alertmanagers` that get the same, counted from 0. */
  readonly entries: readonly number[];
  readonly preview: AlertPreview;
}

/** So many lists of relabel rules are tried; nobody has more. */
const mostDifferent = 20;

/** What each of the Alertmanagers gets; those that get the same are one. Never empty. */
export function previewForAlertmanagers(
  definition: AlertDefinition,
  samples: readonly AlertSample[],
  setup: PreviewSetup,
): readonly AlertmanagerPreview[] {
  const byRules = new Map<string, { readonly entries: number[]; readonly preview: AlertPreview }>();
  const byOutcome = new Map<string, { readonly entries: number[]; readonly preview: AlertPreview }>();
  const alertmanagers = setup.sending?.alertmanagers ?? [undefined];
  for (const [entry, alertmanager] of alertmanagers.entries()) {
    const rules = alertmanager?.alertRelabelConfigs ?? [];
    const key = JSON.stringify(rules, (_, value) => (typeof value === "bigint" ? String(value) : value));
    let same = byRules.get(key);
    if (same === undefined && byRules.size < mostDifferent) {
      const preview = previewAlerts(definition, samples, previewSurroundings(setup, rules));
      const outcome = JSON.stringify(preview.alerts.map(({ posted }) => posted));
      same = byOutcome.get(outcome) ?? { entries: [], preview };
      byOutcome.set(outcome, same);
      byRules.set(key, same);
    }
    same?.entries.push(entry);
  }
  return [...byOutcome.values()];
}
