import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { annotate } from "./annotate.ts";
import { grammarNamed, loadGrammars } from "./grammars.ts";

/** A YAML grammar that works as VS Code's does; `npm run test:vscode` compares the same files under VS Code's own. */
const yamlFolder = process.env.PROMRULES_YAML_GRAMMARS ?? "test/grammar/fixtures";

const registry = await loadGrammars(process.cwd(), yamlFolder);

const scopes: Readonly<Record<string, string>> = { ".promql": "source.promql", ".conf": "source.telegraf" };

for (const name of readdirSync("test/grammar/cases")) {
  test(`colours ${name}`, async () => {
    const grammar = await grammarNamed(registry, scopes[path.extname(name)] ?? "source.yaml");
    const golden = path.join("test/grammar/goldens", `${name}.txt`);
    const annotated = annotate(grammar, readFileSync(path.join("test/grammar/cases", name), "utf8"));
    if (process.env.UPDATE !== undefined) {
      writeFileSync(golden, annotated);
    }
    assert.equal(annotated, existsSync(golden) ? readFileSync(golden, "utf8") : "");
  });
}
