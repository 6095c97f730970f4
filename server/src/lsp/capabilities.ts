import type { ClientCapabilities, ServerCapabilities } from "vscode-languageserver-protocol";
import type { ClientAbilities, MarkupFormat } from "../features/feature-context.ts";
import { codeActionKinds, tokenTypes } from "../features/legends.ts";

/** What the server announces. */
export function serverCapabilities({
  pullsDiagnostics,
  preparesRename,
}: Pick<Client, "pullsDiagnostics" | "preparesRename">): ServerCapabilities {
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: 2, save: { includeText: false } },
    completionProvider: { triggerCharacters: ["(", "[", "{", ",", "@", "$", ".", '"', "'", "`", "|"] },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: preparesRename ? { prepareProvider: true } : true,
    signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: [")"] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [] },
      full: { delta: true },
      range: true,
    },
    inlayHintProvider: true,
    codeLensProvider: { resolveProvider: true },
    codeActionProvider: { codeActionKinds: [...codeActionKinds] },
    ...(pullsDiagnostics
      ? { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false } }
      : undefined),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** What the client said that matters to us. Every field of its capabilities may be missing. */
export interface Client extends ClientAbilities {
  /** Diagnostics are asked for, because the client does not take those that are sent. */
  readonly pullsDiagnostics: boolean;
  /** Asks whether something can be renamed before it asks for a name. */
  readonly preparesRename: boolean;
  /** It can be told to ask for all diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  /** It can be told to ask for all code lenses again. */
  readonly refreshesLenses: boolean;
  /** The same for inlay hints. */
  readonly refreshesHints: boolean;
  readonly configuration: boolean;
  readonly workspaceFolders: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchedFiles: boolean;
}

export function readClient({ textDocument, workspace }: ClientCapabilities): Client {
  const completionItem = textDocument?.completion?.completionItem;
  const signature = textDocument?.signatureHelp?.signatureInformation;
  return {
    hoverFormat: preferredFormat(textDocument?.hover?.contentFormat),
    documentationFormat: preferredFormat(completionItem?.documentationFormat),
    signatureFormat: preferredFormat(signature?.documentationFormat),
    snippets: completionItem?.snippetSupport === true,
    labelOffsets: signature?.parameterInformation?.labelOffsetSupport === true,
    annotatesEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    symbolTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    pullsDiagnostics: textDocument?.diagnostic !== undefined && textDocument.publishDiagnostics === undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    configuration: workspace?.configuration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchedFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}

/** The first format that the client lists is the one it prefers. */
function preferredFormat(formats: readonly MarkupFormat[] | undefined): MarkupFormat {
  return formats?.find((format) => format === "markdown" || format === "plaintext") ?? "plaintext";
}
