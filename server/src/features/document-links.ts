import type { DocumentLink } from "vscode-languageserver-types";
import { prometheusConfigOf } from "../core/files/prometheus-config/prometheus-config-of.ts";
import { isNull } from "../core/files/read-fields.ts";
import type { Chunk, SourceFile } from "../core/files/source-file.ts";
import { shiftSpan } from "../core/text/span.ts";
import { findEntry } from "../core/yaml/find-entry.ts";
import type { YamlNode, YamlScalar } from "../core/yaml/yaml-node.ts";
import type { FeatureContext } from "./feature-context.ts";
import { toRange } from "./to-lsp.ts";

/** The files that a prometheus.yml or promrules.yaml names, and the `rule_files` of a unit test; patterns lead to no single one. */
export function provideDocumentLinks({ uri, file }: FeatureContext): DocumentLink[] | undefined {
  if (!kinds.has(file.kind)) return undefined;
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
  if (file.kind === "unit-test") return textsAt(root, ["rule_files"]);
  const overrides = root?.kind === "map" ? findEntry(root, "overrides")?.value : undefined;
  const layers = [root, ...(overrides?.kind === "list" ? overrides.items : [])];
  return layers.flatMap((layer) => textsAt(layer, pathSettings));
}

const kinds: ReadonlySet<string> = new Set(["prometheus-config", "unit-test", "promrules-config"]);

const pathSettings = ["prometheus_config", "telegraf_config", "snapshot"];

/** The texts, or lists of them, under some keys. */
function textsAt(node: YamlNode | undefined, keys: readonly string[]): readonly YamlScalar[] {
  if (node?.kind !== "map") return [];
  return keys.flatMap((key) => {
    const value = findEntry(node, key)?.value;
    const items = value?.kind === "list" ? value.items : value === undefined ? [] : [value];
    return items.filter((item) => item.kind === "scalar").filter((item) => !isNull(item));
  });
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
