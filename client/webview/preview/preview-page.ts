import type { LabelsObject, PreviewResult } from "../../../server/src/protocol/alerting.ts";
import { element, fill, said } from "../element.ts";
import type { ToPage, Want } from "../messages.ts";
import { openPage, type Page } from "../page.ts";
import { postedForms } from "./posted-forms.ts";
import { previewContent } from "./preview-content.ts";
import { type sampleOf, troubleOf } from "./preview-rows.ts";
import { receiverForm } from "./receiver-form.ts";
import { sampleForm } from "./sample-form.ts";

/** What would be sent for a series that somebody chooses. */
export function previewPage(): void {
  /** What the content of the page answers. */
  let shown: string | undefined;
  const page: Page = openPage(receive);
  const trouble = element("div", { class: "warning", role: "alert", tabindex: "0" });
  const content = element("div", { class: "result" });
  const forms = postedForms(page);
  const receivers = receiverForm(() => tell());
  let made: ReturnType<typeof sampleOf> | undefined;
  const sample = sampleForm({
    changed: (changed) => {
      made = changed;
      tell();
    },
    askAgain: () => page.send({ kind: "ask for targets" }),
  });
  page.main.append(
    sample.element,
    receivers.element,
    trouble,
    element("div", { class: "columns" }, forms.element, content),
  );
  page.send({ kind: "ready" });

  let suggested: LabelsObject | undefined;

  function tell(): void {
    if (made === undefined) return;
    if ("problem" in made) fill(trouble, made.problem);
    else page.send({ kind: "want", want: { kind: "preview", ...made, ...receivers.chosen() } });
  }

  function receive(message: ToPage): void {
    switch (message.kind) {
      case "targets":
        sample.showTargets(message.result, suggested);
        break;
      case "rule":
        suggested = message.suggested;
        page.showRule(message.rule);
        sample.suggest(suggested, message.rule.value);
        break;
      case "no rule":
        page.warn(shown === undefined ? "Put the cursor into an alerting rule." : undefined);
        break;
      case "answer":
        if (message.answer.kind === "preview") showAnswer(message.answer.result, message.want);
    }
  }

  function showAnswer(result: PreviewResult | null | undefined, want: Want): void {
    const question = JSON.stringify([want, result?.rule.uri, result?.rule.alert]);
    const warning = warningFor(result, question);
    page.warn(warning);
    if (result) page.showRule(result.rule);
    if (!result || warning !== undefined) return;
    shown = question;
    const wrong = troubleOf(result);
    fill(trouble, wrong && said(wrong));
    fill(content, ...previewContent(result));
    forms.show(result);
    receivers.show(result.alertmanagers ?? []);
    page.announce(`Alerts that are sent: ${result.posted.length}`);
  }

  /** Why the preview stays as it is: while somebody types, the rule cannot always be read. */
  function warningFor(result: PreviewResult | null | undefined, question: string): string | undefined {
    if (result === undefined) return "The language server does not answer.";
    if (result === null) return "The rule is gone, or cannot be read now. This is the last preview.";
    if (result.mistake === undefined || question !== shown) return undefined;
    return `${result.mistake.replaceAll("`", "")} This is the last preview.`;
  }
}
