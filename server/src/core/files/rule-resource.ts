import { outlineDocuments, scalarAfter } from "./file-outline.ts";
import { type RuleResourceKind, ruleResourceKind } from "./kubernetes-kinds.ts";

/** The kind of the first rule resource of a stream, from a glance at the text. */
export function firstRuleResource(text: string): RuleResourceKind | undefined {
  for (const { keys } of outlineDocuments(text)) {
    const kind = keys.get("kind");
    if (kind === undefined) continue;
    const version = keys.get("apiVersion");
    const name = scalarAfter(text, kind);
    const apiVersion = version === undefined ? "" : scalarAfter(text, version);
    const resource =
      ruleResourceKind(name, apiVersion) ?? ruleResourceKind(name.replace(/List$/, ""), apiVersion);
    if (resource !== undefined) return resource;
  }
  return undefined;
}
