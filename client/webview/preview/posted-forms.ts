import type { PreviewResult } from "../../../server/src/protocol/alerting.ts";
import { button, element } from "../element.ts";
import type { Page } from "../page.ts";
import { tabs } from "../tabs.ts";
import { visibleLines } from "../visible-text.ts";

/** Of JSON; all of it is copied. */
const mostShown = 100_000;

interface PostedForms {
  readonly element: HTMLElement;
  show(result: PreviewResult): void;
}

/** The JSON that Prometheus posts, and that which receivers get of Alertmanager. */
export function postedForms({ send, announce }: Page): PostedForms {
  let last: PreviewResult | undefined;
  const posted = jsonView("posted", ({ json }) => json);
  const webhook = jsonView("webhook", ({ webhookJson }) => webhookJson);
  const both = tabs("What is sent", [
    { id: "posted", title: "To Alertmanager", content: posted.element },
    { id: "webhook", title: "Webhook", content: webhook.element },
  ]);
  return {
    element: both.element,
    show: (result) => {
      last = result;
      posted.show(result);
      webhook.show(result);
    },
  };

  function jsonView(id: string, jsonOf: (result: PreviewResult) => string): PostedForms {
    const copy = button(`copy-${id}`, "Copy", () => {
      if (last === undefined) return;
      send({ kind: "copy", text: jsonOf(last) });
      announce("Copied.");
    });
    // It may be wider than its place, so those who use the keyboard have to be able to scroll it.
    const text = element("pre", { tabindex: "0" });
    return {
      element: element("div", { class: "json" }, copy, text),
      show: (result) => {
        const shown = visibleLines(jsonOf(result), mostShown);
        if (text.textContent !== shown) text.textContent = shown;
      },
    };
  }
}
