import type { Severity } from "../../core/checks/check.ts";
import type { CheckResult, ReportedProblem, ReportedRange } from "./check-result.ts";
import { fixedSummary } from "./fix-summary.ts";

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/** What SARIF tells of the tool beside its results. */
export interface SarifTool {
  readonly version: string;
  /** Every check, with its line in the tables. */
  readonly checks: readonly { readonly id: string; readonly summary: string; readonly severity: Severity }[];
  readonly homepage: string | undefined;
  urlOf(check: string): string | undefined;
}

/** SARIF 2.1.0, which GitHub's code scanning and many editors and services read. */
export function* renderSarif(result: CheckResult, tool: SarifTool): Generator<string> {
  const rules = rulesOf(result, tool);
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const driver = {
    name: "promrules",
    version: tool.version,
    ...(tool.homepage === undefined ? {} : { informationUri: tool.homepage }),
    rules,
  };
  const failures = [
    ...result.unread.map(({ file, message }) => failure(file, `Cannot be read: ${message}`)),
    ...(result.unwritten ?? []).map(({ file, message }) => failure(file, `Cannot be fixed: ${message}`)),
  ];
  const fixed = fixedSummary(result);
  const notifications = [
    ...failures,
    ...(fixed === undefined ? [] : [{ level: "note", message: { text: fixed } }]),
  ];
  yield `{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{\n`;
  yield `"tool": ${JSON.stringify({ driver })},\n`;
  yield `"invocations": ${JSON.stringify([
    { executionSuccessful: failures.length === 0, toolExecutionNotifications: notifications },
  ])},\n`;
  yield `"columnKind": "utf16CodeUnits",\n"results": [`;
  for (const [index, problem] of result.problems.entries()) {
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(toResult(problem, indexes.get(problem.check) ?? -1))}`;
  }
  yield "]\n}]}\n";
}

function failure(file: string, text: string) {
  return {
    level: "error",
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(file) } }],
  };
}

/** The checks that found something. */
function rulesOf(result: CheckResult, tool: SarifTool) {
  const known = new Map(tool.checks.map((check) => [check.id, check]));
  const found = new Map(result.problems.map(({ check, severity }) => [check, severity]));
  return [...found].map(([id, severity]) => {
    const check = known.get(id);
    const url = tool.urlOf(id);
    return {
      id,
      shortDescription: { text: check?.summary ?? id },
      defaultConfiguration: { level: levels[check?.severity ?? severity] },
      ...(url === undefined ? {} : { helpUri: url }),
    };
  });
}

function toResult(problem: ReportedProblem, ruleIndex: number): unknown {
  return {
    ruleId: problem.check,
    ruleIndex,
    level: levels[problem.severity],
    message: { text: problem.message },
    locations: [{ physicalLocation: physicalLocation(problem.file, problem.range) }],
    ...(problem.related.length === 0
      ? {}
      : {
          relatedLocations: problem.related.map(({ file, range, message }, id) => ({
            id,
            physicalLocation: physicalLocation(file, range),
            message: { text: message },
          })),
        }),
    ...(problem.fixes.length === 0 ? {} : { fixes: problem.fixes.map(toFix) }),
  };
}

function toFix({ title, edits }: ReportedProblem["fixes"][number]): unknown {
  const files = [...new Set(edits.map((edit) => edit.file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifactOf(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ range, newText }) => ({
          deletedRegion: regionOf(range),
          insertedContent: { text: newText },
        })),
    })),
  };
}

function physicalLocation(file: string, range: ReportedRange): unknown {
  return { artifactLocation: artifactOf(file), region: regionOf(range) };
}

function regionOf({ start, end }: ReportedRange): unknown {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

/** An address, since the names of files may hold anything. */
function artifactOf(file: string): unknown {
  const encoded = file.split("/").map(encodeName).join("/");
  if (file.startsWith("/")) return { uri: `file://${encoded}` };
  if (/^[A-Za-z]:\//.test(file)) return { uri: `file:///${encoded}` };
  return { uri: encoded };
}

/** Half of a surrogate pair, as a broken name can hold, would make `encodeURIComponent` throw. */
function encodeName(name: string): string {
  return encodeURIComponent(name.replace(/[\ud800-\udfff]/gu, "\ufffd"));
}
