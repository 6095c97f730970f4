/**
 * What the language client's library can do and our server never announces, with the modules that are for it alone.
 * They are a quarter of the library and are left out of the bundle.
 */
export const unusedFeatures = [
  {
    capability: "callHierarchyProvider",
    modules: ["callHierarchy", "protocolCallHierarchyItem", "protocol.callHierarchy"],
  },
  { capability: "colorProvider", modules: ["colorProvider"] },
  { capability: "declarationProvider", modules: ["declaration"] },
  // VS Code is sent its diagnostics and never asks for them.
  { capability: "diagnosticProvider", modules: ["diagnostic", "protocol.diagnostic"] },
  { capability: "documentFormattingProvider", modules: ["formatting"] },
  { capability: "executeCommandProvider", modules: ["executeCommand"] },
  { capability: "implementationProvider", modules: ["implementation"] },
  { capability: "inlineCompletionProvider", modules: ["inlineCompletion"] },
  { capability: "inlineValueProvider", modules: ["inlineValue", "protocol.inlineValue"] },
  {
    capability: "linkedEditingRangeProvider",
    modules: ["linkedEditingRange", "protocol.linkedEditingRange"],
  },
  { capability: "notebookDocumentSync", modules: ["notebook", "protocol.notebook"] },
  { capability: "typeDefinitionProvider", modules: ["typeDefinition"] },
  {
    capability: "typeHierarchyProvider",
    modules: ["typeHierarchy", "protocolTypeHierarchyItem", "protocol.typeHierarchy"],
  },
  { capability: "workspaceSymbolProvider", modules: ["workspaceSymbol", "protocolWorkspaceSymbol"] },
  { capability: "workspace.fileOperations", modules: ["fileOperations", "protocol.fileOperations"] },
  { capability: "workspace.textDocumentContent", modules: ["textDocumentContent"] },
];

/** The library makes one of each feature: this is what it gets instead, which announces nothing and does nothing. */
const instead = `
  class UnusedFeature {
    fillClientCapabilities() {}
    initialize() {}
    getState() { return { kind: "static" }; }
    clear() {}
  }
  module.exports = new Proxy({}, { get: () => UnusedFeature });
`;

/** For esbuild. */
export const leaveOutUnusedFeatures = {
  name: "leave out unused features",
  setup(build) {
    const modules = unusedFeatures.flatMap((feature) => feature.modules).join("|");
    const filter = new RegExp(
      String.raw`[\\/]vscode-(?:languageclient|languageserver-protocol)[\\/]lib[\\/]common[\\/](?:${modules.replaceAll(".", "\\.")})\.js$`,
    );
    build.onLoad({ filter }, () => ({ contents: instead, loader: "js" }));
  },
};
