import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as vscode from "vscode";
import { annotate } from "../grammar/annotate.ts";
import { grammarNamed, loadGrammars } from "../grammar/grammars.ts";

/** The bundle lies in out/vscode of the repository. */
const root = path.resolve(__dirname, "../..");
const folder = path.join(root, "test/grammar");

suite("The grammars in this VS Code's own YAML grammar", () => {
  for (const name of readdirSync(path.join(folder, "cases")).filter((file) => file.endsWith(".yml"))) {
    test(`colour ${name}`, async () => {
      const registry = await loadGrammars(root, path.join(vscode.env.appRoot, "extensions/yaml/syntaxes"));
      const grammar = await grammarNamed(registry, "source.yaml");
      const annotated = annotate(grammar, readFileSync(path.join(folder, "cases", name), "utf8"));
      assert.equal(annotated, readFileSync(path.join(folder, "goldens", `${name}.txt`), "utf8"));
    });
  }
});
