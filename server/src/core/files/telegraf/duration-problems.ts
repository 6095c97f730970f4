import type { PluginOptions } from "../../catalogue/telegraf-options.ts";
import { goQuote } from "../../text/go-quote.ts";
import type { ReadProblem } from "../rule-file.ts";
import { invalidTelegrafConfig } from "./problem-ids.ts";
import type { TelegrafTable } from "./telegraf-config.ts";

/** Durations that Telegraf cannot read (config/types.go). */
export function* durationProblems(
  { entries }: TelegrafTable,
  { durations }: PluginOptions,
): Iterable<ReadProblem> {
  for (const { key, value } of entries) {
    if (value.kind !== "string" || !durations.has(key) || isDuration(value.value)) continue;
    const message = `Telegraf does not start: ${goQuote(value.value)} is no duration. One is a number with a unit, as in \`10s\`, \`500ms\` or \`1h30m\`.`;
    yield { check: invalidTelegrafConfig, span: value.span, message };
  }
}

/** Seconds without a unit, or Go's durations and days. */
function isDuration(text: string): boolean {
  const number = /^[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d+)(?:e[+-]?\d+)?$/i;
  if (text === "" || text === "0" || number.test(text) || /^[+-]?(?:inf(?:inity)?|nan|0x.*)$/i.test(text))
    return true;
  return /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d))+$/.test(text);
}
