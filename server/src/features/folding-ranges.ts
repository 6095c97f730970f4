import type { FoldingRange } from "vscode-languageserver-types";
import { factsOf } from "./chunk-facts.ts";
import type { FeatureContext } from "./feature-context.ts";
import { outlineRules } from "./rule-outline.ts";
import { outlineScraping } from "./scrape-outline.ts";

/** Groups, rules, and every field of theirs that takes more than a line. */
export function provideFoldingRanges({ file }: FeatureContext): FoldingRange[] | undefined {
  if (file.kind === "unknown") return undefined;
  const folds = new Map<number, number>();
  const add = (from: number, to: number): void => {
    if (to > from) folds.set(from, Math.max(to, folds.get(from) ?? 0));
  };
  const lineOf = (offset: number): number => file.positionAt(offset).line;
  const groups = outlineRules(file);
  for (const { place } of groups) add(lineOf(place.span.from), lineOf(place.span.to));
  for (const { rulesKey, place } of groups) {
    if (rulesKey !== undefined) add(lineOf(rulesKey.from), lineOf(place.span.to));
  }
  for (const { chunk, line } of file.chunks()) {
    const lines = factsOf(chunk, file).folds;
    for (let at = 0; at < lines.length; at += 2) add(line + lines[at]!, line + lines[at + 1]!);
  }
  if (file.kind === "telegraf-config") {
    for (const { place } of outlineScraping(file)) add(lineOf(place.span.from), lineOf(place.span.to));
  }
  return [...folds].sort(([a], [b]) => a - b).map(([startLine, endLine]) => ({ startLine, endLine }));
}
