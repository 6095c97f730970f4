import type { Span } from "../text/span.ts";
import { isBlank, isBreak, lineEnd } from "./line-break.ts";
import type { Rejection } from "./token.ts";

export interface MendedText {
  /** As long as the part of the text that it stands for, so that offsets mean the same. */
  readonly source: string;
  /** Where the last character of a key was overwritten by the colon that it lacks. */
  readonly colon: number | undefined;
}

/**
 * Changes a broken document at the place of its mistake, so that a tolerant parser does not carry the mistake into
 * the lines after it: an open quote or bracket ends with its line, a line that is no entry becomes a key, and lines
 * that are indented by tabs are left out. Only characters are replaced.
 */
export function mend(text: string, span: Span, rejection: Rejection): MendedText {
  const { message, context } = rejection;
  const source = text.slice(span.from, span.to);
  const put = (at: number, character: string) => {
    const index = at - span.from;
    return source.slice(0, index) + character + source.slice(index + 1);
  };
  if (message === "could not find expected ':'" && context !== undefined) {
    const last = lastOfLine(text, context);
    return last > context && isPlainKey(text, context, last)
      ? { source: put(last, ":"), colon: last }
      : { source, colon: undefined };
  }
  if (message.includes("tab character") || text.charCodeAt(rejection.from) === 9) {
    return { source: source.replace(/^([ ]*)\t/gm, "$1#"), colon: undefined };
  }
  const closer = closerOf(text, rejection);
  if (closer === undefined || context === undefined) return { source, colon: undefined };
  const last = lastOfLine(text, context);
  return { source: last > context ? put(last, closer) : put(context, "~"), colon: undefined };
}

/** What an open quote or bracket lacks, if it seems that it was to end in its line. */
function closerOf(text: string, { message, context }: Rejection): string | undefined {
  if (context === undefined) return undefined;
  if (message === "found unexpected end of stream" || message === "found unexpected document indicator") {
    return text.charAt(context);
  }
  const isOpen = message.endsWith("',' or ']'") || message.endsWith("',' or '}'");
  if (!isOpen || isIndentedAfter(text, context)) return undefined;
  return message.charAt(message.length - 2);
}

/** Whether the next line with text is indented deeper than the line of `at`. */
function isIndentedAfter(text: string, at: number): boolean {
  let next = lineEnd(text, at);
  let start = next;
  for (; next < text.length; next++) {
    const code = text.charCodeAt(next);
    if (isBreak(code)) start = next + 1;
    else if (!isBlank(code)) return next - start > indentation(text, lineStart(text, at));
  }
  return false;
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Spaces and dashes: a key after a dash is indented, too. */
function indentation(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32 || (text.charCodeAt(at) === 45 && text.charCodeAt(at + 1) === 32)) at++;
  return at - from;
}

function isPlainKey(text: string, from: number, last: number): boolean {
  const code = text.charCodeAt(from);
  return code !== 34 && code !== 39 && !/[[\]{},&*#]/.test(text.slice(from, last + 1));
}

/** The last character of the line of `at` that is no blank. */
function lastOfLine(text: string, at: number): number {
  let last = lineEnd(text, at) - 1;
  while (last > at && isBlank(text.charCodeAt(last))) last--;
  return last;
}
