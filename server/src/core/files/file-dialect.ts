import type { FileHints, FileKind } from "./file-kind.ts";
import { outlineDocuments } from "./file-outline.ts";
import { type RuleResourceKind, resourceDialect } from "./kubernetes-kinds.ts";
import type { Dialect } from "./read-options.ts";
import { firstRuleResource } from "./rule-resource.ts";
import { isTemplate } from "./template-signs.ts";

/** Whose rules a file holds, and in which kind of resource: what the file says of itself goes before the settings. */
export interface FileOrigin {
  readonly dialect: Dialect;
  readonly resource?: RuleResourceKind | undefined;
}

/** Whether a file is to be read as a template: only what is checked is worth it. */
export function isFileTemplate(text: string, kind: FileKind, hints: FileHints): boolean {
  // Nothing in a prometheus.yml itself is written with such braces; comments do not matter.
  if (kind === "prometheus-config" || kind === "target-file") {
    return /^[^#\n]*?(?:\{\{|\{%|<%)/m.test(text);
  }
  // In quotes they may well be Telegraf's own templates, and do no harm.
  if (kind === "telegraf-config") return /^[^#"'\n]*?(?:\{\{|\{%|<%)/m.test(text);
  return (kind === "rule-file" || kind === "kubernetes-rules") && isTemplate(text, hints);
}

/** Told from a glance at the text. Of several resources the first one decides; each is read in its own dialect. */
export function fileOrigin(text: string, kind: FileKind, configured: Dialect): FileOrigin {
  if (kind === "rule-file") return { dialect: headerDialect(text, configured) };
  if (kind !== "kubernetes-rules") return { dialect: configured };
  const resource = firstRuleResource(text);
  if (resource === undefined) return { dialect: configured };
  return { dialect: resourceDialect(resource, configured), resource };
}

export function sameOrigin(one: FileOrigin, other: FileOrigin): boolean {
  return one.dialect === other.dialect && one.resource === other.resource;
}

/** Rule files for Mimir and Cortex may name the ruler's namespace, which no other dialect knows. */
export function headerDialect(text: string, configured: Dialect): Dialect {
  if (configured !== "prometheus") return configured;
  // The usual file has no such line anywhere near its start.
  const head = text.slice(0, 4000);
  if (!head.includes("namespace")) return configured;
  return outlineDocuments(head)[0]?.keys.has("namespace") ? "mimir" : configured;
}
