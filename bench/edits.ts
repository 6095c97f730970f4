import { defaultCheckSettings } from "../server/src/core/checks/check-settings.ts";
import { FileProblems } from "../server/src/core/checks/file-problems.ts";
import { editFile } from "../server/src/core/files/edit-file.ts";
import { readFile } from "../server/src/core/files/read-file.ts";
import { testReadOptions as options } from "../test/support/read-options.ts";
import type { BenchOptions } from "./bench-options.ts";
import { generateRules } from "./generate-rules.ts";
import { quantile } from "./statistics.ts";
import type { Row } from "./table.ts";

/** Edits within this process: what one keystroke, and a paste of 20 rules, cost without any transport. */
export function measureEdits({ isQuick }: BenchOptions): Row[] {
  const document = new EditedDocument(generateRules({ rules: 10_000, seed: 1 }));
  const count = isQuick ? 4000 : 20_000;
  const typed = samples(count, (index) => document.type(index));
  const pasted = samples(count / 20, (index) => document.paste(index));
  const anchor = "in process, 10,000 rules";
  const unit = "ms";
  return [
    { metric: "edit in a rule, p50", anchor, unit, value: quantile(typed, 0.5), goal: 0.05 },
    { metric: "edit in a rule, p99", anchor, unit, value: quantile(typed, 0.99), goal: 1 },
    { metric: "paste of 20 rules, p50", anchor, unit, value: quantile(pasted, 0.5), goal: 2 },
  ];
}

/** Times each call; the first ones, with cold code, are left out. */
function samples(count: number, act: (index: number) => void): number[] {
  const taken: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    act(index);
    taken.push(performance.now() - start);
  }
  return taken.slice(Math.floor(count / 5));
}

class EditedDocument {
  readonly #problems = new FileProblems(defaultCheckSettings);
  readonly #names: readonly number[];
  #file;

  constructor(text: string) {
    this.#file = readFile(text, { options });
    this.#problems.update(this.#file);
    // In the lines of `alert:` and `record:`: whatever is typed there is a name.
    this.#names = [...text.matchAll(/^ {6}- (?:alert|record): \S+/gm)].map(
      ({ index, 0: line }) => index + line.length,
    );
  }

  /** One character in, and at the next call out again, anywhere in the file. */
  type(index: number): void {
    const from = this.#place(index >> 1);
    const isTyped = index % 2 === 0;
    this.#replace(from, isTyped ? from : from + 1, isTyped ? "q" : "");
  }

  paste(index: number): void {
    const from = this.#place(index >> 1);
    this.#replace(from, index % 2 === 0 ? from : from + pasted.length, index % 2 === 0 ? pasted : "");
  }

  #place(number: number): number {
    return this.#names[(number * 7919) % this.#names.length]!;
  }

  #replace(from: number, to: number, newText: string): void {
    this.#file = editFile(this.#file, [{ span: { from, to }, newText }]);
    this.#problems.update(this.#file);
  }
}

const pasted = Array.from(
  { length: 20 },
  (_, index) => `\n        expr: 'up == 0'\n      - alert: Pasted${index}`,
).join("");
