import { type RelabelFields, relabelActionSummaries } from "../../core/files/relabel-fields.ts";
import { relabelActions } from "../../core/labels/relabel-config.ts";
import type { KeyPlace } from "../yaml-place.ts";
import type { Offer } from "./item.ts";

/** The fields of a relabel rule that are not there yet; `needsDash` where a new rule begins without its dash. */
export function relabelFieldOffers(
  { fields }: RelabelFields,
  { siblings, hasColon }: KeyPlace,
  needsDash: boolean,
): Offer[] {
  const dash = needsDash ? "- " : "";
  return [...fields.values()]
    .filter(({ name }) => !siblings.includes(name))
    .map(({ name, type, summary }) => {
      const start = `${dash}${name}: `;
      const value = type.kind === "labelnames" ? "[$0]" : "$0";
      return {
        label: name,
        kind: "field",
        documentation: summary,
        ...(hasColon ? undefined : { text: start, snippet: start + value }),
      };
    });
}

export function relabelActionOffers(): Offer[] {
  return relabelActions.map((action) => ({
    label: action,
    kind: "value",
    documentation: relabelActionSummaries[action],
  }));
}
