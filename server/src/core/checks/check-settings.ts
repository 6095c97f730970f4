import type { Severity } from "./check.ts";

/** How loud each check is. Immutable, and made once: caches compare its identity. */
export interface CheckSettings {
  /** By id; a check that is not named here keeps its own severity. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
}

export const defaultCheckSettings: CheckSettings = { severities: new Map() };

export function severityOf(
  check: { readonly id: string; readonly severity: Severity },
  settings: CheckSettings,
): Severity | "off" {
  return settings.severities.get(check.id) ?? check.severity;
}
