import type { TextEdit } from "../../server/src/core/text/text-edit.ts";
import type { Random } from "../support/random.ts";

/**
 * An edit as somebody might make it who has a bad day: single characters, deletions, pieces of the text itself moved
 * elsewhere, and everything that changes what the lines of a YAML text mean.
 */
export function randomEdit(text: string, random: Random): TextEdit {
  const at = random.chance(0.3)
    ? lineStart(text, random.below(text.length + 1))
    : random.below(text.length + 1);
  const kind = random.next();
  if (kind < 0.25) return { span: { from: at, to: at }, newText: random.pick(characters) };
  if (kind < 0.4) return { span: { from: at, to: Math.min(text.length, at + 1) }, newText: "" };
  if (kind < 0.5)
    return { span: { from: at, to: Math.min(text.length, at + random.below(400)) }, newText: "" };
  if (kind < 0.6) return moveLine(text, at, random);
  const to = random.chance(0.3) ? Math.min(text.length, at + random.below(30)) : at;
  return { span: { from: at, to }, newText: random.pick(dangerous) };
}

const characters = [..."abcdef0123 \n:-#'\"{}[]()|>&*!%@`,?\\~=<$é😀"];

const dangerous = [
  '"',
  "'",
  "|",
  "|-",
  "|+\n",
  ">",
  "|2",
  "- ",
  ": ",
  " #",
  "# ",
  "#",
  "---\n",
  "\n---\n",
  "...\n",
  "\t",
  "\r\n",
  "\r",
  "\n",
  "\n\n",
  "\u2028",
  "\ufeff",
  "{",
  "}",
  "[",
  "]",
  "{{ $value }}",
  "&a ",
  "*a",
  "<<: *a\n",
  "? ",
  "!!str ",
  "%YAML 1.2\n",
  "  ",
  "    ",
  "\n    - alert: Added\n      expr: up == 0\n",
  "      - alert: Added\n        expr: up == 0\n",
  "  - record: a:b\n    expr: up\n",
  "rules:\n",
  "    rules:\n",
  "groups:\n",
  "  - name: added\n    rules:\n",
  "- name: added\n  rules:\n",
  "    interval: 1m\n",
  "    # promrules: ignore duplicate-rule\n",
  "# promrules: ignore-file promql-syntax\n",
  "    # a comment\n",
  "expr: |\n",
  "\n          up\n",
  "labels: {severity: page}",
  "null",
  "~",
];

/** A line repeated, taken away, or indented otherwise. */
function moveLine(text: string, at: number, random: Random): TextEdit {
  const from = lineStart(text, at);
  const end = text.indexOf("\n", from);
  const to = end === -1 ? text.length : end + 1;
  const line = text.slice(from, to);
  if (random.chance(0.3)) return { span: { from, to }, newText: "" };
  if (random.chance(0.5)) return { span: { from, to: from }, newText: line };
  return { span: { from, to: from + indentation(line) }, newText: " ".repeat(random.below(10)) };
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}
