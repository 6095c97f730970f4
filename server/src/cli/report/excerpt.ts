import type { ReportedRange, SourceLines } from "./check-result.ts";
import { displayWidth } from "./display-width.ts";

export interface ExcerptLine {
  /** Missing where lines are left out. */
  readonly number: number | undefined;
  readonly text: string;
  /** Spaces and carets; empty where nothing of the range is shown. */
  readonly carets: string;
}

/** A problem that spans more lines than this is shown by its first and its last ones. */
const mostLines = 5;

/** The lines of a range with carets below them, as they fit into `columns` of a terminal. */
export function excerptOf(source: SourceLines, range: ReportedRange, columns: number): ExcerptLine[] {
  const first = range.start.line;
  const last = lastLineOf(range);
  const excerpt: ExcerptLine[] = [];
  for (let number = first; number <= last; number++) {
    if (last - first >= mostLines && number === first + 2) {
      excerpt.push({ number: undefined, text: "…", carets: "" });
      number = last;
    }
    const line = source.line(number);
    const from = number === first ? range.start.column - 1 : line.search(/\S|$/);
    const to = number === range.end.line ? range.end.column - 1 : line.trimEnd().length;
    excerpt.push({ number, ...excerptOfLine(line, from, Math.max(to, from), columns) });
  }
  return excerpt;
}

/** A range that ends right at the start of a line has nothing of that line. */
function lastLineOf({ start, end }: ReportedRange): number {
  return end.line > start.line && end.column === 1 ? end.line - 1 : end.line;
}

interface Cell {
  readonly shown: string;
  readonly width: number;
  readonly marked: boolean;
}

function excerptOfLine(
  line: string,
  from: number,
  to: number,
  columns: number,
): { readonly text: string; readonly carets: string } {
  // Most lines are short and plain: then a character is a column.
  if (line.length <= columns && /^[ -~]*$/.test(line)) {
    return { text: line.trimEnd(), carets: " ".repeat(from) + "^".repeat(Math.max(1, to - from)) };
  }
  const { cells, before, after } = windowOf(cellsNear(line, from, to, columns), columns);
  let text = before ? "…" : "";
  let carets = before ? " " : "";
  for (const cell of cells) {
    text += cell.shown;
    carets += (cell.marked ? "^" : " ").repeat(cell.width);
  }
  if (from === to && carets.trimEnd() === "")
    carets = `${" ".repeat(caretColumn(cells, before, line, from))}^`;
  return { text: (after ? `${text}…` : text).trimEnd(), carets: carets.trimEnd() };
}

/** An empty range is shown as one caret, below the character that it stands before or right after the line. */
function caretColumn(cells: readonly Cell[], cut: boolean, line: string, from: number): number {
  const width = cells.reduce((sum, cell) => sum + cell.width, cut ? 1 : 0);
  return from >= line.length ? width : Math.max(0, width - 1);
}

/** Lines can be megabytes long: only what can be shown around the range is looked at. */
function cellsNear(line: string, from: number, to: number, columns: number) {
  const start = wholeCharacterAt(line, Math.max(0, from - columns));
  const end = Math.min(line.length, Math.min(to, from + columns) + columns);
  const cells: (Cell & { readonly at: number })[] = [];
  let at = start;
  for (const character of line.slice(start, end)) {
    const isMarked = from === to ? at === from : at < to && at + character.length > from;
    cells.push({ ...shownAs(character), marked: isMarked, at });
    at += character.length;
  }
  return { cells, cutBefore: start > 0, cutAfter: end < line.length };
}

function wholeCharacterAt(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** Tabs become spaces; control characters, which could play tricks with a terminal, become their pictures. */
function shownAs(character: string): { readonly shown: string; readonly width: number } {
  if (character === "\t") return { shown: "    ", width: 4 };
  const shown = withoutControls(character);
  return { shown, width: displayWidth(shown) };
}

/** The same text with its control characters made visible. */
export function withoutControls(text: string): string {
  return text.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (control) => {
      const code = control.charCodeAt(0);
      if (code < 0x20) return String.fromCharCode(0x2400 + code);
      return code === 0x7f ? "\u2421" : "\ufffd";
    },
  );
}

/** Cuts a line that is too long, so that the start of the range stays in sight with some text before it. */
function windowOf(
  { cells, cutBefore, cutAfter }: ReturnType<typeof cellsNear>,
  columns: number,
): { readonly cells: readonly Cell[]; readonly before: boolean; readonly after: boolean } {
  const total = cells.reduce((sum, cell) => sum + cell.width, 0);
  if (total <= columns && !cutBefore && !cutAfter) return { cells, before: false, after: false };
  const marked = cells.findIndex((cell) => cell.marked);
  const lead = Math.floor(columns / 3);
  let first = marked === -1 ? cells.length : marked;
  for (let width = 0; first > 0 && width + cells[first - 1]!.width <= lead; first--) {
    width += cells[first - 1]!.width;
  }
  // With room to spare at the end of the line, more of what comes before is shown.
  let width = first > 0 || cutBefore ? 2 : 1;
  let last = first;
  for (; last < cells.length && width + cells[last]!.width <= columns; last++) width += cells[last]!.width;
  if (last === cells.length && !cutAfter) {
    for (; first > 0 && width + cells[first - 1]!.width <= columns; first--) width += cells[first - 1]!.width;
  }
  return {
    cells: cells.slice(first, last),
    before: first > 0 || cutBefore,
    after: last < cells.length || cutAfter,
  };
}
