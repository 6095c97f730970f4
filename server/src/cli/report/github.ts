import type { Severity } from "../../core/checks/check.ts";
import type { CheckResult, ReportedProblem } from "./check-result.ts";
import { fixedSummary } from "./fix-summary.ts";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** Workflow commands, which GitHub Actions turn into annotations on the changed lines. */
export function* renderGithub(result: CheckResult): Generator<string> {
  for (const { file, message } of result.unread) {
    yield `::error file=${property(file)},title=promrules::${data(`Cannot be read: ${message}`)}\n`;
  }
  for (const { file, message } of result.unwritten ?? []) {
    yield `::error file=${property(file)},title=promrules::${data(`Cannot be fixed: ${message}`)}\n`;
  }
  const fixed = fixedSummary(result);
  if (fixed !== undefined) yield `::notice title=promrules::${data(fixed)}\n`;
  for (const problem of result.problems) {
    const properties = [
      `file=${property(problem.file)}`,
      ...placeOf(problem),
      `title=${property(problem.check)}`,
    ];
    yield `::${commands[problem.severity]} ${properties.join(",")}::${data(problem.message)}\n`;
  }
}

/** GitHub drops an annotation that has columns and ends on another line. */
function placeOf({ range: { start, end } }: ReportedProblem): string[] {
  const lines = [`line=${start.line}`, `endLine=${end.line}`];
  return start.line === end.line
    ? [lines[0]!, `col=${start.column}`, lines[1]!, `endColumn=${end.column}`]
    : lines;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
