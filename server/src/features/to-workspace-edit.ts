import type { ChangeAnnotation, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver-types";
import type { FileEdits, Fix } from "../core/text/fix.ts";
import type { FeatureContext } from "./feature-context.ts";
import { toTextEdit } from "./to-lsp.ts";

/**
 * A fix as the client makes it. One that reaches into other files says so where the client shows edits before it makes
 * them. It does not ask for that: VS Code would begin with all of them unticked, and applying would do nothing.
 */
export function toWorkspaceEdit(
  context: FeatureContext,
  { title, edits, otherFiles = [] }: Fix,
): WorkspaceEdit {
  const all = [{ file: context.path, edits }, ...otherFiles];
  const { client } = context;
  if (otherFiles.length === 0 || !client.annotatesEdits) {
    return {
      changes: Object.fromEntries(all.map((each) => [uriOf(context, each), textEdits(context, each)])),
    };
  }
  const documentChanges = all.map(
    (each): TextDocumentEdit => ({
      textDocument: { uri: uriOf(context, each), version: null },
      edits: textEdits(context, each).map((edit) => ({ ...edit, annotationId: annotation })),
    }),
  );
  const shown: ChangeAnnotation = { label: title, needsConfirmation: false };
  return { documentChanges, changeAnnotations: { [annotation]: shown } };
}

/** Whether the project has all files that a fix changes. */
export function canEdit({ project }: FeatureContext, { otherFiles = [] }: Fix): boolean {
  return otherFiles.every(({ file }) => project.file(file) !== undefined);
}

const annotation = "fix";

function textEdits(context: FeatureContext, { file, edits }: FileEdits) {
  const source = file === context.path ? context.file : context.project.file(file)!;
  return edits.map((edit) => toTextEdit(source, edit));
}

function uriOf(context: FeatureContext, { file }: FileEdits): string {
  return file === context.path ? context.uri : context.uriOf(file);
}
