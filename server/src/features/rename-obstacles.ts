import type { SourceFile } from "../core/files/source-file.ts";
import { isTemplate } from "../core/files/template-signs.ts";
import type { YamlNode } from "../core/yaml/yaml-node.ts";
import { isPromql } from "./embedded-expressions.ts";
import type { FeatureContext, FileAt } from "./feature-context.ts";
import type { NamePlace } from "./name-places.ts";
import { pathInWords } from "./path-in-words.ts";

/** What is to be renamed, and the files in which the name may stand. */
export interface RenameTask {
  readonly name: string;
  readonly newName: string;
  readonly files: readonly FileAt[];
  readonly context: FeatureContext;
}

/** Kinds of files whose places of a name are not known. */
const unread: ReadonlySet<SourceFile["kind"]> = new Set([
  ...(["unit-test", "alertmanager-config", "telegraf-config", "promrules-config"] as const),
]);

/** Why not every place of a name can be seen. */
export function* whyUnreadable(
  { kind, name }: Pick<NamePlace, "kind" | "name">,
  files: readonly FileAt[],
  from: string,
): Generator<void, string | undefined, void> {
  const word = wordPattern(name);
  for (const { path, file } of files) {
    yield;
    const text = file.text();
    if (!word.test(text)) continue;
    const told = pathInWords(path, from);
    // A label that is described there comes from a program, which nobody renames.
    const isUnread = unread.has(file.kind) || (kind === "label" && file.kind === "own-metrics");
    if (isUnread) return `\`${told}\` says \`${name}\`, too, and rename cannot change it there.`;
    if (file.kind !== "promql" && isTemplate(text)) {
      return `\`${told}\` is a template that says \`${name}\`, and what it makes is not known.`;
    }
    if (!isPromql(file.dialect)) return `\`${told}\` says \`${name}\` in expressions that are no PromQL.`;
    const broken = whyBroken(file, word);
    if (broken !== undefined) return `\`${told}\` says \`${name}\` ${broken}.`;
  }
  return undefined;
}

function wordPattern(name: string): RegExp {
  return new RegExp(`(?<![\\w:])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w:])`);
}

function whyBroken(file: SourceFile, word: RegExp): string | undefined {
  for (const { chunk } of file.chunks()) {
    if (!word.test(chunk.text)) continue;
    const problems = [...chunk.problems, ...chunk.rules.flatMap((rule) => rule.problems)];
    if (problems.some(({ check }) => check === "yaml-syntax" || check === "promql-syntax")) {
      return "where a mistake hides what is meant";
    }
    for (const { expr } of chunk.rules) {
      const isElsewhere = expr?.entry.alias !== undefined || expr?.entry.mergedBy !== undefined;
      if (isElsewhere && word.test(expr.value)) return "in an expression that an alias brings there";
    }
    // Nobody else reads these rules.
    if (chunk.documents.some(({ root }) => saysBelow(root, "write_relabel_configs", word))) {
      return "in `write_relabel_configs`, which says what others get to see";
    }
  }
  return undefined;
}

/** Whether a text below a key has the word. */
function saysBelow(root: YamlNode | undefined, key: string, word: RegExp): boolean {
  const waiting: { readonly node: YamlNode; readonly isBelow: boolean }[] = [];
  const seen = new Set<YamlNode>();
  if (root !== undefined) waiting.push({ node: root, isBelow: false });
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isBelow } = next;
    if (node.kind === "scalar") {
      if (isBelow && word.test(node.value)) return true;
      continue;
    }
    if (!isBelow && seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "list") for (const item of node.items) waiting.push({ node: item, isBelow });
    else
      for (const entry of node.entries)
        waiting.push({ node: entry.value, isBelow: isBelow || entry.key.value === key });
  }
  return false;
}
