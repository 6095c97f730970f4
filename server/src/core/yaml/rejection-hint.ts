import type { Span } from "../text/span.ts";
import { isBlank, isBreak, lineEnd } from "./line-break.ts";
import type { Rejection } from "./token.ts";

export interface RejectionHint {
  /** What was probably meant, a sentence. */
  readonly hint: string;
  /** Where the mistake is, when that is not where go-yaml noticed it. */
  readonly span?: Span;
}

/** What go-yaml's words do not say. `quoted` is the last scalar in quotes before the mistake. */
export function rejectionHint(
  text: string,
  rejection: Rejection,
  quoted: Span | undefined,
): RejectionHint | undefined {
  const { message, from } = rejection;
  if (quoted !== undefined && quoted.to <= from && lineEnd(text, quoted.to) >= from) {
    const after = afterQuotes(text, quoted);
    if (after !== undefined) return after;
  }
  switch (message) {
    case "found unexpected end of stream":
    case "found unexpected document indicator":
      return { hint: "The quote that opens here is never closed." };
    case "found unknown escape character":
      return { hint: "Write `\\\\` for a backslash, or use single quotes." };
    case "could not find expected ':'":
      return { hint: missingColon(text, rejection) };
    case "found character that cannot start any token":
      return { hint: wrongStart(text.charAt(from)) };
    case "did not find expected alphabetic or numeric character":
      return { hint: mustBeQuoted(text.charAt(from)) };
    case "mapping values are not allowed in this context":
      return { hint: unexpectedColon(text, from) };
  }
  const open = openBracket(text, rejection);
  if (open !== undefined) return open;
  if (message.includes("tab character")) return { hint: wrongStart("\t") };
  if (valueStart(text, from) === "{{") return { hint: mustBeQuoted("{{") };
  if (message === "did not find expected <document start>" && /^%/m.test(text.slice(0, from))) {
    return { hint: "A line with `---` is missing between the directives and the document." };
  }
  return isAboutIndentation(message) && isFirstInLine(text, from)
    ? { hint: "The indentation of this line fits none of the lines above." }
    : undefined;
}

/** Something follows a closing quote: the value holds a quote, or an earlier value lacks its own. */
function afterQuotes(text: string, quoted: Span): RejectionHint | undefined {
  const inner = text.slice(quoted.from, quoted.to);
  if (/[\r\n]/.test(inner)) {
    const span = { from: quoted.from, to: lineEnd(text, quoted.from) };
    return { hint: "The quote that opens here is closed only some lines later.", span };
  }
  const isSingle = text.charCodeAt(quoted.from) === 39;
  const quote = isSingle ? "`''`" : '`\\"`';
  return { hint: `The value ends with its closing quote. Write ${quote} for a quote within it.` };
}

/** A flow collection that ends in another line than it begins, most likely because its bracket is missing. */
function openBracket(text: string, { message, context, from }: Rejection): RejectionHint | undefined {
  if (context === undefined || !message.startsWith("did not find expected ','")) return undefined;
  if (valueStart(text, context) === "{{" || lineEnd(text, context) > from) return undefined;
  const hint = `The \`${text.charAt(context)}\` that opens here is not closed.`;
  return { hint, span: { from: context, to: context + 1 } };
}

function missingColon(text: string, { from, to }: Rejection): string {
  const hasColon = /^[\w.-]+:\S/.test(text.slice(from, to));
  return hasColon ? "A space is missing after the colon." : "A key needs a colon and a space.";
}

function wrongStart(character: string): string {
  if (character === "\t") return "YAML is indented with spaces, not with tabs.";
  return mustBeQuoted(character);
}

function mustBeQuoted(start: string): string {
  if (start === "`") return "A value that starts with a backquote has to be quoted.";
  return `A value that starts with \`${start}\` has to be quoted.`;
}

function unexpectedColon(text: string, colon: number): string {
  const before = text.slice(lineStart(text, colon), colon);
  if (/:\s/.test(before)) return "A value that holds `: ` has to be quoted.";
  const above = text.slice(0, colon - before.length).trimEnd();
  const isDeeper =
    /^\s*/.exec(before)![0].length > /^[\s-]*/.exec(above.slice(lineStart(above, above.length)))![0].length;
  return isDeeper
    ? "This line is indented deeper than the key above it, whose value is already there."
    : "The line above is no entry: a key needs a colon and a space.";
}

/** The first two characters of what follows the key in the line of `at`. */
function valueStart(text: string, at: number): string {
  const line = text.slice(lineStart(text, at), lineEnd(text, at));
  return /^[\s-]*[^\s:]+:\s+(\S\S)/.exec(line)?.[1] ?? "";
}

/** Words for something that is right by itself, but not at its place. */
function isAboutIndentation(message: string): boolean {
  return /^did not find expected (?:key|'-' indicator|<document start>|node content)$|not allowed in this context$/.test(
    message,
  );
}

function isFirstInLine(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && (isBlank(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === 45)) start--;
  return at < text.length && (start === 0 || isBreak(text.charCodeAt(start - 1)));
}

function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}
