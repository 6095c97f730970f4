import type { Expression } from "../core/promql/ast.ts";
import { walk } from "../core/promql/visit.ts";
import { expressionsIn } from "./embedded-expressions.ts";
import type { FeatureContext } from "./feature-context.ts";
import { placesOf, relabelListsIn } from "./name-places.ts";
import { pathInWords } from "./path-in-words.ts";
import type { RenameTask } from "./rename-obstacles.ts";

/** Why a recorded metric cannot be renamed in all places. */
export function* whyMetricStays({
  name,
  newName,
  files,
  context,
}: RenameTask): Generator<void, string | undefined, void> {
  let isRecorded = false;
  for (const { path, file } of files) {
    // What is described there may be recorded or not.
    if (file.kind === "own-metrics") continue;
    isRecorded ||= placesOf("metric", name, path, file).some(({ isDefinition }) => isDefinition);
    yield;
  }
  if (!isRecorded) return `No rule of the workspace records \`${name}\`.`;
  if (!name.includes(":")) {
    return `An exporter may have a metric \`${name}\`, too: nothing but a colon in its name says that a rule records it.`;
  }
  return yield* whyPatternsDiffer([name, newName], context);
}

/** Patterns for the names of metrics that would not treat the new one as they do the old one. */
function* whyPatternsDiffer(
  names: readonly [string, string],
  context: FeatureContext,
): Generator<void, string | undefined, void> {
  for (const { path, file } of yield* context.filesWith("__name__")) {
    const patterns: string[] = [];
    for (const { chunk } of file.chunks()) {
      if (!chunk.text.includes("__name__")) continue;
      for (const { expression } of expressionsIn(chunk, file))
        patterns.push(...namePatternsIn(expression.root));
      yield;
    }
    for (const { rules } of relabelListsIn(file)) {
      for (const { config } of rules)
        if (config.sourceLabels.includes("__name__")) patterns.push(config.regex);
    }
    for (const pattern of patterns) {
      const compiled = file.options.regex(pattern);
      const [before, after] = names.map((name) => compiled.ok && compiled.matches(name));
      if (before !== after)
        return `\`${pathInWords(path, context.path)}\` has a pattern for names of metrics that treats the two differently.`;
    }
  }
  return undefined;
}

function* namePatternsIn(root: Expression | undefined): Generator<string> {
  for (const part of walk(root)) {
    if (part.kind !== "VectorSelector") continue;
    for (const { name, matchType, value } of part.matchers) {
      if (name !== "__name__" || matchType === "=" || value === undefined) continue;
      // What is not equal is named by a text.
      yield matchType === "!=" ? value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : value;
    }
  }
}
