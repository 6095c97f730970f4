import type { AppliesResult, LabelsObject, TargetInput } from "../../../server/src/protocol/alerting.ts";
import { button, element, fill, said } from "../element.ts";
import type { Answer, ToPage } from "../messages.ts";
import { openPage, type Page } from "../page.ts";
import { tabs } from "../tabs.ts";
import { targetPicker } from "../target-picker.ts";
import { appliesContent } from "./applies-content.ts";
import { rulesContent } from "./rules-content.ts";

/** Whether a rule applies to a target, and which rules do. */
export function appliesPage(): void {
  let target: TargetInput | undefined;
  let tab: "applies" | "rulesFor" = "applies";
  let last: AppliesResult | undefined;
  const page: Page = openPage(receive);
  const picker = targetPicker({
    title: "Target",
    placeholder: 'Search, or type {job="node", …}',
    choose: (chosen) => {
      target = chosen;
      ask();
    },
    askAgain: () => {
      page.send({ kind: "ask for targets" });
      ask();
    },
  });
  const one = element("div", { class: "result" }, element("p", {}, "Choose a target."));
  const all = element("div", { class: "result" }, element("p", {}, "Choose a target."));
  const both = tabs(
    "Of the target",
    [
      { id: "rule", title: "This rule", content: one },
      { id: "rules", title: "All rules", content: all },
    ],
    (id) => {
      tab = id === "rule" ? "applies" : "rulesFor";
      ask();
    },
  );
  page.main.append(picker.element, both.element);
  page.send({ kind: "ready" });
  picker.input.focus();

  function ask(): void {
    if (target !== undefined) page.send({ kind: "want", want: { kind: tab, target } });
  }

  function receive(message: ToPage): void {
    switch (message.kind) {
      case "targets":
        picker.showTargets(message.result);
        break;
      case "tab":
        both.show(message.tab);
        break;
      case "rule":
        page.showRule(message.rule);
        break;
      case "no rule":
        page.warn(last === undefined ? noRule : undefined);
        break;
      case "answer":
        showAnswer(message.answer);
    }
  }

  function showAnswer({ kind, result }: Answer): void {
    page.warn(warningFor(result));
    if (!result || kind === "preview") return;
    const content = kind === "applies" ? one : all;
    if (result.mistake !== undefined) {
      fill(content, said(result.mistake, { class: "warning", tabindex: "0" }));
    } else if (kind === "applies") {
      last = result;
      page.showRule(result.rule);
      fill(content, ...appliesContent(result, { send: page.send, choose: chooseButton, now: Date.now() }));
      page.announce(result.summary.replaceAll("`", ""));
    } else {
      fill(content, ...rulesContent(result, page.send));
      page.announce(`Rules that apply: ${result.applies.length}`);
    }
  }

  function warningFor(result: Answer["result"]): string | undefined {
    if (result === undefined) return "The language server does not answer.";
    if (result !== null) return undefined;
    return last === undefined ? noRule : "The rule is gone, or cannot be read now. This is the last answer.";
  }

  function chooseButton(labels: LabelsObject): HTMLElement {
    return button("choose-nearest", "Choose it", () => {
      target = { kind: "target", labels };
      picker.showChosen(labels);
      ask();
    });
  }
}

const noRule = "Put the cursor into an alerting rule.";
