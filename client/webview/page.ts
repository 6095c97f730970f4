import type { RuleSummary } from "../../server/src/protocol/alerting.ts";
import { button, code, element, fill } from "./element.ts";
import type { FromPage, ToPage } from "./messages.ts";
import { visibleText } from "./visible-text.ts";

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

/** What the two pages share: the panel behind the page, and the head of the page. */
export interface Page {
  readonly main: HTMLElement;
  send(message: FromPage): void;
  /** Says something to people who do not see the page change. */
  announce(text: string): void;
  showRule(rule: RuleSummary): void;
  /** Says at the head that what stands below is not of the newest text; undefined takes that back. */
  warn(text: string | undefined): void;
}

export function openPage(receive: (message: ToPage, page: Page) => void): Page {
  const panel = acquireVsCodeApi();
  const send = (message: FromPage): void => panel.postMessage(message);
  const pin = element("input", {
    type: "checkbox",
    id: "pin",
    change: () => send({ kind: "pin", isPinned: pin.checked }),
  });
  const name = element("div", { class: "rule" }, element("h1", {}, "No rule"));
  // What is wrong can be reached by keyboard, as it may be out of sight; nothing is there while it is empty.
  const warning = element("p", { class: "warning", role: "status", tabindex: "0" });
  const announcement = element("p", { class: "only-heard", role: "status" });
  const main = element("main", {});
  document.body.append(
    element("header", {}, name, element("label", { class: "check", for: "pin" }, pin, "Stay with this rule")),
    warning,
    main,
    announcement,
  );
  const page: Page = {
    main,
    send,
    announce: (text) => {
      announcement.textContent = visibleText(text);
    },
    showRule: ({ alert, file, expr, uri, range, ...rule }) => {
      const place = `${file.split("/").slice(-2).join("/")}:${range.start.line + 1}`;
      const goTo = button("go-to-rule", place, () => send({ kind: "go to", uri, range }));
      goTo.className = "link";
      goTo.title = "Go to the rule";
      const condition = element("p", { class: "expression" }, code(expr));
      if (rule.for !== undefined) condition.append(" for ", code(rule.for));
      fill(name, element("h1", {}, code(alert)), goTo, condition);
    },
    warn: (text) => {
      if (warning.textContent !== (text ?? "")) warning.textContent = text ?? "";
    },
  };
  window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => receive(data, page));
  return page;
}
