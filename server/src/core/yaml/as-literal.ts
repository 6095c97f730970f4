import type { TextEdit } from "../text/text-edit.ts";
import { readBlockHeader, readBlockScalar } from "./block-scalar.ts";
import { unprintable } from "./scalar-edit.ts";
import type { YamlScalar } from "./yaml-node.ts";

/**
 * The edit that writes the value of a key anew as a literal block scalar, for texts of several lines that its style
 * cannot hold. Line breaks at the end stay as they are. `undefined` where something about its place is unusual, or when
 * another value came out.
 */
export function asLiteral(
  text: string,
  { key, scalar }: { readonly key: YamlScalar; readonly scalar: YamlScalar },
  value: string,
): TextEdit | undefined {
  if (scalar.origin !== undefined || scalar.flow || scalar.tag !== undefined) return undefined;
  if (unprintable.test(value) || value.trim() === "" || value.startsWith("\n") || value.endsWith("\n"))
    return undefined;
  const { span } = scalar;
  const lineStart = text.lastIndexOf("\n", key.span.from - 1) + 1;
  const isUsual =
    /^ *(?:- +)*$/.test(text.slice(lineStart, key.span.from)) &&
    /^[ \t]*:[ \t]+$/.test(text.slice(key.span.to, span.from));
  const after = /^[ \t]*(\r?\n|$)/.exec(text.slice(span.to, span.to + longestBlank));
  const chomping = chompingOf(text, scalar);
  if (!isUsual || after === null || chomping === undefined) return undefined;
  const column = key.span.from - lineStart;
  const lineBreak = after[1] === "\r\n" ? "\r\n" : "\n";
  const indicator = value.startsWith(" ") ? String(step) : "";
  const lines = value.split("\n").map((line) => (line === "" ? "" : " ".repeat(column + step) + line));
  const newText = [`|${indicator}${chomping}`, ...lines].join(lineBreak);
  const { pieces, error } = readBlockScalar(newText + lineBreak, 0, column);
  const expected = chomping === "-" ? value : `${value}\n`;
  return error === undefined && pieces.value === expected ? { span, newText } : undefined;
}

/** How much deeper the text stands than its key. */
const step = 2;
const longestBlank = 200;

/** Of a block scalar what its header says; other scalars have no line break at their end. */
function chompingOf(text: string, { style, span }: YamlScalar): "" | "-" | undefined {
  if (style !== "literal" && style !== "folded") return "-";
  const { chomping, comment } = readBlockHeader(text, span.from);
  if (comment !== undefined || chomping === "keep") return undefined;
  return chomping === "strip" ? "-" : "";
}
