import type { DocumentLink } from "vscode-languageserver-types";
import { shiftSpan } from "../core/text/span.ts";
import { findEntry } from "../core/yaml/find-entry.ts";
import type { FeatureContext } from "./feature-context.ts";
import { toRange } from "./to-lsp.ts";

/** The files that `rule_files` of a prometheus.yml or of a unit test names; patterns lead to no single one. */
export function provideDocumentLinks({ uri, file }: FeatureContext): DocumentLink[] | undefined {
  if (file.kind !== "prometheus-config" && file.kind !== "unit-test") return undefined;
  const links: DocumentLink[] = [];
  for (const { chunk, start } of file.chunks()) {
    const root = chunk.documents[0]?.root;
    const entry = root?.kind === "map" ? findEntry(root, "rule_files") : undefined;
    for (const item of entry?.value.kind === "list" ? entry.value.items : []) {
      if (item.kind !== "scalar" || item.value === "" || /[*?[\]]/.test(item.value)) continue;
      links.push({ range: toRange(file, shiftSpan(item.span, start)), target: addressOf(item.value, uri) });
    }
  }
  return links;
}

/** A path counts from the folder of the file that names it. */
function addressOf(path: string, uri: string): string {
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("/")) return `${uri.slice(0, uri.indexOf(":"))}://${encoded}`;
  const parts = uri.split("/").slice(0, -1);
  for (const part of encoded.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
