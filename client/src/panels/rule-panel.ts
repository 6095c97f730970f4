import { Disposable, env, Range, type TextEditor, Uri, ViewColumn, window, workspace } from "vscode";
import {
  type RuleReference,
  type RuleSummary,
  type TargetsResult,
  targetsRequest,
} from "../../../server/src/protocol/alerting.ts";
import type { ProjectChange } from "../../../server/src/protocol/requests.ts";
import type { FromPage, ToPage, Want } from "../../webview/messages.ts";
import type { CommandContext } from "../commands/command-context.ts";
import { askAlerting, findRule } from "./ask-alerting.ts";
import { Panel, type PanelOptions } from "./panel.ts";

/** How long nobody has typed or moved before the panel follows, in milliseconds; all rules are more work than one. */
const pauses: Readonly<Record<Want["kind"], number>> = { applies: 150, preview: 150, rulesFor: 1500 };

const languages = ["yaml", "helm"];

const noRule: RuleReference = { uri: "", alert: "", line: 0 };

type Tab = Extract<ToPage, { kind: "tab" }>["tab"];

/** A panel about one rule: the one under the cursor, unless somebody wants it to stay, in the newest text. */
export class RulePanel {
  readonly #context: CommandContext;
  readonly #options: Pick<PanelOptions, "page" | "title">;
  #panel: Panel | undefined;
  #listeners: Disposable | undefined;
  #isReady = false;
  #tab: Tab | undefined;
  #rule: RuleReference = noRule;
  /** What is to be shown as soon as the page is ready. */
  #sought: RuleReference | undefined;
  #want: Want | undefined;
  /** Of the last answer: nothing else is opened in a browser. */
  #urls: ReadonlySet<string> = new Set();
  #isPinned = false;
  /** Count questions: an answer to an older one is not shown any more, nor one to a page that was closed. */
  #asked = 0;
  #askedTargets = 0;
  /** Count where it was to turn to; `#turned` is the newest place that has a rule. */
  #turns = 0;
  #turned = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #moved: RuleReference | undefined;
  #isEdited = false;
  /** Other files may make another answer. */
  #isOutdated = false;

  constructor(context: CommandContext, options: Pick<PanelOptions, "page" | "title">) {
    this.#context = context;
    this.#options = options;
  }

  show(rule: RuleReference | undefined, tab?: Tab): void {
    this.#sought = rule;
    this.#moved = undefined;
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
    const listeners: Disposable[] = [
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0 || document.uri.toString() !== this.#rule.uri) return;
        this.#isEdited = true;
        this.#follow();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => this.#moveTo(textEditor)),
      window.onDidChangeActiveTextEditor((editor) => editor && this.#moveTo(editor)),
    ];
    this.#listeners = new Disposable(() => Disposable.from(...listeners).dispose());
    const opened = this.#panel;
    void this.#context.client()?.then(({ onProjectChanged }) => {
      if (this.#panel === opened) listeners.push(onProjectChanged((change) => this.#takeNews(change)));
    });
  }

  dispose(): void {
    this.#listeners?.dispose();
    clearTimeout(this.#timer);
  }

  #close(): void {
    this.dispose();
    this.#asked++;
    this.#askedTargets++;
    this.#turned = ++this.#turns;
    this.#panel = undefined;
    this.#want = undefined;
    this.#moved = undefined;
    this.#isEdited = false;
    this.#isOutdated = false;
    this.#rule = noRule;
    this.#isReady = false;
  }

  /** The edits of its own file are followed by themselves, and change what other rules do in the list of all. */
  #takeNews({ uris }: ProjectChange): void {
    const isOwn = uris.length === 1 && uris[0] === this.#rule.uri;
    if (isOwn && this.#want?.kind !== "rulesFor") return;
    this.#isOutdated = true;
    this.#follow();
  }

  #moveTo({ document, selection }: TextEditor): void {
    if (this.#isPinned || !languages.includes(document.languageId)) return;
    this.#moved = { uri: document.uri.toString(), alert: "", line: selection.active.line };
    this.#follow();
  }

  #follow(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#catchUp(), pauses[this.#want?.kind ?? "applies"]);
  }

  async #catchUp(): Promise<void> {
    const [moved, isEdited, isOutdated] = [this.#moved, this.#isEdited, this.#isOutdated];
    this.#moved = undefined;
    this.#isEdited = false;
    this.#isOutdated = false;
    const { uri } = this.#rule;
    const isAnother = moved !== undefined && (await this.#turnTo(moved));
    if (this.#panel === undefined) return;
    const asks = isEdited || isOutdated || (isAnother && this.#want?.kind !== "rulesFor");
    await Promise.all([
      // Another file may have another configuration, or another server.
      (isOutdated || uri !== this.#rule.uri) && this.#tellTargets(),
      asks && this.#ask(),
    ]);
  }

  async #receive(message: FromPage): Promise<void> {
    switch (message.kind) {
      case "ready":
        // A page that is moved to another window starts again, and knows no rule.
        if (this.#isReady) this.#sought = this.#rule;
        this.#rule = noRule;
        this.#isPinned = false;
        this.#isReady = true;
        return this.#load();
      case "want":
        this.#want = message.want;
        return this.#ask();
      case "ask for targets":
        return this.#tellTargets();
      case "pin":
        this.#isPinned = message.isPinned;
        this.#moved = undefined;
        if (window.activeTextEditor !== undefined) this.#moveTo(window.activeTextEditor);
        return;
      case "go to":
        return goTo(message);
      case "open":
        if (this.#urls.has(message.url)) await env.openExternal(Uri.parse(forBrowser(message.url)));
        return;
      case "copy":
        return env.clipboard.writeText(message.text);
    }
  }

  async #load(): Promise<void> {
    if (this.#tab !== undefined) this.#panel?.say({ kind: "tab", tab: this.#tab });
    const sought = this.#sought ?? this.#rule;
    const isFound = await this.#turnTo(sought);
    // Without a rule, there still are targets of the file.
    if (isFound === false && this.#rule.uri === "") this.#rule = sought;
    if (isFound === false && this.#rule.alert === "") this.#panel?.say({ kind: "no rule" });
    await Promise.all([this.#tellTargets(), this.#ask()]);
  }

  /**
   * Makes another rule the one of the panel; false if it is that already, or if there is none; undefined if somebody
   * turned to another one meanwhile.
   */
  async #turnTo(rule: RuleReference): Promise<boolean | undefined> {
    const turn = ++this.#turns;
    const client = await this.#context.client();
    const found = client && (await findRule(client, rule));
    if (turn < this.#turned) return undefined;
    if (found) this.#turned = turn;
    if (!found || isSame(found.rule, this.#rule)) return false;
    const { rule: summary, nearest } = found;
    this.#rule = referenceTo(summary);
    this.#panel?.say({ kind: "rule", rule: summary, ...(nearest && { suggested: nearest.labels }) });
    return true;
  }

  async #tellTargets(): Promise<void> {
    const question = ++this.#askedTargets;
    const { uri } = this.#rule;
    const client = await this.#context.client();
    const result = await client?.ask<TargetsResult>(targetsRequest, { uri });
    if (result && question === this.#askedTargets) this.#panel?.say({ kind: "targets", result });
  }

  async #ask(): Promise<void> {
    const want = this.#want;
    if (want === undefined) return;
    const question = ++this.#asked;
    const client = await this.#context.client();
    if (client === undefined || question !== this.#asked) return;
    // Where its last editor was closed, the server does not know the text any more.
    await workspace.openTextDocument(Uri.parse(this.#rule.uri)).then(undefined, () => undefined);
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

/**
 * VS Code writes addresses anew, and some characters of a query get lost on the way. In the address of a selector they
 * only stand in strings, where PromQL knows another way to write them.
 */
function forBrowser(url: string): string {
  return url.replace(/%(2B|26|23|3F)/g, "%5Cx$1");
}

async function goTo({ uri, range: { start, end } }: Extract<FromPage, { kind: "go to" }>): Promise<void> {
  const target = Uri.parse(uri);
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  await window.showTextDocument(target, {
    selection: new Range(start.line, start.character, end.line, end.character),
    viewColumn: shown?.viewColumn ?? ViewColumn.One,
  });
}
