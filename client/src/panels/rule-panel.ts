import { Disposable, env, Range, type TextEditor, Uri, ViewColumn, window, workspace } from "vscode";
import {
  type RuleReference,
  type RuleSummary,
  type TargetsResult,
  targetsRequest,
} from "../../../server/src/protocol/alerting.ts";
import type { FromPage, ToPage, Want } from "../../webview/messages.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { askAlerting, findRule } from "./ask-alerting.ts";
import { Panel, type PanelOptions } from "./panel.ts";

/** How long nobody has typed or moved before the panel follows, in milliseconds. */
const pause = 150;

const languages = ["yaml", "helm"];

type Tab = Extract<ToPage, { kind: "tab" }>["tab"];

/** A panel about one rule: the one under the cursor, unless somebody wants it to stay, in the newest text. */
export class RulePanel {
  readonly #context: CommandContext;
  readonly #options: Pick<PanelOptions, "page" | "title">;
  #panel: Panel | undefined;
  #listeners: Disposable | undefined;
  #isReady = false;
  #tab: Tab | undefined;
  #rule: RuleReference = { uri: "", alert: "", line: 0 };
  #want: Want | undefined;
  /** Of the last answer: nothing else is opened in a browser. */
  #urls: ReadonlySet<string> = new Set();
  #isPinned = false;
  /** Counts questions: an answer to an older one is not shown any more. */
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #moved: RuleReference | undefined;
  #isEdited = false;

  constructor(context: CommandContext, options: Pick<PanelOptions, "page" | "title">) {
    this.#context = context;
    this.#options = options;
  }

  show(rule: RuleReference | undefined, tab?: Tab): void {
    if (rule !== undefined) this.#rule = rule;
    this.#tab = tab;
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      if (this.#isReady) void this.#load();
      return;
    }
    this.#isPinned = false;
    const panel = {
      ...this.#options,
      extension: this.#context.extension.extensionUri,
      receive: (message: FromPage) => void this.#receive(message),
      closed: () => this.#close(),
    };
    this.#panel = new Panel(panel, ViewColumn.Beside);
    this.#listeners = Disposable.from(
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || document.uri.toString() !== this.#rule.uri) return;
        this.#isEdited = true;
        this.#follow();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moveTo(textEditor)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.#moveTo(editor)),
    );
  }

  dispose(): void {
    this.#listeners?.dispose();
    clearTimeout(this.#timer);
  }

  #close(): void {
    this.dispose();
    this.#asked++;
    this.#panel = undefined;
    this.#want = undefined;
    this.#isReady = false;
  }

  #moveTo({ document, selection }: TextEditor): void {
    if (this.#isPinned || !languages.includes(document.languageId)) return;
    this.#moved = { uri: document.uri.toString(), alert: "", line: selection.active.line };
    this.#follow();
  }

  #follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#catchUp(), pause);
  }

  async #catchUp(): Promise<void> {
    const moved = this.#moved;
    let isAnother = this.#isEdited;
    this.#moved = undefined;
    this.#isEdited = false;
    if (moved !== undefined) {
      const found = await this.#find(moved);
      if (found !== undefined && !isSame(found, this.#rule)) {
        this.#rule = referenceTo(found);
        isAnother = true;
      }
    }
    if (isAnother) await this.#ask();
  }

  async #receive(message: FromPage): Promise<void> {
    switch (message.kind) {
      case "ready":
        this.#isReady = true;
        return this.#load();
      case "want":
        this.#want = message.want;
        return this.#ask();
      case "ask for targets":
        return this.#tellTargets();
      case "pin":
        this.#isPinned = message.isPinned;
        return;
      case "go to":
        return goTo(message);
      case "open":
        // With a Uri, VS Code would write the query in another way, and lose `+` and `&` in it.
        if (this.#urls.has(message.url)) await env.openExternal(message.url as unknown as Uri);
        return;
      case "copy":
        return env.clipboard.writeText(message.text);
    }
  }

  async #load(): Promise<void> {
    if (this.#tab !== undefined) this.#panel?.say({ kind: "tab", tab: this.#tab });
    const found = await this.#find(this.#rule);
    if (found !== undefined) this.#rule = referenceTo(found);
    else this.#panel?.say({ kind: "no rule" });
    await Promise.all([this.#tellTargets(), this.#ask()]);
  }

  /** Tells the page of the rule that is found. */
  async #find(rule: RuleReference): Promise<RuleSummary | undefined> {
    const client = await this.#context.client();
    const found = client && (await findRule(client, rule));
    if (!found) return undefined;
    const { rule: summary, nearest } = found;
    this.#panel?.say({ kind: "rule", rule: summary, ...(nearest && { suggested: nearest.labels }) });
    return summary;
  }

  async #tellTargets(): Promise<void> {
    const client = await this.#context.client();
    const result = await client?.ask<TargetsResult>(targetsRequest, { uri: this.#rule.uri });
    if (result) this.#panel?.say({ kind: "targets", result });
  }

  async #ask(): Promise<void> {
    const want = this.#want;
    const client = await this.#context.client();
    if (want === undefined || client === undefined) return;
    const question = ++this.#asked;
    const answer = await askAlerting(client, this.#rule, want);
    if (question !== this.#asked) return;
    const { kind, result } = answer;
    if (kind !== "rulesFor" && result) this.#rule = referenceTo(result.rule);
    if (kind === "applies") {
      const urls = result?.selectors.flatMap(({ url }) => url ?? []) ?? [];
      this.#urls = new Set(urls.filter((url) => /^https?:\/\//i.test(url)));
    }
    this.#panel?.say({ kind: "answer", want, answer });
  }
}

function referenceTo({ uri, alert, range }: RuleSummary): RuleReference {
  return { uri, alert, line: range.start.line };
}

function isSame(found: RuleSummary, rule: RuleReference): boolean {
  return found.uri === rule.uri && found.alert === rule.alert && found.range.start.line === rule.line;
}

async function goTo({ uri, range: { start, end } }: Extract<FromPage, { kind: "go to" }>): Promise<void> {
  const target = Uri.parse(uri);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  await window.showTextDocument(target, {
    selection: new Range(start.line, start.character, end.line, end.character),
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
  });
}
