import type { Output } from "./environment.ts";

/** Says how far a long run is, on a terminal only and from the second second on. */
export class Progress {
  readonly #output: Output;
  readonly #now: () => number;
  readonly #started: number;
  #shownAt: number;
  #isShown = false;

  constructor(output: Output, now: () => number) {
    this.#output = output;
    this.#now = now;
    this.#started = now();
    this.#shownAt = this.#started + 1000 - interval;
  }

  report(done: number, total: number): void {
    if (!this.#output.isTerminal) return;
    const now = this.#now();
    if (now - this.#shownAt < interval) return;
    this.#shownAt = now;
    this.#isShown = true;
    this.#output.write(`\r\u001b[KChecked ${done} of ${total} files …`);
  }

  /** Leaves the terminal as it was. */
  end(): void {
    if (this.#isShown) this.#output.write("\r\u001b[K");
    this.#isShown = false;
  }
}

/** Milliseconds between two updates. */
const interval = 100;
