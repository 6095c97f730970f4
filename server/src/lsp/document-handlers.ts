import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol";
import type { ContentChange } from "../core/files/edit-file.ts";
import type { Handlers } from "./handle-safely.ts";
import type { ProjectFiles } from "./project-files.ts";
import type { DiagnosticsPublisher } from "./publish-diagnostics.ts";
import type { SemanticTokensMemory } from "./semantic-tokens-memory.ts";
import type { OpenDocument, Workspace } from "./workspace.ts";

/** How long an edit may stay read rule by rule only, until the file is read as a whole again. */
const settleAfter = 300;

interface DocumentHandling {
  readonly workspace: Workspace;
  readonly publisher: DiagnosticsPublisher;
  readonly tokens: SemanticTokensMemory;
  readonly files: Pick<ProjectFiles, "opened" | "closed">;
}

/**
 * Keeps the open documents up to date. Written by hand, because the `TextDocuments` of the usual library copies the
 * whole text at each key that is typed.
 */
export function documentHandlers({ workspace, publisher, tokens, files }: DocumentHandling): Handlers {
  const settling = new Map<string, NodeJS.Timeout>();

  function settleSoon(document: OpenDocument): void {
    const { uri } = document;
    clearTimeout(settling.get(uri));
    const timer = setTimeout(() => {
      settling.delete(uri);
      void settle(document);
    }, settleAfter);
    settling.set(uri, timer);
  }

  /** Whether there is anything to find out is known when all chunks are read: that is not for the key that is typed. */
  async function settle(document: OpenDocument): Promise<void> {
    await workspace.prepare(document);
    const { uri } = document;
    if (workspace.document(uri) === document && workspace.settle(uri) !== undefined) publisher.changed(uri);
  }

  return {
    "textDocument/didOpen": ({ textDocument }: DidOpenTextDocumentParams) => {
      const { path } = workspace.open(textDocument);
      files.opened(path);
      publisher.changed(textDocument.uri);
    },
    "textDocument/didChange": ({ textDocument, contentChanges }: DidChangeTextDocumentParams) => {
      const { uri, version } = textDocument;
      const document = workspace.change(uri, version, contentChanges.map(checkedChange));
      if (document === undefined) throw new Error(`${uri} is not open.`);
      settleSoon(document);
      publisher.changed(uri);
    },
    "textDocument/didClose": ({ textDocument: { uri } }: DidCloseTextDocumentParams) => {
      clearTimeout(settling.get(uri));
      settling.delete(uri);
      const path = workspace.document(uri)?.path;
      workspace.close(uri);
      if (path !== undefined) files.closed(path);
      publisher.closed(uri);
      tokens.forget(uri);
    },
  };
}

/** Changes come from outside: what is not of the promised form is refused before anything is applied. */
function checkedChange(change: TextDocumentContentChangeEvent): ContentChange {
  if (typeof change.text !== "string") throw new TypeError("A change has no text.");
  const range = "range" in change ? change.range : undefined;
  return range ? { range, text: change.text } : { text: change.text };
}
