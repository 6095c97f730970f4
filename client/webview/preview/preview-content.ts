import type { PreviewedAlert, PreviewedText, PreviewResult } from "../../../server/src/protocol/alerting.ts";
import { type Child, code, element, said, table } from "../element.ts";
import { labelsText } from "../target-rows.ts";
import { visibleLines, visibleText } from "../visible-text.ts";
import { headingOf, originOf, remarksOf } from "./preview-rows.ts";

/** The JSON has all of them. */
const mostShown = 20;

/** Where everything comes from that is sent. */
export function previewContent({ alerts, notes }: PreviewResult): HTMLElement[] {
  const more = alerts.length - mostShown;
  return [
    ...notes.map((note) => said(note, { class: "note" })),
    ...alerts.slice(0, mostShown).map(alertContent),
    ...(more > 0 ? [element("p", {}, `and ${more} more alerts`)] : []),
  ];
}

function alertContent(alert: PreviewedAlert): HTMLElement {
  const { series, labels, annotations } = alert;
  return element(
    "section",
    { class: "alert" },
    element("h2", {}, visibleText(headingOf(alert))),
    element("p", { class: "labels" }, code(labelsText(series))),
    table(
      "Labels",
      ["Label", "Value", "From"],
      labels.map((label) => {
        const remarks = remarksOf(label).map((remark) => element("small", {}, visibleText(remark)));
        return [
          code(label.name),
          textContent(label, label.isDropped ? "del" : "code"),
          element("span", {}, originOf(label), ...remarks),
        ];
      }),
    ),
    annotations.length === 0
      ? element("p", { class: "note" }, "The rule has no annotations.")
      : table(
          "Annotations",
          ["Annotation", "Text"],
          annotations.map((each) => [code(each.name), textContent(each, "span")]),
        ),
  );
}

function textContent(text: PreviewedText, tag: "code" | "del" | "span"): Child {
  const { value, template, error, unknown } = text;
  const trouble = error ?? unknown;
  return element(
    "div",
    {},
    element(tag, { class: "value" }, visibleLines(value)),
    template === undefined ? undefined : element("small", {}, visibleText(template)),
    trouble === undefined ? undefined : said(trouble, { class: "warning", tabindex: "0" }),
  );
}
