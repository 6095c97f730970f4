import type { Fix } from "../text/fix.ts";
import type { Span } from "../text/span.ts";

/** Puts what is written in single quotes, in which YAML takes every character as it is. */
export function quoteFix(text: string, span: Span): Fix | undefined {
  const written = text.slice(span.from, span.to);
  if (written === "" || /[\r\n]/.test(written)) return undefined;
  return {
    title: "Put it in quotes",
    safe: false,
    edits: [{ span, newText: `'${written.replaceAll("'", "''")}'` }],
  };
}

/** The same for a mapping that braces made of a template or of a selector, where a text was meant. */
export function quoteMappingFix(text: string, span: Span): Fix | undefined {
  return /^\{(?:\{|.*=)/.test(text.slice(span.from, span.to)) ? quoteFix(text, span) : undefined;
}

/**
 * The value of the line around the offset, when it is one that has to be quoted and is not: one that starts as
 * something else in YAML, or with a colon in it. Missing when the value goes on, or may be meant to, on the next line.
 */
export function unquotedValueAt(text: string, offset: number): Span | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end === -1 ? text.length : end).trimEnd();
  const match = /^([ -]*)([\w.-]+): +/.exec(line);
  if (match === null || holders.has(match[2]!)) return undefined;
  const from = start + match[0].length;
  const value = text.slice(from, start + line.length);
  if (offset < from || value.includes(" #") || !mustBeQuoted(value)) return undefined;
  const isContinued = end !== -1 && indentationAt(text, end + 1) > match[1]!.length;
  return isContinued ? undefined : { from, to: from + value.length };
}

/** Fields that never have a text. */
const holders: ReadonlySet<string> = new Set(["groups", "rules", "labels", "annotations"]);

/** Of the first line from there on that is not blank. */
function indentationAt(text: string, from: number): number {
  const blank = /\s*\n/y;
  blank.lastIndex = from;
  const start = blank.test(text) ? blank.lastIndex : from;
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  return at - start;
}

function mustBeQuoted(value: string): boolean {
  if (/^[{[@`%*&!]/.test(value)) return true;
  // A quoted text that does not reach to the end: `"up" == 0`.
  if (/^"/.test(value)) return !/^"(?:[^"\\]|\\.)*"$/.test(value);
  if (/^'/.test(value)) return !/^'(?:[^']|'')*'$/.test(value);
  return /: /.test(value);
}
