import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test from "node:test";
import { unusedFeatures } from "../scripts/unused-features.mjs";
import { serverCapabilities } from "../server/src/lsp/capabilities.ts";

const library = "node_modules/vscode-languageclient";

test("the server announces nothing to VS Code that is left out of the language client", () => {
  const capabilities = serverCapabilities({ pullsDiagnostics: false, preparesRename: true });
  const announced: Readonly<Record<string, unknown>> = { ...capabilities };
  const workspace: Readonly<Record<string, unknown>> = { ...capabilities.workspace };
  for (const { capability } of unusedFeatures) {
    const value = capability.startsWith("workspace.")
      ? workspace[capability.slice(10)]
      : announced[capability];
    assert.equal(value, undefined, capability);
  }
});

test("the library has every module that is left out", () => {
  const folders = [
    `${library}/lib/common`,
    `${library}/node_modules/vscode-languageserver-protocol/lib/common`,
  ];
  for (const module of unusedFeatures.flatMap(({ modules }) => modules)) {
    assert.ok(
      folders.some((folder) => existsSync(`${folder}/${module}.js`)),
      module,
    );
  }
});
