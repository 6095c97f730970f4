import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type * as Oniguruma from "vscode-oniguruma";
import type * as Textmate from "vscode-textmate";

/** Our grammars, put into the YAML grammar that lies in `yamlFolder` just as VS Code does it. */
export async function loadGrammars(root: string, yamlFolder: string): Promise<Textmate.Registry> {
  // Required from the repository, because this also runs as a part of the bundle inside VS Code.
  const require = createRequire(path.join(root, "package.json"));
  const { Registry, parseRawGrammar }: typeof Textmate = require("vscode-textmate");
  const { createOnigScanner, createOnigString, loadWASM }: typeof Oniguruma = require("vscode-oniguruma");
  await loadWASM({ data: readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")) });
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const contributed: ContributedGrammar[] = manifest.contributes.grammars;
  return new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    async loadGrammar(scope) {
      const ours = contributed.find(({ scopeName }) => scopeName === scope);
      const file = ours ? path.join(root, ours.path) : yamlGrammarFile(yamlFolder, scope);
      return existsSync(file) ? parseRawGrammar(readFileSync(file, "utf8"), file) : undefined;
    },
    getInjections: (scope) =>
      contributed.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
}

export async function grammarNamed(registry: Textmate.Registry, scope: string): Promise<Textmate.IGrammar> {
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) {
    throw new Error(`There is no grammar ${scope}.`);
  }
  return grammar;
}

interface ContributedGrammar {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}

/** VS Code keeps `source.yaml` in yaml.tmLanguage.json and `source.yaml.1.2` in yaml-1.2.tmLanguage.json. */
function yamlGrammarFile(folder: string, scope: string): string {
  const version = scope.replace(/^source\.yaml\.?/, "");
  return path.join(folder, version === "" ? "yaml.tmLanguage.json" : `yaml-${version}.tmLanguage.json`);
}
