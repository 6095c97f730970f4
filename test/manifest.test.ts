import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { documentSelector } from "../client/src/document-selector.ts";
import { tokenTypes } from "../server/src/features/legends.ts";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const { contributes } = manifest;

test("every file that the manifest names is there, and is packaged", () => {
  const files: string[] = [
    manifest.icon,
    ...contributes.grammars.map(({ path }: { path: string }) => path),
    ...contributes.languages.map(({ configuration }: { configuration?: string }) => configuration),
    ...contributes.yamlValidation.map(({ url }: { url: string }) => url),
  ].filter((file) => file !== undefined);
  const packaged = readFileSync(".vscodeignore", "utf8").split("\n");
  for (const file of files.map((name) => name.replace(/^\.\//, ""))) {
    assert.ok(existsSync(file), file);
    const pattern = file.replace(/^syntaxes\/.*/, "syntaxes/*.json");
    assert.ok(packaged.includes(`!${pattern}`), `${file} is in .vscodeignore.`);
  }
});

test("the extension wakes for every language that the server is told about", () => {
  const languages = documentSelector.flatMap((filter) => ("language" in filter ? [filter.language] : []));
  for (const language of languages) {
    assert.ok(manifest.activationEvents.includes(`onLanguage:${language}`), language);
  }
});

test("files that are selected by their name have a language that wakes the extension", () => {
  const names = new Map<string, string>();
  for (const language of contributes.languages as readonly Language[]) {
    for (const name of [...(language.extensions ?? []), ...(language.filenamePatterns ?? [])]) {
      names.set(name.replace(/^(\*\*\/)?\*?/, ""), language.id);
    }
  }
  for (const filter of documentSelector) {
    if ("pattern" in filter) {
      const name = [...names.keys()].find((end) => filter.pattern.endsWith(end));
      assert.ok(name, filter.pattern);
      assert.ok(manifest.activationEvents.includes(`onLanguage:${names.get(name)}`), filter.pattern);
    }
  }
});

interface Language {
  readonly id: string;
  readonly extensions?: readonly string[];
  readonly filenamePatterns?: readonly string[];
}

test("themes are told about every kind of token that is not one of the protocol's own", () => {
  const standard = ["function", "keyword", "operator", "number", "string", "comment"];
  const own = tokenTypes.filter((type) => !standard.includes(type));
  assert.deepEqual(
    contributes.semanticTokenTypes.map(({ id }: { id: string }) => id).sort(),
    [...own].sort(),
  );
  const [{ scopes }] = contributes.semanticTokenScopes;
  assert.deepEqual(Object.keys(scopes).sort(), [...own].sort());
});
