import type { Fix } from "../text/fix.ts";
import type { Span } from "../text/span.ts";
import type { YamlEntry, YamlMap } from "../yaml/yaml-node.ts";

/** Takes a field out of its mapping, with all of its lines. Missing where that would not be as simple as it sounds. */
export function removalOf(entry: YamlEntry, map: YamlMap, text: string): Fix | undefined {
  if (map.flow === true || entry.mergedBy !== undefined || entry.keyAlias !== undefined) return undefined;
  const lines = ownLines(entry, text);
  if (lines === undefined || map.entries.length === 1) return undefined;
  return {
    title: `Remove \`${entry.key.value}\``,
    safe: false,
    edits: [{ span: lines, newText: "" }],
  };
}

/** The lines of the field, when nothing else stands on them. */
function ownLines({ key, value, alias }: YamlEntry, text: string): Span | undefined {
  const from = text.lastIndexOf("\n", key.span.from - 1) + 1;
  if (/[^ ]/.test(text.slice(from, key.span.from))) return undefined;
  const end = alias?.to ?? Math.max(value.span.to, key.span.to);
  const lineEnd = text.indexOf("\n", end);
  const to = lineEnd === -1 ? text.length : lineEnd + 1;
  // Behind a key without a value its colon may follow.
  if (!/^:?[ \t]*(?:#.*)?\r?\n?$/.test(text.slice(end, to))) return undefined;
  return { from, to };
}
