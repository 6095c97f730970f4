import type { PluginOptions } from "../../catalogue/telegraf-options.ts";
import { similarName } from "../../text/similar-name.ts";
import type { ReadProblem } from "../rule-file.ts";
import { unknownTelegrafOption } from "./problem-ids.ts";
import type { TelegrafPlugin } from "./telegraf-config.ts";

/** Telegraf refuses options that nobody asks for, whatever the plugin (`missingTomlField` in config/config.go). */
export function* unknownOptionProblems(
  { name, settings }: TelegrafPlugin,
  options: PluginOptions,
  room: "inputs" | "outputs",
): Iterable<ReadProblem> {
  for (const { key, keySpan } of settings.entries) {
    if (options.has(key)) continue;
    const meant = similarName(key, options.names);
    const words = `Telegraf does not start: plugin ${room}.${name}: configuration specified the fields ["${key}"], but they were not used.`;
    const message = meant === undefined ? words : `${words} Did you mean \`${meant}\`?`;
    const fixes = meant === undefined ? [] : [renamed(meant, keySpan)];
    yield { check: unknownTelegrafOption, span: keySpan, message, fixes };
  }
}

function renamed(meant: string, span: TelegrafPlugin["nameSpan"]) {
  return { title: `Change to ${meant}`, safe: false, edits: [{ span, newText: meant }] };
}
