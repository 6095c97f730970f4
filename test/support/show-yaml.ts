import type { YamlDocument, YamlNode } from "../../server/src/core/yaml/yaml-node.ts";

/** A tree as indented lines: each scalar with its source and, where it is another text, its value. */
export function showYaml(text: string, document: YamlDocument): string {
  const lines: string[] = [];
  if (document.root !== undefined) show(text, document.root, "", "", lines);
  for (const comment of document.comments) {
    lines.push(`comment ${text.slice(comment.span.from, comment.span.to)}`);
  }
  return lines.join("\n");
}

/** A tree as plain data, every scalar a string. A map is a list of pairs where a key occurs twice. */
export function yamlData(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(yamlData);
  const pairs = node.entries.map((entry) => [entry.key.value, yamlData(entry.value)] as const);
  const names = new Set(pairs.map(([name]) => name));
  return names.size < pairs.length ? pairs : Object.fromEntries(pairs);
}

/** The problems of all documents as `offset-offset kind: message`. */
export function showYamlProblems(documents: readonly YamlDocument[]): string {
  return documents
    .flatMap((document) => document.problems)
    .map(({ span, kind, line, message }) => `${span.from}-${span.to} ${kind}: line ${line}: ${message}`)
    .join("\n");
}

function show(text: string, node: YamlNode, indent: string, label: string, lines: string[]): void {
  const tag = node.tag === undefined ? "" : `${node.tag} `;
  if (node.kind === "scalar") {
    const source = text.slice(node.span.from, node.span.to);
    const value = source === node.value ? "" : ` = ${JSON.stringify(node.value)}`;
    lines.push(`${indent}${label}${tag}${node.style} ${JSON.stringify(source)}${value}`);
    return;
  }
  const flow = node.flow ? "flow " : "";
  lines.push(`${indent}${label}${tag}${flow}${node.kind} ${node.span.from}-${node.span.to}`);
  const inner = `${indent}  `;
  if (node.kind === "list") {
    node.items.forEach((item, index) => {
      show(text, item, inner, node.aliases?.has(index) ? "- alias " : "- ", lines);
    });
    return;
  }
  for (const entry of node.entries) {
    const marks = `${entry.mergedBy ? "merged " : ""}${entry.alias ? "alias " : ""}`;
    const key = text.slice(entry.key.span.from, entry.key.span.to);
    show(text, entry.value, inner, `${key}: ${marks}`, lines);
  }
}
