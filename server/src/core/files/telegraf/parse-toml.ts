import type { AST } from "toml-eslint-parser";
import type { Span } from "../../text/span.ts";
import type { TomlLibrary } from "./toml-library.ts";

export interface TomlProblem {
  readonly span: Span;
  readonly message: string;
}

/**
 * Parses TOML and goes on behind a mistake, as if its line were empty. `program` is missing when there are too many of
 * them, or when the library cannot hold a text: it hands all of its characters to one call. `hidesTables` tells whether
 * tables are missing in it.
 */
export function parseToml(text: string, toml: TomlLibrary): Toml {
  const problems: TomlProblem[] = [];
  let hidesTables = false;
  let rest = text;
  let parsed = parse(rest, toml);
  while (parsed.error !== undefined && problems.length < mostMistakes) {
    const { index, message } = parsed.error;
    const [nearest, ...others] = linesOfMistake(rest, index).map((line) => {
      const blanked = `${rest.slice(0, line.from)}${" ".repeat(line.to - line.from)}${rest.slice(line.to)}`;
      return { line, blanked, after: parse(blanked, toml) };
    });
    // Without the line that is at fault one comes further.
    const better = others.find(({ after }) => reach(after) > reach(nearest!.after)) ?? nearest!;
    problems.push({ span: markedIn(rest, better.line, index), message: messageOf(message) });
    if (better.blanked === rest) break;
    hidesTables ||= /^\s*\[/.test(rest.slice(better.line.from, better.line.to));
    rest = better.blanked;
    parsed = better.after;
  }
  return { program: parsed.program, problems, hidesTables: hidesTables || parsed.program === undefined };
}

interface Toml {
  readonly program: AST.TOMLProgram | undefined;
  readonly problems: readonly TomlProblem[];
  readonly hidesTables: boolean;
}

type Parsed =
  | { readonly program: AST.TOMLProgram | undefined; readonly error: undefined }
  | { readonly program: undefined; readonly error: ParseError };

function parse(text: string, toml: TomlLibrary): Parsed {
  try {
    return { program: toml().parseTOML(text), error: undefined };
  } catch (error) {
    if (isParseError(error)) return { program: undefined, error };
    if (error instanceof RangeError) return { program: undefined, error: undefined };
    throw error;
  }
}

function reach({ error }: Parsed): number {
  return error?.index ?? Number.POSITIVE_INFINITY;
}

const mostMistakes = 20;

/** The library gives its error a place in the text. */
interface ParseError extends Error {
  readonly index: number;
}

function isParseError(error: unknown): error is ParseError {
  return error instanceof Error && typeof (error as Partial<ParseError>).index === "number";
}

/** The line that an offset lies in and, where nothing stands before it there, the last one with something in it. */
function linesOfMistake(text: string, offset: number): readonly Span[] {
  const from = text.lastIndexOf("\n", offset - 1) + 1;
  const line = { from, to: endOfLine(text, from) };
  if (text.slice(from, offset).replace(/[\s[]+/, "") !== "") return [line];
  const before = text.slice(0, from).trimEnd().length;
  const start = text.lastIndexOf("\n", before - 1) + 1;
  return before === 0 ? [line] : [line, { from: start, to: endOfLine(text, start) }];
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function markedIn(text: string, line: Span, offset: number): Span {
  const words = text.slice(line.from, line.to);
  const end = line.from + words.trimEnd().length;
  const start = end - words.trim().length;
  return { from: offset > start && offset < end ? offset : start, to: end };
}

function messageOf(message: string): string {
  return `Telegraf does not read this file: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
