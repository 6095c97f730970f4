import type { PluginOptions, SampleValue, TelegrafOptions } from "../../core/catalogue/telegraf-options.ts";
import { codeSpan } from "../../core/text/markdown.ts";

/** What an option of a table, such as `inputs.cpu` or `agent`, is for, and what Telegraf's sample configuration says of it. */
export function optionWords(options: TelegrafOptions, table: string, option: string): readonly string[] {
  const about = options.about(table, option);
  const sample = options.sample(table, option);
  const isDuration = optionsOf(options, table)?.durations.has(option) ?? false;
  return [
    ...(about === undefined ? [] : [about]),
    ...(sample === undefined ? [] : [sampleWords(option, sample, isDuration)]),
  ];
}

function sampleWords(option: string, { text, isCommentedOut }: SampleValue, isDuration: boolean): string {
  const kind = isDuration ? "Duration" : kindOf(text);
  if (/^[[{"']$/.test(text)) return `${kind}.`;
  const line = `${isCommentedOut ? "# " : ""}${option} = ${text}`;
  return `${kind}. In Telegraf's sample configuration: ${codeSpan(line)}`;
}

function kindOf(text: string): string {
  if (isBoolean(text)) return "`true` or `false`";
  if (text.startsWith("[")) return "List";
  if (text.startsWith("{")) return "Table";
  return /^[+-]?\d/.test(text) ? "Number" : "Text";
}

export function isBoolean(text: string): boolean {
  return text === "true" || text === "false";
}

export function optionsOf(options: TelegrafOptions, table: string): PluginOptions | undefined {
  if (table === "agent") return options.agent;
  const [room, name = ""] = table.split(".");
  return room === "inputs" ? options.input(name) : options.output(name);
}
