import type {
  Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  TextEdit as LspTextEdit,
  Range,
} from "vscode-languageserver-types";
import type { Problem, Severity } from "../core/checks/check.ts";
import type { SourceFile } from "../core/files/source-file.ts";
import type { Span } from "../core/text/span.ts";
import type { TextEdit } from "../core/text/text-edit.ts";

/** Spans count from the start of the file. */
export function toRange(file: SourceFile, span: Span): Range {
  return { start: file.positionAt(span.from), end: file.positionAt(span.to) };
}

export function toTextEdit(file: SourceFile, edit: TextEdit): LspTextEdit {
  return { range: toRange(file, edit.span), newText: edit.newText };
}

export interface DiagnosticSource {
  readonly uri: string;
  readonly file: SourceFile;
  /** Address of the page that explains a check, when the project has one. */
  readonly checkPage: (check: string) => string | undefined;
}

/** The only place where a problem becomes a diagnostic. */
export function toDiagnostic({ uri, file, checkPage }: DiagnosticSource, problem: Problem): Diagnostic {
  const href = checkPage(problem.check);
  const tags = problem.tags?.map((tag) => tagNumbers[tag]);
  const related = problem.related?.map(({ span, message }) => ({
    location: { uri, range: toRange(file, span) },
    message,
  }));
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
