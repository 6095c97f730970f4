import { checks } from "../../core/checks/index.ts";
import type { Setting } from "../../core/files/promrules-fields.ts";
import type { KeyPlace } from "../yaml-place.ts";
import type { Offer } from "./item.ts";

/** The settings of promrules.yaml that are not there yet. */
export function settingOffers(settings: readonly Setting[], { siblings, hasColon }: KeyPlace): Offer[] {
  return settings
    .filter(({ name }) => !siblings.includes(name))
    .map(({ name, summary, type }) => {
      const isBlock = type.kind !== "choice" && type.kind !== "path";
      return {
        label: name,
        kind: "field",
        documentation: summary,
        ...(hasColon ? undefined : { text: isBlock ? `${name}:` : `${name}: ` }),
      };
    });
}

export function settingValueOffers({ type }: Setting): Offer[] {
  if (!("choices" in type)) return [];
  return type.choices.map(({ name, summary }) => ({ label: name, kind: "value", documentation: summary }));
}

/** The ids of all checks: as keys with a colon, or behind `ignore` without one. */
export function checkOffers(hasColon: boolean | undefined): Offer[] {
  return checks.map(({ id, summary }) => ({
    label: id,
    kind: "value",
    detail: summary,
    ...(hasColon === false ? { text: `${id}: ` } : undefined),
  }));
}

/** What may follow `# promrules:`. */
export function directiveOffers(): Offer[] {
  return [
    {
      label: "ignore",
      kind: "keyword",
      text: "ignore ",
      documentation: "Silences a check on this line, or on the next one when the comment stands alone.",
    },
    {
      label: "ignore-file",
      kind: "keyword",
      text: "ignore-file ",
      documentation: "Silences a check in the whole file.",
    },
  ];
}
