import type {
  CodeActionParams,
  DocumentDiagnosticParams,
  InlayHintParams,
  ReferenceParams,
  RenameParams,
  SelectionRangeParams,
  SemanticTokensDeltaParams,
  SemanticTokensRangeParams,
} from "vscode-languageserver-protocol";
import { provideCodeActions } from "../features/code-actions.ts";
import { provideCompletions, provideLiveCompletions } from "../features/completion.ts";
import { provideDefinition } from "../features/definition.ts";
import { provideDocumentLinks } from "../features/document-links.ts";
import { provideDocumentSymbols } from "../features/document-symbols.ts";
import { provideFoldingRanges } from "../features/folding-ranges.ts";
import { provideLiveHover } from "../features/hover/live-metric.ts";
import { explainRule } from "../features/hover/rule.ts";
import { provideHover } from "../features/hover.ts";
import { provideInlayHints } from "../features/inlay-hints.ts";
import { provideDocumentHighlights, provideReferences } from "../features/references.ts";
import { prepareRename, provideRenameEdits } from "../features/rename.ts";
import { provideSelectionRanges } from "../features/selection-ranges.ts";
import { provideSignatureHelp } from "../features/signature-help.ts";
import { explainRuleRequest } from "../protocol/explain.ts";
import type { Answers } from "./answer.ts";
import type { Handlers } from "./handle-safely.ts";
import type { DiagnosticsPublisher } from "./publish-diagnostics.ts";
import type { SemanticTokensMemory } from "./semantic-tokens-memory.ts";

interface Answering {
  readonly answers: Answers;
  readonly tokens: SemanticTokensMemory;
  readonly publisher: DiagnosticsPublisher;
  showsHints(uri: string): boolean;
}

/** Each request of the protocol and the feature that answers it. */
export function requestHandlers({ answers, tokens, publisher, showsHints }: Answering): Handlers {
  return {
    "textDocument/completion": answers.live(provideCompletions, provideLiveCompletions),
    "textDocument/hover": answers.live(provideHover, provideLiveHover),
    [explainRuleRequest]: answers.at(explainRule),
    "textDocument/definition": answers.search(provideDefinition),
    "textDocument/references": answers.search<ReferenceParams>(provideReferences),
    "textDocument/documentHighlight": answers.at(provideDocumentHighlights),
    "textDocument/prepareRename": answers.search(prepareRename),
    "textDocument/rename": answers.search<RenameParams>(provideRenameEdits),
    "textDocument/signatureHelp": answers.at(provideSignatureHelp),
    "textDocument/documentSymbol": answers.whole(provideDocumentSymbols),
    "textDocument/foldingRange": answers.whole(provideFoldingRanges),
    "textDocument/selectionRange": answers.of<SelectionRangeParams>(provideSelectionRanges),
    "textDocument/documentLink": answers.of(provideDocumentLinks),
    "textDocument/inlayHint": answers.of<InlayHintParams>((context, { range }) =>
      showsHints(context.uri) ? provideInlayHints(context, range) : [],
    ),
    "textDocument/codeAction": answers.of<CodeActionParams>(provideCodeActions),
    "textDocument/diagnostic": ({ textDocument }: DocumentDiagnosticParams) =>
      publisher.report(textDocument.uri),
    "textDocument/semanticTokens/full": answers.whole(tokens.full),
    "textDocument/semanticTokens/full/delta": answers.whole<SemanticTokensDeltaParams>(tokens.delta),
    "textDocument/semanticTokens/range": answers.of<SemanticTokensRangeParams>(tokens.range),
  };
}
