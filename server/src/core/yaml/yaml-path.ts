import { touches } from "../text/span.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode } from "./yaml-node.ts";

/** One step down a tree: into an entry of a map, at its key or its value, or into an item of a list. */
export type YamlStep =
  | { readonly kind: "entry"; readonly map: YamlMap; readonly entry: YamlEntry; readonly at: "key" | "value" }
  | { readonly kind: "item"; readonly index: number; readonly item: YamlNode };

/**
 * The steps from the root to what is written at `offset`, the outermost first. Between a colon and its value, and in
 * the lines that a value may still grow into, it is the value.
 */
export function yamlPathAt(root: YamlNode | undefined, offset: number): readonly YamlStep[] {
  const steps: YamlStep[] = [];
  let node = root;
  while (node !== undefined) {
    const step = stepAt(node, offset);
    if (step === undefined) break;
    steps.push(step);
    if (step.kind === "entry" && step.at === "key") break;
    node = next(step, offset);
  }
  return steps;
}

/** The last entry with this key: the one that counts where a key occurs twice. */
export function findEntry(map: YamlMap, key: string): YamlEntry | undefined {
  return map.entries.findLast((entry) => entry.key.value === key);
}

/** The names and indices of a path: `["groups", 0, "name"]`. */
export function pathNames(steps: readonly YamlStep[]): readonly (string | number)[] {
  return steps.map((step) => (step.kind === "entry" ? step.entry.key.value : step.index));
}

function stepAt(node: YamlNode, offset: number): YamlStep | undefined {
  switch (node.kind) {
    case "scalar":
      return undefined;
    case "map":
      return entryAt(node, offset);
    case "list":
      return itemAt(node, offset);
  }
}

/** The last entry that begins before `offset`; what aliases and merge keys bring stands elsewhere. */
function entryAt(map: YamlMap, offset: number): YamlStep | undefined {
  if (map.flow && (offset <= map.span.from || offset >= map.span.to)) return undefined;
  const entry = map.entries.findLast(
    (each) => each.mergedBy === undefined && (each.keyAlias ?? each.key.span).from <= offset,
  );
  if (entry === undefined) return undefined;
  const at = touches(entry.keyAlias ?? entry.key.span, offset) ? "key" : "value";
  return { kind: "entry", map, entry, at };
}

function itemAt({ items, aliases }: YamlList, offset: number): YamlStep | undefined {
  const index = items.findLastIndex((item, each) => (aliases?.get(each) ?? item.span).from <= offset);
  const item = items[index];
  return item === undefined ? undefined : { kind: "item", index, item };
}

/** What to go down into; an alias is a leaf. */
function next(step: YamlStep, offset: number): YamlNode | undefined {
  if (step.kind === "item") return step.item;
  const { alias, value } = step.entry;
  return alias !== undefined || value.span.from > offset ? undefined : value;
}
