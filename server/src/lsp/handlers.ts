import type {
  CodeAction,
  CodeActionParams,
  Connection,
  SelectionRange,
  SelectionRangeParams,
} from "vscode-languageserver";
import { provideCodeActions } from "../features/code-actions.ts";
import { provideCompletions } from "../features/completion.ts";
import { provideDocumentLinks } from "../features/document-links.ts";
import { provideDocumentSymbols } from "../features/document-symbols.ts";
import { provideFoldingRanges } from "../features/folding-ranges.ts";
import { provideHover } from "../features/hover.ts";
import { provideSelectionRanges } from "../features/selection-ranges.ts";
import { provideSignatureHelp } from "../features/signature-help.ts";
import type { Answers } from "./answer.ts";
import type { DiagnosticsPublisher } from "./publish-diagnostics.ts";
import type { SemanticTokensMemory } from "./semantic-tokens-memory.ts";

interface RequestHandling {
  readonly connection: Connection;
  readonly answers: Answers;
  readonly tokens: SemanticTokensMemory;
  readonly publisher: DiagnosticsPublisher;
}

/** Each request of the protocol and the feature that answers it. */
export function handleRequests({ connection, answers, tokens, publisher }: RequestHandling): void {
  const { languages } = connection;

  connection.onCompletion(answers.at("textDocument/completion", provideCompletions));
  connection.onHover(answers.at("textDocument/hover", provideHover));
  connection.onSignatureHelp(answers.at("textDocument/signatureHelp", provideSignatureHelp));
  connection.onDocumentSymbol(answers.of("textDocument/documentSymbol", provideDocumentSymbols));
  connection.onFoldingRanges(answers.of("textDocument/foldingRange", provideFoldingRanges));
  connection.onSelectionRanges(
    answers.of<SelectionRangeParams, SelectionRange[]>("textDocument/selectionRange", provideSelectionRanges),
  );
  connection.onDocumentLinks(answers.of("textDocument/documentLink", provideDocumentLinks));
  connection.onCodeAction(
    answers.of<CodeActionParams, CodeAction[]>("textDocument/codeAction", provideCodeActions),
  );
  languages.diagnostics.on(({ textDocument }) => publisher.report(textDocument.uri));
  languages.semanticTokens.on(answers.of("textDocument/semanticTokens/full", tokens.full));
  languages.semanticTokens.onDelta(answers.of("textDocument/semanticTokens/full/delta", tokens.delta));
  languages.semanticTokens.onRange(answers.of("textDocument/semanticTokens/range", tokens.range));
}
