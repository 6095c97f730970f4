import type {
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  Location,
  TextEdit as LspTextEdit,
  Range,
} from "vscode-languageserver-types";
import type { Problem, Severity } from "../core/checks/check.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import type { Place } from "../core/labels/place.ts";
import type { Span } from "../core/text/span.ts";
import type { TextEdit } from "../core/text/text-edit.ts";
import type { FeatureContext } from "./feature-context.ts";

/** Spans count from the start of the file. */
export function toRange(file: SourceFile, span: Span): Range {
  return { start: file.positionAt(span.from), end: file.positionAt(span.to) };
}

export function toTextEdit(file: SourceFile, edit: TextEdit): LspTextEdit {
  return { range: toRange(file, edit.span), newText: edit.newText };
}

/** Where a place of some file of the project is; missing when the project does not have the file any more. */
export function toLocation(
  { project, uriOf }: Pick<FeatureContext, "project" | "uriOf">,
  { file, span }: Place,
): Location | undefined {
  const source = project.file(file);
  return source && { uri: uriOf(file), range: toRange(source, span) };
}

export interface DiagnosticSource extends Pick<FeatureContext, "uri" | "file" | "project" | "uriOf"> {
  /** Address of the page that explains a check, when the project has one. */
  readonly checkPage: (check: string) => string | undefined;
}

/** The only place where a problem becomes a diagnostic. */
export function toDiagnostic(source: DiagnosticSource, problem: Problem): Diagnostic {
  const { uri, file, checkPage } = source;
  const href = checkPage(problem.check);
  const tags = problem.tags?.map((tag) => tagNumbers[tag]);
  const related = problem.related?.flatMap(({ span, file: other, message }) => {
    const location =
      other === undefined ? { uri, range: toRange(file, span) } : toLocation(source, { file: other, span });
    return location === undefined ? [] : [{ location, message }];
  });
  return {
    range: toRange(file, problem.span),
    severity: severityNumbers[problem.severity],
    code: problem.check,
    ...(href === undefined ? undefined : { codeDescription: { href } }),
    source: "promrules",
    message: problem.message,
    ...(tags === undefined || tags.length === 0 ? undefined : { tags }),
    ...(related === undefined || related.length === 0 ? undefined : { relatedInformation: related }),
  };
}

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

const tagNumbers: Readonly<Record<"unnecessary" | "deprecated", DiagnosticTag>> = {
  unnecessary: 1,
  deprecated: 2,
};
