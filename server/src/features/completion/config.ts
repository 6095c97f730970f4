import {
  type ConfigFieldInfo,
  type ConfigType,
  choicesOf,
} from "../../core/files/prometheus-config/config-struct.ts";
import type { KeyPlace } from "../yaml-place.ts";
import type { Offer } from "./item.ts";

/** The fields of a structure of prometheus.yml that are not there yet; `needsDash` where a new item begins without its dash. */
export function configFieldOffers(
  fields: Iterable<ConfigFieldInfo>,
  { siblings, hasColon }: KeyPlace,
  needsDash: boolean,
): Offer[] {
  const dash = needsDash ? "- " : "";
  return [...fields]
    .filter(({ name, isHidden }) => !isHidden && !siblings.includes(name))
    .map(({ name, type, summary }) => ({
      label: name,
      kind: "field",
      documentation: summary,
      ...(hasColon ? undefined : { text: `${dash}${name}:${blocks.has(type.kind) ? "" : " "}` }),
    }));
}

const blocks: ReadonlySet<ConfigType["kind"]> = new Set(["struct", "map", "labels", "labelset", "list"]);

/** The words that a field takes, where it takes only some. */
export function configValueOffers(type: ConfigType): Offer[] {
  return choicesOf(type).map((label) => ({ label, kind: "value" }));
}
