import type { LabelsObject, TargetInput, TargetsResult } from "../../server/src/protocol/alerting.ts";
import { button, element, fill, said } from "./element.ts";
import { findTargets, isSeries, labelsText, type TargetRow, targetRows } from "./target-rows.ts";
import { visibleText } from "./visible-text.ts";

/** More are found by typing. */
const mostShown = 100;

export interface TargetPicker {
  readonly element: HTMLElement;
  /** The text that stands in the field. */
  readonly input: HTMLInputElement;
  showTargets(result: TargetsResult): void;
  /** Shows a target as chosen, without telling anybody. */
  showChosen(labels: LabelsObject): void;
}

interface Choosing {
  readonly title: string;
  readonly placeholder: string;
  choose(target: TargetInput): void;
  askAgain(): void;
}

/** A field to search targets with, or to type labels into, and below it those that are found. */
export function targetPicker({ title, placeholder, choose, askAgain }: Choosing): TargetPicker {
  let rows: readonly TargetRow[] = [];
  let offered: readonly (TargetRow | string)[] = [];
  let active = -1;
  /** While the text is what was chosen, all targets are offered. */
  let isChosen = false;
  const notes = element("div", { class: "notes" });
  const count = element("p", { class: "only-heard", role: "status" });
  const list = element("ul", { id: "targets", role: "listbox", "aria-label": "Targets", hidden: true });
  const input = element("input", {
    id: "target",
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    placeholder,
    "aria-autocomplete": "list",
    "aria-controls": "targets",
    "aria-expanded": "false",
    focus: () => input.select(),
    click: () => open(),
    blur: () => close(),
    input: () => {
      isChosen = false;
      open();
    },
    keydown: (event) => press(event as KeyboardEvent),
  });

  function open(): void {
    const text = input.value.trim();
    const found = findTargets(rows, isChosen || isSeries(text) ? "" : text);
    const typed = !isChosen && isSeries(text) ? [text] : [];
    offered = [...typed, ...found.slice(0, mostShown)];
    const more = found.length - mostShown;
    const options = offered.map((row, at) => {
      const [name, detail] = typeof row === "string" ? ["Use these labels", row] : [row.name, row.detail];
      return element(
        "li",
        {
          id: `target-${at}`,
          role: "option",
          // The field keeps the focus.
          mousedown: (event) => {
            event.preventDefault();
            take(at);
          },
        },
        element("b", {}, visibleText(name)),
        element("small", {}, visibleText(detail)),
      );
    });
    const rest = more > 0 ? `${more} more: type to find them` : undefined;
    fill(list, ...options, rest && element("li", { class: "note", role: "presentation" }, rest));
    count.textContent = `Targets: ${found.length}`;
    list.hidden = offered.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    activate(typed.length > 0 || (text !== "" && !isChosen) ? 0 : -1);
  }

  function close(): void {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function activate(at: number): void {
    active = at < offered.length ? at : -1;
    for (const [index, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(index === active));
    }
    const option = active < 0 ? undefined : list.children[active];
    if (option === undefined) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", option.id);
    option?.scrollIntoView({ block: "nearest" });
  }

  function press(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === "Escape") {
      close();
    } else if (event.key === "Enter") {
      if (list.hidden) open();
      else if (active < 0) close();
      else take(active);
    } else if (step !== undefined) {
      event.preventDefault();
      if (list.hidden) open();
      const from = active < 0 && step < 0 ? 0 : active;
      activate((from + step + offered.length) % offered.length);
    }
  }

  function take(at: number): void {
    const row = offered[at];
    if (row === undefined) return;
    isChosen = true;
    if (typeof row !== "string") input.value = row.name;
    close();
    choose(
      typeof row === "string" ? { kind: "text", text: row } : { kind: "target", labels: row.target.labels },
    );
  }

  return {
    element: element(
      "div",
      { class: "picker" },
      element("label", { for: "target" }, title),
      element("div", { class: "field" }, input, button("ask-again", "Ask again", askAgain)),
      list,
      notes,
      count,
    ),
    input,
    showTargets: (result) => {
      rows = targetRows(result.targets);
      fill(notes, ...result.notes.map((note) => said(note)));
      if (!list.hidden) open();
    },
    showChosen: (labels) => {
      isChosen = true;
      const known = rows.find(({ target }) => labelsText(target.labels) === labelsText(labels));
      input.value = visibleText(known?.name ?? labelsText(labels));
    },
  };
}
