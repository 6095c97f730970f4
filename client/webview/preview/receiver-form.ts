import type { AlertmanagerChoice } from "../../../server/src/protocol/alerting.ts";
import { element } from "../element.ts";
import { visibleText } from "../visible-text.ts";

interface ReceiverForm {
  readonly element: HTMLElement;
  chosen(): { readonly alertmanager?: number };
  /** Nothing is to be chosen where all Alertmanagers get the same. */
  show(choices: readonly AlertmanagerChoice[]): void;
}

/** For which of the Alertmanagers the preview is, where they get different alerts. */
export function receiverForm(changed: () => void): ReceiverForm {
  let alertmanager: number | undefined;
  let shown = "";
  const select = element("select", {
    id: "alertmanager",
    change: () => {
      alertmanager = Number(select.value);
      changed();
    },
  });
  const label = element("label", { for: "alertmanager" }, "Alertmanager");
  const row = element(
    "div",
    { class: "sample", hidden: true },
    element("div", { class: "field-row" }, label, select),
  );
  return {
    element: row,
    chosen: () => (alertmanager === undefined ? {} : { alertmanager }),
    show: (choices) => {
      row.hidden = choices.length === 0;
      // Who just opened the list is not to lose it.
      if (JSON.stringify(choices) === shown) return;
      shown = JSON.stringify(choices);
      select.replaceChildren(
        ...choices.map((choice) => {
          const names = visibleText(choice.names.join("; "));
          return element("option", { value: String(choice.alertmanager), selected: choice.isShown }, names);
        }),
      );
    },
  };
}
