import { codeSpans } from "./code-spans.ts";
import { visibleText } from "./visible-text.ts";

export type Child = Node | string | undefined;

type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void) | undefined>>;

/**
 * The only way in which pages make elements: texts become text nodes, so nothing that a server or a file says is ever
 * read as HTML. A function is a listener for the event of its name.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (typeof value === "string") made.setAttribute(name, value);
    else made.toggleAttribute(name, value === true);
  }
  made.append(...present(children));
  return made;
}

/** Puts other content into an element; what has the focus keeps it, if it is there again under its `id`. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  const focused = parent.contains(document.activeElement) ? document.activeElement?.id : undefined;
  parent.replaceChildren(...present(children));
  if (focused) document.getElementById(focused)?.focus();
}

export function code(text: string): HTMLElement {
  return element("code", {}, visibleText(text));
}

export function button(id: string, title: string, click: () => void): HTMLButtonElement {
  return element("button", { id, type: "button", click }, title);
}

/** A sentence of the server. */
export function said(markdown: string, attributes: Attributes = {}): HTMLElement {
  const parts = codeSpans(markdown).map(({ text, isCode }) => (isCode ? code(text) : text));
  return element("p", attributes, ...parts);
}

/** A table whose rows are read one below the other where there is no room beside each other. */
export function table(
  caption: string,
  headings: readonly string[],
  rows: readonly (readonly Child[])[],
): HTMLElement {
  return element(
    "table",
    {},
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...headings.map((each) => element("th", { scope: "col" }, each)))),
    element(
      "tbody",
      {},
      ...rows.map((cells) =>
        element("tr", {}, ...cells.map((cell, at) => element("td", { "data-heading": headings[at] }, cell))),
      ),
    ),
  );
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== undefined);
}
