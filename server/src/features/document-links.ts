import type { DocumentLink } from "vscode-languageserver-types";
import { prometheusConfigOf } from "../core/files/prometheus-config/prometheus-config-of.ts";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { shiftSpan } from "../core/text/span.ts";
import { findEntry } from "../core/yaml/find-entry.ts";
import type { YamlScalar } from "../core/yaml/yaml-node.ts";
import type { FeatureContext } from "./feature-context.ts";
import { toRange } from "./to-lsp.ts";

/** The files that a prometheus.yml names, and the `rule_files` of a unit test; patterns lead to no single one. */
export function provideDocumentLinks({ uri, file }: FeatureContext): DocumentLink[] | undefined {
  if (file.kind !== "prometheus-config" && file.kind !== "unit-test") return undefined;
  const links: DocumentLink[] = [];
  for (const { chunk, start } of file.chunks()) {
    for (const { value, span } of pathsIn(file, chunk)) {
      if (value === "" || /[*?[\]]/.test(value)) continue;
      links.push({ range: toRange(file, shiftSpan(span, start)), target: addressOf(value, uri) });
    }
  }
  return links;
}

function pathsIn(file: SourceFile, { documents }: Chunk): readonly YamlScalar[] {
  const config = prometheusConfigOf(file);
  if (config !== undefined) {
    const targets = config.scrapeConfigs.flatMap(({ targetFiles }) => targetFiles);
    return [...config.ruleFiles, ...config.scrapeConfigFiles, ...targets].map(({ scalar }) => scalar);
  }
  const root = documents[0]?.root;
  const entry = root?.kind === "map" ? findEntry(root, "rule_files") : undefined;
  const items = entry?.value.kind === "list" ? entry.value.items : [];
  return items.filter((item) => item.kind === "scalar");
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
