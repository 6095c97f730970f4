import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

/** Compares with the text of a file below test/goldens; `UPDATE=1` writes the file instead. */
export function checkGolden(name: string, actual: string): void {
  const path = `test/goldens/${name}`;
  if (process.env.UPDATE === "1") writeFileSync(path, actual);
  assert.equal(actual, readFileSync(path, "utf8"), `${path} differs; with UPDATE=1 it is written again`);
}

/** The text that a golden was made of: everything but the lines that begin with `#^`. */
export function sourceOfGolden(name: string): string {
  return readFileSync(`test/goldens/${name}`, "utf8")
    .split("\n")
    .filter((line) => !line.startsWith("#^"))
    .join("\n");
}

export interface Mark {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly text: string;
}

/** Writes a line below each line for each mark in it: `#^` and the place, then what is there. */
export function withMarks(source: string, marks: readonly Mark[]): string {
  const byLine = new Map<number, Mark[]>();
  for (const mark of marks) byLine.set(mark.line, [...(byLine.get(mark.line) ?? []), mark]);
  return source
    .split("\n")
    .flatMap((line, index) => [line, ...(byLine.get(index) ?? []).map((mark) => printMark(mark, line))])
    .join("\n");
}

function printMark({ character, length, text }: Mark, line: string): string {
  return `#^ ${String(character).padStart(3)} ${line.slice(character, character + length)} · ${text}`;
}
