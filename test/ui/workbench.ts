import type { Locator, Page } from "playwright-core";

/** What a person does in VS Code's window. Every step waits for what it leads to, never for a time. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async ready(): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  }

  async open(file: string): Promise<void> {
    const name = file.split("/").at(-1);
    const input = await this.#quickInput("Control+p", file);
    await this.#row(name ?? file).waitFor();
    await input.press("Enter");
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator(`.monaco-editor[data-uri$="${name}"] .view-line`).first().waitFor();
  }

  async command(title: string): Promise<void> {
    const input = await this.#quickInput("F1", `>${title}`);
    await this.#row(title).waitFor();
    await input.press("Enter");
  }

  async goTo(line: number, column: number): Promise<void> {
    const input = await this.#quickInput("Control+g", `:${line}:${column}`);
    await input.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Hovers until there is a hover with the text: the first time the server may not be ready. */
  async hover(place: Locator, text: string): Promise<Locator> {
    const hover = this.page.locator(".monaco-hover:visible", { hasText: text }).first();
    for (let attempt = 0; attempt < 20; attempt++) {
      await this.page.mouse.move(900, 700);
      await place.hover();
      const shown = await hover.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      );
      if (shown) {
        return hover;
      }
    }
    throw new Error(`No hover says ${text}.`);
  }

  /** A piece of text in the editor, as the tokens have split it. */
  text(text: string): Locator {
    return this.page.locator(".monaco-editor .view-line span span", { hasText: text }).first();
  }

  async #quickInput(key: string, text: string): Promise<Locator> {
    await this.page.keyboard.press(key);
    const input = this.page.locator(".quick-input-widget input.input");
    await input.waitFor();
    await input.fill(text);
    return input;
  }

  #row(text: string): Locator {
    return this.page.locator(".quick-input-widget .monaco-list-row", { hasText: text }).first();
  }
}
