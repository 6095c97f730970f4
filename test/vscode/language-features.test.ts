import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, cursorIn, openNew, replaceText, waitForProblems } from "./documents.ts";
import { ruleFile } from "./rule-file.ts";
import { until } from "./until.ts";

suite("Language features", () => {
  teardown(closeAllEditors);

  test("completes functions in an expression", async () => {
    const text = ruleFile("histogram_q<|>");
    const document = await openNew("rules/completion.yml", text);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      cursorIn(text),
    );
    const item = items.find(({ label }) => labelText(label) === "histogram_quantile");
    assert.equal(item?.kind, vscode.CompletionItemKind.Function);
  });

  test("completes the fields of a rule", async () => {
    const text = ruleFile("up == 0\n        keep<|>");
    const document = await openNew("rules/fields.yml", text);
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      cursorIn(text),
    );
    assert.ok(items.some(({ label }) => labelText(label) === "keep_firing_for"));
  });

  test("shows the signature of the function that is being called", async () => {
    const text = ruleFile("histogram_quantile(0.9, <|>)");
    const document = await openNew("rules/signature.yml", text);
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
      "vscode.executeSignatureHelpProvider",
      document.uri,
      cursorIn(text),
      ",",
    );
    assert.match(help.signatures[0]?.label ?? "", /^histogram_quantile\(/);
    assert.equal(help.activeParameter, 1);
  });

  test("explains functions and fields", async () => {
    const text = ruleFile("sum(ra<|>te(up[5m]))");
    const document = await openNew("rules/hover.yml", text);
    assert.match(await hoverAt(document, cursorIn(text)), /per-second/i);
    assert.match(await hoverAt(document, new vscode.Position(5, 9)), /before its alert fires/);
  });

  test("outlines groups and rules", async () => {
    const document = await openNew("rules/outline.yml", ruleFile("up"));
    const symbols = await until("the outline", async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return found?.length ? found : undefined;
    });
    const group = symbols.find(({ name }) => name === "example");
    assert.deepEqual(
      group?.children.map(({ name }) => name),
      ["InstanceDown"],
    );
  });

  test("folds groups and rules", async () => {
    const document = await openNew("rules/folding.yml", ruleFile("up"));
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    assert.ok(ranges.some(({ start, end }) => start === 3 && end >= 7));
  });

  test("mends an unknown field with a quick fix", async () => {
    const document = await openNew(
      "rules/fix.yml",
      ruleFile("queue_length > 9").replace("labels:", "lables:"),
    );
    await waitForProblems(document, ["unknown-field: lables"]);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      new vscode.Range(6, 8, 6, 8),
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ edit }) => edit !== undefined);
    assert.ok(fix?.edit, `There is a fix among ${actions.map(({ title }) => title).join(", ")}.`);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), ruleFile("queue_length > 9"));
    await waitForProblems(document, []);
  });

  test("colours what a grammar cannot know, also behind escapes", async () => {
    const document = await openNew("rules/tokens.yml", ruleFile('"sum by (job) (up{job=\\"api\\"}[5m])"'));
    assert.deepEqual(await semanticTokens(document), [
      "aggregation sum",
      "keyword by",
      "labelName job",
      "metric up",
      "labelName job",
      "operator =",
      'labelValue \\"api\\"',
      "duration 5m",
    ]);
    await replaceText(document, "sum by", "min by");
    const [first] = await semanticTokens(document);
    assert.equal(first, "aggregation min");
  });

  test("says what a code means, under the mouse and behind it", async () => {
    const text = ruleFile("max without (result, result_type) (net_response_result_code) == 3");
    const document = await openNew("rules/codes.yml", text);
    const hover = await hoverAt(document, document.positionAt(text.indexOf("net_response") + 3));
    assert.match(hover, /- 3 `read_failed`/);
    const hints = await until("hints", async () => {
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await vscode.commands.executeCommand<vscode.InlayHint[] | undefined>(
        "vscode.executeInlayHintProvider",
        document.uri,
        all,
      );
      return found?.length ? found : undefined;
    });
    const labels = hints.map(({ label }) =>
      typeof label === "string" ? label : label.map(({ value }) => value).join(""),
    );
    assert.deepEqual(labels, ["read_failed"]);
  });
});

function labelText(label: vscode.CompletionItem["label"]): string {
  return typeof label === "string" ? label : label.label;
}

function hoverAt({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string> {
  return until("a hover", async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      uri,
      position,
    );
    const parts = hovers.flatMap(({ contents }) => contents);
    const text = parts.map((part) => (typeof part === "string" ? part : part.value)).join("\n");
    return text === "" ? undefined : text;
  });
}

/** `type text` of each token: the five numbers of the protocol are distances from the token before. */
async function semanticTokens(document: vscode.TextDocument): Promise<string[]> {
  const [legend, tokens] = await until("tokens", async () => {
    const found = await Promise.all([
      vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
        "vscode.provideDocumentSemanticTokensLegend",
        document.uri,
      ),
      vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
        "vscode.provideDocumentSemanticTokens",
        document.uri,
      ),
    ]);
    const [foundLegend, foundTokens] = found;
    return foundLegend && foundTokens ? ([foundLegend, foundTokens] as const) : undefined;
  });
  const texts: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < tokens.data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = tokens.data.subarray(at, at + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const range = new vscode.Range(line, character, line, character + length);
    texts.push(`${legend.tokenTypes[type]} ${document.getText(range)}`);
  }
  return texts;
}
