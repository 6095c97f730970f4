import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, openExample, openNew, waitForProblems } from "./documents.ts";
import { ruleFile } from "./rule-file.ts";
import { until } from "./until.ts";

/** The same expression in each style of YAML. */
const styles: readonly { readonly name: string; readonly write: (expr: string) => string }[] = [
  { name: "plain", write: (expr) => expr },
  { name: "single-quoted", write: (expr) => `'${expr.replaceAll("'", "''")}'` },
  { name: "double-quoted", write: (expr) => JSON.stringify(expr) },
  { name: "literal", write: (expr) => `|\n          ${expr.replace(" == ", "\n            == ")}` },
  { name: "folded", write: (expr) => `>-\n          ${expr.replace(" == ", "\n          == ")}` },
];

suite("Matchers", () => {
  teardown(closeAllEditors);

  test("explains the matchers of the example", async () => {
    const document = await openExample("rules/endpoints.yml");
    const text = document.getText();
    const matcher = await hoverAt(document, text.indexOf('=~"prod'));
    assert.match(matcher, /^Series whose `environment` is `prod`, `Prod` or `production`\./);
    assert.match(matcher, /series without `environment` are dropped/);
    const selector = await hoverAt(document, text.indexOf("} == 0"));
    assert.match(selector, /^Series of `up` whose `job` is neither `kafka` nor `kafka_exporter`, /);
    assert.match(selector, /; series without `job` are included\./);
  });

  for (const { name, write } of styles) {
    test(`a quick fix changes a matcher and nothing else in a ${name} scalar`, async () => {
      const before = ruleFile(write('http_requests_total{a="it\'s", path=~"a\\\\.b"} == 0'));
      const document = await openNew(`rules/fix-${name}.yml`, before);
      await waitForProblems(document, [`literal-regex: ${matcherIn(before)}`]);
      const at = document.positionAt(before.indexOf("=~"));
      await take(document, at, vscode.CodeActionKind.QuickFix, "Use =");
      assert.equal(document.getText(), ruleFile(write('http_requests_total{a="it\'s", path="a.b"} == 0')));
      await waitForProblems(document, []);
    });

    test(`a refactoring changes a matcher and nothing else in a ${name} scalar`, async () => {
      const before = ruleFile(write('http_requests_total{a="it\'s", path="a.b"} == 0'));
      const document = await openNew(`rules/rewrite-${name}.yml`, before);
      await waitForProblems(document, []);
      const at = document.positionAt(before.indexOf("a.b"));
      await take(document, at, vscode.CodeActionKind.RefactorRewrite, "Match a pattern with `=~` instead");
      assert.equal(
        document.getText(),
        ruleFile(write('http_requests_total{a="it\'s", path=~"a\\\\.b"} == 0')),
      );
    });
  }
});

/** The matcher as it is written, from the name of its label to its last quote. */
function matcherIn(text: string): string {
  return /path=~\\?"a(?:\\)+\.b\\?"/.exec(text)![0];
}

async function take(
  document: vscode.TextDocument,
  at: vscode.Position,
  kind: vscode.CodeActionKind,
  title: string,
): Promise<void> {
  const action = await until(`the action ${title}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(at, at),
      kind.value,
    );
    return actions.find((each) => each.title === title);
  });
  assert.ok(action.edit);
  await vscode.workspace.applyEdit(action.edit);
}

function hoverAt(document: vscode.TextDocument, offset: number): Promise<string> {
  return until("a hover", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      document.positionAt(offset),
    );
    const parts = hovers.flatMap(({ contents }) => contents);
    const text = parts.map((part) => (typeof part === "string" ? part : part.value)).join("\n");
    return text === "" ? undefined : text;
  });
}
