import type { Connection, TextDocumentContentChangeEvent } from "vscode-languageserver";
import type { ContentChange } from "../core/files/edit-file.ts";
import type { Answers } from "./answer.ts";
import type { DiagnosticsPublisher } from "./publish-diagnostics.ts";
import type { SemanticTokensMemory } from "./semantic-tokens-memory.ts";
import type { Workspace } from "./workspace.ts";

/** How long an edit may stay read rule by rule only, until the file is read as a whole again. */
const settleAfter = 300;

interface DocumentHandling {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly publisher: DiagnosticsPublisher;
  readonly tokens: SemanticTokensMemory;
  readonly answers: Answers;
}

/**
 * Keeps the open documents up to date. Handlers of our own, because the library's `TextDocuments` copies the whole
 * text at each key that is typed.
 */
export function handleDocuments({
  connection,
  workspace,
  publisher,
  tokens,
  answers,
}: DocumentHandling): void {
  const settling = new Map<string, NodeJS.Timeout>();

  connection.onDidOpenTextDocument(
    answers.notification("textDocument/didOpen", ({ textDocument }) => {
      workspace.open(textDocument);
      publisher.changed(textDocument.uri);
    }),
  );
  connection.onDidChangeTextDocument(
    answers.notification("textDocument/didChange", ({ textDocument: { uri, version }, contentChanges }) => {
      const document = workspace.change(uri, version, contentChanges.map(checkedChange));
      if (document === undefined) throw new Error(`${uri} is not open.`);
      if (!document.file.isSettled) settleSoon(uri);
      publisher.changed(uri);
    }),
  );
  connection.onDidCloseTextDocument(
    answers.notification("textDocument/didClose", ({ textDocument: { uri } }) => {
      workspace.close(uri);
      publisher.closed(uri);
      tokens.forget(uri);
    }),
  );

  function settleSoon(uri: string): void {
    clearTimeout(settling.get(uri));
    const timer = setTimeout(() => {
      settling.delete(uri);
      if (workspace.settle(uri) !== undefined) publisher.changed(uri);
    }, settleAfter);
    settling.set(uri, timer);
  }
}

/** Changes come from outside: what is not of the promised form is refused before anything is applied. */
function checkedChange(change: TextDocumentContentChangeEvent): ContentChange {
  if (typeof change.text !== "string") throw new TypeError("A change has no text.");
  const range = "range" in change ? change.range : undefined;
  return range ? { range, text: change.text } : { text: change.text };
}
