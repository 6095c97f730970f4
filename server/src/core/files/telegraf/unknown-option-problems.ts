import type { PluginOptions } from "../../catalogue/telegraf-options.ts";
import { similarName } from "../../text/similar-name.ts";
import type { Span } from "../../text/span.ts";
import type { ReadProblem } from "../rule-file.ts";
import { unknownTelegrafOption } from "./problem-ids.ts";
import type { TelegrafTable } from "./telegraf-config.ts";

/**
 * Telegraf refuses options that nobody asks for, whatever the plugin (`missingTomlField` in config/config.go). `whose` is
 * what it says before, which is nothing for the agent.
 */
export function* unknownOptionProblems(
  { entries }: TelegrafTable,
  options: PluginOptions,
  whose: string,
): Iterable<ReadProblem> {
  for (const { key, keySpan } of entries) {
    if (options.has(key)) continue;
    const meant = similarName(key, options.names);
    const words = `Telegraf does not start: ${whose}configuration specified the fields ["${key}"], but they were not used.`;
    const message = meant === undefined ? words : `${words} Did you mean \`${meant}\`?`;
    const fixes = meant === undefined ? [] : [renamed(meant, keySpan)];
    yield { check: unknownTelegrafOption, span: keySpan, message, fixes };
  }
}

function renamed(meant: string, span: Span) {
  return { title: `Change to ${meant}`, safe: false, edits: [{ span, newText: meant }] };
}
