import { documentsRead } from "../files/document-problems.ts";
import type { ReadProblem } from "../files/rule-file.ts";
import type { Chunk, SourceFile } from "../files/source-file.ts";
import type { Problem } from "./check.ts";
import { ruleAtOrBefore } from "./problem-place.ts";

/**
 * Tells which problems of a chunk are mere guesses, when its YAML is broken: behind a syntax error, and right before
 * it, something that is missing may well be written in what could not be read.
 */
export function guessesIn(
  chunk: Chunk,
  { kind, dialect }: Pick<SourceFile, "kind" | "dialect">,
): ((problem: ReadProblem) => boolean) | undefined {
  const documents = kind === "rule-file" ? documentsRead(chunk.documents, dialect) : chunk.documents;
  const broken = documents.flatMap(({ problems }) =>
    problems.filter(({ kind }) => kind === "syntax" || kind === "alias"),
  );
  if (broken.length === 0) return undefined;
  const starts = chunk.rules.map(({ node }) => node.span.from).sort((a, b) => a - b);
  const firstError = Math.min(
    ...broken.filter(({ kind }) => kind === "syntax").map(({ span }) => span.from),
    Number.POSITIVE_INFINITY,
  );
  const interrupted = new Set(broken.map(({ span }) => lastAtOrBefore(starts, span.from)));
  return ({ check, span }) =>
    saysMissing.has(check) && (span.from >= firstError || interrupted.has(lastAtOrBefore(starts, span.from)));
}

/**
 * The same across chunks: takes out what is said to be missing in a rule that a syntax error comes right after.
 * The error may have cut the rule in two.
 */
export function withoutGuesses(file: SourceFile, problems: readonly Problem[]): readonly Problem[] {
  const isBroken = problems.some(({ check }) => check === "yaml-syntax");
  if (!isBroken || !problems.some(({ check }) => saysMissing.has(check))) return problems;
  const interrupted = new Set<number>();
  for (const { check, span } of problems) {
    const rule = check === "yaml-syntax" ? ruleAtOrBefore(file, span.from) : undefined;
    if (rule !== undefined) interrupted.add(rule);
  }
  return problems.filter(({ check, span }) => {
    if (!saysMissing.has(check) || check === "missing-group-name") return true;
    const rule = ruleAtOrBefore(file, span.from);
    return rule === undefined || !interrupted.has(rule);
  });
}

const saysMissing: ReadonlySet<string> = new Set([
  "missing-expr",
  "missing-group-name",
  "missing-record-or-alert",
]);

/** Index of the last start at or before the offset, or -1. */
function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
