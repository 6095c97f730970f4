import assert from "node:assert/strict";
import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { FileProblems } from "../../server/src/core/checks/file-problems.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import type { ReadOptions } from "../../server/src/core/files/read-options.ts";
import type { SourceFile } from "../../server/src/core/files/source-file.ts";
import { parseExpression } from "../../server/src/core/promql/parse.ts";
import type { Span } from "../../server/src/core/text/span.ts";
import { applyEdits } from "../../server/src/core/text/text-edit.ts";
import type { Random } from "../support/random.ts";
import { randomEdit } from "./random-edit.ts";

export interface MutationFuzz {
  readonly texts: readonly string[];
  readonly mutations: number;
  readonly random: Random;
  readonly options: ReadOptions;
}

/** Nothing that anybody types may take longer. Long texts are not mutated, so it is far off what is usual. */
const longestMilliseconds = 1000;

/** Sends mutated files through the whole analysis: it never throws, is quick, and points to places in the file only. */
export function fuzzFiles({ texts, mutations, random, options }: MutationFuzz): void {
  const report = new FileProblems(defaultCheckSettings);
  for (let count = 0; count < mutations; count++) {
    const text = mutate(random.pick(texts), random);
    orExplain(text, () => {
      const file = readFile(text, { options, namedBy: random.chance(0.5) ? "user" : undefined });
      checkSpans(file, report);
    });
  }
}

/** The same for expressions alone. */
export function fuzzExpressions({ texts, mutations, random, options }: MutationFuzz): void {
  for (let count = 0; count < mutations; count++) {
    const text = mutate(random.pick(texts), random);
    orExplain(text, () => {
      const { root, problems, comments } = parseExpression(text, options);
      for (const { span } of problems) checkSpan(span, text.length);
      for (const span of comments) checkSpan(span, text.length);
      for (const span of spansIn(root)) checkSpan(span, text.length);
    });
  }
}

function mutate(text: string, random: Random): string {
  let mutated = text;
  for (let edits = 1 + random.below(4); edits > 0; edits--) {
    mutated = applyEdits(mutated, [randomEdit(mutated, random)]);
  }
  return mutated;
}

function orExplain(text: string, act: () => void): void {
  const start = performance.now();
  try {
    act();
  } catch (error) {
    throw new Error(`With the text ${JSON.stringify(text)}`, { cause: error });
  }
  const milliseconds = performance.now() - start;
  assert.ok(milliseconds < longestMilliseconds, `${milliseconds} ms with the text ${JSON.stringify(text)}`);
}

function checkSpans(file: SourceFile, report: FileProblems): void {
  for (const { rule, start } of file.rules()) {
    checkSpan(rule.node.span, file.length - start);
    for (const span of spansIn(rule.expr?.expression?.root)) {
      checkSpan(rule.expr!.map.spanToSource(span), file.length - start);
    }
  }
  for (const { span, related, fixes } of report.update(file)) {
    checkSpan(span, file.length);
    for (const place of related ?? []) checkSpan(place.span, file.length);
    for (const { edits } of fixes ?? []) for (const edit of edits) checkSpan(edit.span, file.length);
  }
}

function checkSpan({ from, to }: Span, length: number): void {
  assert.ok(0 <= from && from <= to && to <= length, `${from}..${to} of ${length}`);
}

/** All spans anywhere in a tree. */
function* spansIn(tree: unknown): Iterable<Span> {
  if (typeof tree !== "object" || tree === null) return;
  if ("from" in tree && "to" in tree) yield tree as Span;
  else for (const part of Object.values(tree)) yield* spansIn(part);
}
