import type { AlertPreview } from "../alerting/preview.ts";

export const noAlertInWords = "The expression returns nothing, so no alert fires for it now.";

/** What is to be said of alerts that only `keep_firing_for` holds, if there are any. */
export function heldInWords({ alerts }: AlertPreview): string | undefined {
  const count = alerts.filter(({ isHeld }) => isHeld).length;
  if (count === 0) return undefined;
  const [what, them] = count === 1 ? ["1 alert", "it"] : [`${count} alerts`, "them"];
  return `The expression no longer returns ${what}: \`keep_firing_for\` alone holds ${them}, as the server made ${them} last.`;
}
