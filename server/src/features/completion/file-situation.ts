import type { SourceFile } from "../../core/files/source-file.ts";
import { type Situation, situationAt } from "./situation.ts";

/** A situation with the text that it was told from: a piece of the file or the whole. */
export interface FileSituation {
  /** Its spans count from the start of `text`. */
  readonly situation: Situation;
  readonly text: string;
  /** Where the text starts in the file. */
  readonly start: number;
}

export function situationIn(file: SourceFile, offset: number): FileSituation | undefined {
  const { text, start, above } = ruleAround(file, offset) ?? { text: file.text(), start: 0, above: [] };
  const situation = situationAt(text, offset - start, { kind: file.kind, dialect: file.dialect, above });
  return situation && { situation, text, start };
}

/** What is typed within a rule needs nothing of the file but the rule, however large the file is. */
function ruleAround(file: SourceFile, offset: number) {
  const { chunk, start } = file.chunkAt(offset);
  if (chunk.part !== "rule") return undefined;
  const { text, lines } = chunk;
  const dash = /^([ \t]*)-[ \t]/m.exec(text);
  if (dash === null) return undefined;
  const { line, character } = lines.positionAt(offset - start);
  const first = lines.positionAt(dash.index).line;
  const from = lines.offsetAt({ line, character: 0 });
  const indentation = /^[ \t]*/.exec(text.slice(from))![0].length;
  const isBlank = /^\s*$/.test(text.slice(from, lines.offsetAt({ line: line + 1, character: 0 })));
  const column = isBlank || line === first ? character : indentation;
  return line >= first && column > dash[1]!.length ? { text, start, above } : undefined;
}

const above = ["groups", "-", "rules"];
