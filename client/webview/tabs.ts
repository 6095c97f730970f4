import { element } from "./element.ts";

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly content: HTMLElement;
}

export interface Tabs {
  readonly element: HTMLElement;
  show(id: string): void;
}

/** Tabs as assistive technology knows them: one stop for the Tab key, and arrow keys within. */
export function tabs(label: string, all: readonly Tab[], shown: (id: string) => void = () => {}): Tabs {
  const buttons = all.map(({ id, title }) =>
    element(
      "button",
      { id: `tab-${id}`, type: "button", role: "tab", "aria-controls": `panel-${id}`, click: () => show(id) },
      title,
    ),
  );
  const panels = all.map(({ id, content }) =>
    element("div", { id: `panel-${id}`, role: "tabpanel", "aria-labelledby": `tab-${id}` }, content),
  );
  const list = element(
    "div",
    { role: "tablist", "aria-label": label, keydown: (event) => move(event as KeyboardEvent) },
    ...buttons,
  );

  function show(id: string): void {
    for (const [at, tab] of all.entries()) {
      const isShown = tab.id === id;
      buttons[at]!.setAttribute("aria-selected", String(isShown));
      buttons[at]!.tabIndex = isShown ? 0 : -1;
      panels[at]!.hidden = !isShown;
    }
    shown(id);
  }

  function move(event: KeyboardEvent): void {
    const here = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: here - 1,
      ArrowRight: here + 1,
      Home: 0,
      End: -1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    const next = (place + all.length) % all.length;
    show(all[next]!.id);
    buttons[next]!.focus();
  }

  show(all[0]!.id);
  return { element: element("section", {}, list, ...panels), show };
}
