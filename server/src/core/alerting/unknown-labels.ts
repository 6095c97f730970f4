import { alertFunctions, alertVariables } from "../template/functions.ts";
import { parseTemplate } from "../template/parse.ts";
import { templateReferences } from "../template/references.ts";
import type { ValuePart } from "./external-value.ts";

/** What stands for a text that is not known. */
export function notKnownHere(reason: string): string {
  return `<not known here: ${reason}>`;
}

/** Why the values of some external labels are not known. */
export function unknownLabels(
  labels: ReadonlyMap<string, readonly ValuePart[]>,
): ReadonlyMap<string, string> {
  return new Map(
    [...labels].map(([name, parts]) => {
      const variables = parts.flatMap((part) => (typeof part === "string" ? [] : `\`\${${part.variable}}\``));
      return [name, `It depends on ${variables.join(" and ")} in the environment of Prometheus.`];
    }),
  );
}

/** Why a text is not known that asks for such an external label. */
export function unknownIn(text: string, unknown: ReadonlyMap<string, string>): string | undefined {
  if (unknown.size === 0 || !/externalLabels/i.test(text)) return undefined;
  const template = parseTemplate(text, { variables: alertVariables, functions: alertFunctions() });
  for (const reference of templateReferences(template)) {
    const mayBeExternal =
      "owner" in reference && (reference.owner === "external" || reference.owner === "unknown");
    if (!mayBeExternal) continue;
    const reason = reference.kind === "label" ? unknown.get(reference.name) : [...unknown.values()][0];
    if (reason !== undefined) return reason;
  }
  return undefined;
}
