import type { TextEdit } from "../../text/text-edit.ts";
import type { TelegrafEntry, TelegrafPlugin } from "./telegraf-config.ts";

/** Writes another text as the value of an option. */
export function valueEdit({ value }: TelegrafEntry, text: string): TextEdit {
  return { span: value.span, newText: tomlText(text) };
}

/** Writes one more option below the header, as far in as the first one. */
export function insertedOption(
  { header, settings }: TelegrafPlugin,
  text: string,
  name: string,
  value: string,
): TextEdit {
  const end = text.indexOf("\n", header.to);
  const at = end === -1 ? text.length : text[end - 1] === "\r" ? end - 1 : end;
  const [first] = settings.entries;
  const line = first === undefined ? "" : text.slice(text.lastIndexOf("\n", first.keySpan.from) + 1);
  const indentation = /^[ \t]+/.exec(line)?.[0] ?? (first === undefined ? "  " : "");
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  return { span: { from: at, to: at }, newText: `${lineBreak}${indentation}${name} = ${tomlText(value)}` };
}

/** What JSON escapes, TOML's basic strings escape the same way. */
export function tomlText(value: string): string {
  return JSON.stringify(value).replaceAll("\u007f", "\\u007f");
}
