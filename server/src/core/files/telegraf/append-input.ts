import type { TextEdit } from "../../text/text-edit.ts";
import type { SourceFile } from "../source-file.ts";
import { telegrafConfigOf } from "./telegraf-config-of.ts";

/** Writes tables below the last input of the same kind, or below the last input, or at the end of the file. */
export function appendedInput(file: SourceFile, input: string, tables: string): TextEdit {
  const text = file.text();
  const inputs = telegrafConfigOf(file)?.inputs ?? [];
  const before = inputs.findLast(({ name }) => name === input) ?? inputs.at(-1);
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const written = tables.replaceAll(/\r?\n/g, lineBreak);
  if (before === undefined) {
    const end = text.trimEnd().length;
    const space = end === 0 ? "" : lineBreak.repeat(2);
    return { span: { from: end, to: text.length }, newText: `${space}${written}${lineBreak}` };
  }
  const found = text.indexOf("\n", before.span.to);
  const end = found === -1 ? text.length : text[found - 1] === "\r" ? found - 1 : found;
  return { span: { from: end, to: end }, newText: `${lineBreak.repeat(2)}${written}` };
}
