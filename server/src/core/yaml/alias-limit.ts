import type { YamlNode, YamlProblem } from "./yaml-node.ts";

export interface LimitedTree {
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
}

/**
 * Refuses documents that grow beyond measure when their aliases are followed, as go-yaml's decoder does; such a
 * document has no tree, so nobody who walks it can be kept busy for ages.
 */
export function limitAliases(root: YamlNode | undefined): LimitedTree {
  if (root === undefined || !isExcessive(root)) return { root, problems: [] };
  const message = "document contains excessive aliasing";
  return { root: undefined, problems: [{ kind: "alias", span: root.span, message }] };
}

/**
 * Counts nodes in the order in which go-yaml decodes them. Mirrors `decoder.unmarshal`, also in that it gives up as
 * soon as too large a part of the nodes comes from aliases, so this never counts for long.
 */
function isExcessive(root: YamlNode): boolean {
  let nodes = 0;
  let fromAliases = 0;
  /** Nodes to visit, each followed by whether it was reached through an alias. */
  const stack: (YamlNode | boolean)[] = [root, false];
  while (stack.length > 0) {
    const isAliased = stack.pop() as boolean;
    const node = stack.pop() as YamlNode;
    nodes++;
    if (isAliased) fromAliases++;
    if (fromAliases > 100 && nodes > 1000 && fromAliases / nodes > allowedRatio(nodes)) return true;
    if (node.kind === "scalar") continue;
    if (node.kind === "list") {
      for (let index = node.items.length - 1; index >= 0; index--) {
        const isAlias = node.aliases?.has(index) ?? false;
        stack.push(node.items[index]!, isAliased || isAlias);
      }
      continue;
    }
    for (let index = node.entries.length - 1; index >= 0; index--) {
      const entry = node.entries[index]!;
      const isAlias = entry.alias !== undefined || entry.mergedBy !== undefined;
      stack.push(entry.value, isAliased || isAlias, entry.key, isAliased || entry.keyAlias !== undefined);
    }
  }
  return false;
}

function allowedRatio(nodes: number): number {
  if (nodes <= 400_000) return 0.99;
  if (nodes >= 4_000_000) return 0.1;
  return 0.99 - 0.89 * ((nodes - 400_000) / 3_600_000);
}
