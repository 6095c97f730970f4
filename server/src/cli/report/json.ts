import type { CheckResult, ReportedProblem, ReportedRange } from "./check-result.ts";

/** The report as JSON, one problem a line. docs/json-output.schema.json describes it. */
export function* renderJson(result: CheckResult): Generator<string> {
  yield `{"version": 1, "files": ${result.files}, "unread": [`;
  yield* lines(result.unread, ({ file, message }) => ({ file, message }));
  if (result.fixed !== undefined) {
    yield `], "fixed": ${result.fixed.problems}, "unwritten": [`;
    yield* lines(result.unwritten ?? [], ({ file, message }) => ({ file, message }));
  }
  yield `], "problems": [`;
  yield* lines(result.problems, toJson);
  yield "]}\n";
}

function* lines<Item>(items: readonly Item[], convert: (item: Item) => unknown): Generator<string> {
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? "" : ","}\n  ${JSON.stringify(convert(item))}`;
  }
  if (items.length > 0) yield "\n";
}

function toJson(problem: ReportedProblem): unknown {
  return {
    check: problem.check,
    severity: problem.severity,
    message: problem.message,
    file: problem.file,
    range: rangeOf(problem.range),
    related: problem.related.map(({ file, range, message }) => ({ file, range: rangeOf(range), message })),
    fixes: problem.fixes.map(({ title, safe, edits }) => ({
      title,
      safe,
      edits: edits.map(({ file, span, newText }) => ({ file, from: span.from, to: span.to, newText })),
    })),
    ...(problem.url === undefined ? {} : { url: problem.url }),
  };
}

function rangeOf({ start, end }: ReportedRange): ReportedRange {
  return { start, end };
}
