import { createConnection, ProposedFeatures, TextDocumentSyncKind } from "vscode-languageserver/node";

// The floor: a language server that does no work at all and answers each change with no diagnostics.
const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
connection.onInitialize(() => ({ capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental } }));
connection.onDidOpenTextDocument(({ textDocument: { uri, version } }) => publish(uri, version));
connection.onDidChangeTextDocument(({ textDocument: { uri, version } }) => publish(uri, version));
connection.listen();

function publish(uri: string, version: number): void {
  void connection.sendDiagnostics({ uri, version, diagnostics: [] });
}
