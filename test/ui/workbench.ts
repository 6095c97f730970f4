import type { FrameLocator, Locator, Page } from "playwright-core";

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
    // The command may have a question of its own, and shows it in the same place.
    await this.#row(title).waitFor({ state: "hidden" });
  }

  /** Throws away what was typed into the file. */
  async revert(): Promise<void> {
    await this.command("File: Revert File");
    await this.page.locator(".tab.active.dirty").waitFor({ state: "hidden" });
  }

  async goTo(line: number, column: number): Promise<void> {
    const input = await this.#quickInput("Control+g", `:${line}:${column}`);
    await input.press("Enter");
    await input.waitFor({ state: "hidden" });
  }

  /** Hovers until there is a hover with the text: the first time the server may not be ready. */
  async hover(place: Locator, text: string): Promise<Locator> {
    const hover = this.page.locator(".monaco-hover:visible", { hasText: text }).first();
    return this.#repeatUntil(hover, async () => {
      await this.page.mouse.move(900, 700);
      await place.hover();
    });
  }

  /** Asks for suggestions until there is this one. */
  async suggestion(text: string): Promise<Locator> {
    const row = this.page.locator(".suggest-widget.visible .monaco-list-row", { hasText: text }).first();
    return this.#repeatUntil(row, () => this.page.keyboard.press("Control+Space"));
  }

  /** Opens the light bulb's menu until there is this action. */
  async action(title: string): Promise<Locator> {
    const row = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    return this.#repeatUntil(row, async () => {
      await this.page.keyboard.press("Escape");
      await this.page.keyboard.press("Control+.");
    });
  }

  /** Takes the row of a list that is open. */
  async pick(text: string): Promise<void> {
    const row = this.page.locator(".quick-input-widget .monaco-list-row", { hasText: text }).first();
    await row.click();
  }

  /** Answers a question that is open, or about to be. */
  async enter(title: string, text: string): Promise<void> {
    await this.page.locator(".quick-input-titlebar", { hasText: title }).waitFor();
    const input = this.page.locator(".quick-input-widget input.input");
    await input.fill(text);
    await input.press("Enter");
    await this.page.locator(".quick-input-titlebar", { hasText: title }).waitFor({ state: "hidden" });
  }

  /** Waits for a notification among all that there are, as it is shown by itself for a while only, and closes them. */
  async notification(text: string): Promise<void> {
    await this.command("Notifications: Show Notifications");
    await this.page
      .locator(".notifications-center .notification-list-item", { hasText: text })
      .first()
      .waitFor();
    await this.command("Notifications: Clear All Notifications");
  }

  /** Waits until the `{}` menu of the status bar says something. */
  async status(text: string): Promise<Locator> {
    const status = this.page.locator(".hover-language-status", { hasText: text }).first();
    return this.#repeatUntil(status, async () => {
      await this.page.mouse.move(900, 700);
      await this.page.locator("#status\\.languageStatus").hover();
    });
  }

  /** A word in the editor that is a token of its own. */
  word(word: string): Locator {
    const whole = new RegExp(`^${word}$`);
    return this.page.locator(".monaco-editor .view-line span span", { hasText: whole }).first();
  }

  /** Presses a code lens, the first of that title. */
  async lens(title: string): Promise<void> {
    await this.page.locator(".codelens-decoration a", { hasText: title }).first().click();
  }

  /** The inside of the webview that is shown. */
  webview(title: string): FrameLocator {
    return this.page
      .frameLocator(`iframe.webview.ready[name]:visible`)
      .frameLocator(`iframe[title="${title}"]`);
  }

  async #repeatUntil(wanted: Locator, action: () => Promise<void>): Promise<Locator> {
    for (let attempt = 0; attempt < 20; attempt++) {
      await action();
      const isThere = wanted.waitFor({ timeout: 1500 }).then(
        () => true,
        () => false,
      );
      if (await isThere) {
        return wanted;
      }
    }
    throw new Error(`Tried twenty times, but there is no ${wanted}.`);
  }

  async #quickInput(key: string, text: string): Promise<Locator> {
    await this.page.keyboard.press(key);
    const input = this.page.locator(".quick-input-widget input.input");
    await input.waitFor();
    await input.fill(text);
    return input;
  }

  /** The row that Enter takes. */
  #row(text: string): Locator {
    return this.page.locator(".quick-input-widget .monaco-list-row.focused", { hasText: text });
  }
}
