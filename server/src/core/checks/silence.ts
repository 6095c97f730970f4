import type { PlacedChunk, SourceFile } from "../files/source-file.ts";
import { similarName } from "../text/similar-name.ts";
import { shiftSpan } from "../text/span.ts";
import type { Problem } from "./check.ts";
import { type CheckSettings, severityOf } from "./check-settings.ts";
import { checks } from "./index.ts";
import { type PlacedSuppression, SuppressionIndex } from "./suppression-index.ts";
import { unusedIgnore } from "./unused-ignore.ts";

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
  const used = new Set<string>();
  const left = problems.filter((problem) => {
    const silencing = index.suppressionsOf(problem);
    for (const { key } of silencing) used.add(useKey(key, problem.check));
    return silencing.length === 0;
  });
  const severity = severityOf(unusedIgnore, settings);
  if (severity === "off") return left;
  for (const placed of suppressions) {
    for (const finding of uselessParts(placed, used, settings)) {
      const problem = { ...finding, check: unusedIgnore.id, severity };
      if (index.suppressionsOf(problem).length === 0) left.push(problem);
    }
  }
  return left;
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

function useKey(suppression: number, check: string): string {
  return `${suppression} ${check}`;
}

function uselessParts(
  { suppression, start, key }: PlacedSuppression,
  used: ReadonlySet<string>,
  settings: CheckSettings,
): Pick<Problem, "span" | "message" | "tags">[] {
  if (!suppression.own || suppression.checks === undefined) return [];
  if (suppression.checks.length === 0) {
    const message = "This comment silences nothing. Write `ignore` or `ignore-file` and the name of a check.";
    return [{ span: shiftSpan(suppression.span, start), message }];
  }
  return suppression.checks.flatMap(({ id, span }) => {
    const check = checksById.get(id);
    if (check === undefined) {
      const similar = similarName(id, checksById.keys());
      const hint = similar === undefined ? "" : ` Did you mean \`${similar}\`?`;
      return [{ span: shiftSpan(span, start), message: `There is no check \`${id}\`.${hint}` }];
    }
    // A check that is switched off finds nothing to silence, and need not stay switched off.
    if (used.has(useKey(key, id)) || severityOf(check, settings) === "off") return [];
    const message = `\`${id}\` finds nothing here, so this comment silences nothing.`;
    return [{ span: shiftSpan(span, start), message, tags: ["unnecessary"] as const }];
  });
}

const checksById = new Map(checks.map((check) => [check.id, check]));
