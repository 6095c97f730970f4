import type { SourceFile } from "../files/source-file.ts";
import type { Suppression } from "../files/suppression.ts";
import type { Problem } from "./check.ts";
import { homeLine, ruleAt, ruleAtOrAfter } from "./problem-place.ts";

export interface PlacedSuppression {
  readonly suppression: Suppression;
  /** What has to be added to its spans to count from the start of the file. */
  readonly start: number;
  /** Names it: where it starts in the file. */
  readonly key: number;
}

/** Finds the comments that silence a problem, in time that does not grow with their number. */
export class SuppressionIndex {
  readonly #file: SourceFile;
  readonly #wholeFile: PlacedSuppression[] = [];
  readonly #byLine = new Map<number, PlacedSuppression[]>();
  /** By where the rule starts in the file. */
  readonly #byRule = new Map<number, PlacedSuppression[]>();
  /** From a `begin` to its `end`, in the order of the file. */
  readonly #stretches: { readonly from: number; readonly to: number; readonly by: PlacedSuppression }[] = [];

  /** The suppressions in the order of the file. */
  constructor(file: SourceFile, suppressions: readonly PlacedSuppression[]) {
    this.#file = file;
    // From the last one up, so that a stack of comments on lines of their own finds its target in one walk.
    const nextLines = new Map<number, number>();
    for (const placed of [...suppressions].reverse()) this.#enter(placed, nextLines);
    this.#enterStretches(suppressions);
  }

  suppressionsOf(problem: Problem): readonly PlacedSuppression[] {
    const found = this.#wholeFile.filter(silences(problem));
    if (this.#byLine.size > 0) {
      const line = this.#file.positionAt(problem.span.from).line;
      const home = homeLine(this.#file, problem.span.from) ?? line;
      for (const each of home === line ? [line] : [home, line]) {
        found.push(...(this.#byLine.get(each) ?? []).filter(silences(problem)));
      }
    }
    if (this.#byRule.size > 0) {
      const rule = ruleAt(this.#file, problem.span.from);
      if (rule !== undefined) found.push(...(this.#byRule.get(rule) ?? []).filter(silences(problem)));
    }
    const stretch = this.#stretchAt(problem.span.from);
    return stretch === undefined ? found : [...found, stretch];
  }

  #enter(placed: PlacedSuppression, nextLines: Map<number, number>): void {
    switch (placed.suppression.reach) {
      case "file":
        this.#wholeFile.push(placed);
        break;
      case "line":
        add(this.#byLine, this.#targetLine(placed, nextLines), placed);
        break;
      case "next-line":
        add(this.#byLine, this.#file.positionAt(placed.key).line + 1, placed);
        break;
      case "rule": {
        const rule = ruleAtOrAfter(this.#file, placed.key);
        if (rule !== undefined) add(this.#byRule, rule, placed);
        break;
      }
      case "begin":
      case "end":
        break;
    }
  }

  /** The line of the comment, or the next one that holds more than a comment when it stands alone. */
  #targetLine({ key }: PlacedSuppression, nextLines: Map<number, number>): number {
    const own = this.#file.positionAt(key).line;
    if (!/^[\s]*#/.test(this.#lineText(own))) return own;
    let line = own + 1;
    while (line < this.#file.lineCount && /^\s*(?:#|$)/.test(this.#lineText(line))) {
      const known = nextLines.get(line);
      if (known !== undefined) {
        line = known;
        break;
      }
      line++;
    }
    nextLines.set(own, line);
    return line;
  }

  #lineText(line: number): string {
    const from = this.#file.offsetAt({ line, character: 0 });
    const to = this.#file.offsetAt({ line: line + 1, character: 0 });
    return this.#file.text({ from, to: line + 1 < this.#file.lineCount ? to : this.#file.length });
  }

  #enterStretches(suppressions: readonly PlacedSuppression[]): void {
    let begin: PlacedSuppression | undefined;
    for (const placed of suppressions) {
      if (placed.suppression.reach === "begin") begin ??= placed;
      if (placed.suppression.reach !== "end" || begin === undefined) continue;
      this.#stretches.push({ from: begin.key, to: placed.key, by: begin });
      begin = undefined;
    }
    if (begin !== undefined) this.#stretches.push({ from: begin.key, to: this.#file.length + 1, by: begin });
  }

  #stretchAt(offset: number): PlacedSuppression | undefined {
    let low = 0;
    let high = this.#stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#stretches[middle]!.to <= offset) low = middle + 1;
      else high = middle;
    }
    const stretch = this.#stretches[low];
    return stretch !== undefined && stretch.from <= offset ? stretch.by : undefined;
  }
}

function silences(problem: Problem): (placed: PlacedSuppression) => boolean {
  return ({ suppression: { checks } }) =>
    checks === undefined || checks.some(({ id }) => id === problem.check);
}

function add<Key>(map: Map<Key, PlacedSuppression[]>, key: Key, placed: PlacedSuppression): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [placed]);
  else list.push(placed);
}
