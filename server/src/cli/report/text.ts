import type { Severity } from "../../core/checks/check.ts";
import { type CheckResult, type ReportedProblem, severities } from "./check-result.ts";
import type { Colors } from "./colors.ts";
import { counted } from "./counted.ts";
import { excerptOf, withoutControls } from "./excerpt.ts";
import { fixableSummary, fixedSummary } from "./fix-summary.ts";

export interface TextStyle {
  readonly colors: Colors;
  /** How wide the terminal is. */
  readonly columns: number;
}

/** The report for people: each problem with its line of YAML and carets, and a summary. */
export function* renderText(result: CheckResult, style: TextStyle): Generator<string> {
  for (const problem of result.problems) yield renderProblem(problem, style);
  const fixes = fixedSummary(result) ?? fixableSummary(result);
  if (fixes !== undefined) yield `${fixes}\n`;
  yield `${summaryOf(result, style.colors)}\n`;
}

function renderProblem(problem: ReportedProblem, style: TextStyle): string {
  const { colors } = style;
  const { file, range, severity, check } = problem;
  const place = colors.bold(withoutControls(`${file}:${range.start.line}:${range.start.column}`));
  const message = problem.message.split("\n").map(withoutControls).join("\n    ");
  let text = `${place}: ${colors.severity(severity, severity)}: ${message} ${colors.faint(`[${check}]`)}\n`;

  const gutter = Math.max(4, String(range.end.line).length + 1);
  const room = Math.max(40, style.columns - gutter - 3);
  for (const line of excerptOf(problem.source, range, room)) {
    const number = (line.number === undefined ? "" : String(line.number)).padStart(gutter);
    text += `${colors.faint(`${number} |`)} ${line.text}`.trimEnd();
    text += "\n";
    if (line.carets === "") continue;
    const indentation = line.carets.search(/\^/);
    const carets = colors.severity(severity, line.carets.slice(indentation));
    text += `${colors.faint(`${" ".repeat(gutter)} |`)} ${" ".repeat(indentation)}${carets}\n`;
  }
  for (const { file: other, range: place, message: why } of problem.related) {
    const where = withoutControls(`${other}:${place.start.line}:${place.start.column}`);
    text += `${" ".repeat(gutter)} ${colors.faint("=")} ${where}: ${withoutControls(why)}\n`;
  }
  for (const fix of problem.fixes) {
    text += `${" ".repeat(gutter)} ${colors.faint("=")} fix: ${withoutControls(fix.title)}\n`;
  }
  return `${text}\n`;
}

function summaryOf({ problems, files, unread }: CheckResult, colors: Colors): string {
  const counts = new Map<Severity, number>();
  for (const { severity } of problems) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  const parts = severities.flatMap((severity) => {
    const count = counts.get(severity);
    return count === undefined ? [] : [colors.severity(severity, counted(count, wordFor[severity]))];
  });
  const withProblems = new Set(problems.map((problem) => problem.file)).size;
  const found =
    parts.length === 0
      ? `${colors.bold("No problems")} in ${counted(files, "file")}`
      : `${parts.join(", ")} in ${withProblems === files ? "" : `${withProblems} of `}${counted(files, "file")}`;
  const missed = unread.length === 0 ? "" : `; ${counted(unread.length, "file")} could not be read`;
  if (files === 0 && problems.length === 0) return `No rule files were found${missed}.`;
  return `${found}${missed}.`;
}

const wordFor: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "information",
  hint: "hint",
};
