import type { PlacedChunk, SourceFile } from "../files/source-file.ts";
import type { Problem } from "./check.ts";
import { type CheckSettings, severityOf } from "./check-settings.ts";
import { ruleAt, ruleAtOrAfter } from "./problem-place.ts";
import { type PlacedSuppression, SuppressionIndex } from "./suppression-index.ts";
import { unusedIgnore } from "./unused-ignore.ts";
import { findUselessParts, UsedSuppressions } from "./useless-suppressions.ts";

export interface SilenceInput {
  readonly file: SourceFile;
  /** Spans count from the start of the file. */
  readonly problems: readonly Problem[];
  /** The chunks of the file that hold suppressions, in its order. */
  readonly commented: readonly PlacedChunk[];
}

/** Takes out the problems that comments silence, and adds one for each comment of ours that silences nothing. */
export function silenceProblems(input: SilenceInput, settings: CheckSettings): readonly Problem[] {
  const { file, problems, commented } = input;
  if (commented.length === 0) return problems;
  const suppressions = placeSuppressions(commented);
  const index = new SuppressionIndex(file, suppressions);
  const used = new UsedSuppressions();
  const left = problems.filter((problem) => {
    const silencing = index.suppressionsOf(problem);
    for (const placed of silencing) used.add(placed, problem.check);
    return silencing.length === 0;
  });
  const severity = severityOf(unusedIgnore, settings);
  if (severity === "off") return left;
  const errors = problems.filter((problem) => problem.severity === "error");
  const brokenRules = new Set(errors.map(({ span }) => ruleAt(file, span.from)));
  brokenRules.delete(undefined);
  // What is broken in one field of a rule also keeps checks from looking at the others.
  const isBroken = (placed: PlacedSuppression, check: string): boolean =>
    (brokenRules.size > 0 && brokenRules.has(ruleAtOrAfter(file, indentEnd(file, placed.key)))) ||
    errors.some((error) => index.suppressionsOf({ ...error, check }).includes(placed));
  for (const placed of suppressions) {
    for (const finding of findUselessParts(placed, { file, used, settings, isBroken })) {
      const problem = { ...finding, check: unusedIgnore.id, severity };
      if (index.suppressionsOf(problem).length === 0) left.push(problem);
    }
  }
  return left;
}

/** Where the text of the line begins: a comment at the end of a rule's last line lies behind the rule. */
function indentEnd(file: SourceFile, offset: number): number {
  const { line } = file.positionAt(offset);
  const from = file.offsetAt({ line, character: 0 });
  return from + file.text({ from, to: offset }).search(/\S|$/);
}

function placeSuppressions(commented: readonly PlacedChunk[]): PlacedSuppression[] {
  return commented.flatMap(({ chunk, start }) =>
    chunk.suppressions.map((suppression) => ({
      suppression,
      start,
      key: start + suppression.span.from,
    })),
  );
}
