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

/**
 * The value of the line around the offset, when it is one that has to be quoted and is not: one that starts as
 * something else in YAML, or with a colon in it.
 */
export function unquotedValueAt(text: string, offset: number): Span | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end === -1 ? text.length : end).trimEnd();
  const match = /^[ -]*[\w.-]+: +/.exec(line);
  if (match === null) return undefined;
  const from = start + match[0].length;
  const value = text.slice(from, start + line.length);
  if (offset < from || value.includes(" #") || !mustBeQuoted(value)) return undefined;
  return { from, to: from + value.length };
}

function mustBeQuoted(value: string): boolean {
  if (/^[{[@`%*&!]/.test(value)) return true;
  // A quoted text that does not reach to the end: `"up" == 0`.
  if (/^"/.test(value)) return !/^"(?:[^"\\]|\\.)*"$/.test(value);
  if (/^'/.test(value)) return !/^'(?:[^']|'')*'$/.test(value);
  return /: /.test(value);
}
