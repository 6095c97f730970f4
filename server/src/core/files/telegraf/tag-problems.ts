import type { ReadProblem } from "../rule-file.ts";
import { invalidTelegrafConfig, overwrittenTelegrafTag } from "./problem-ids.ts";
import { entryOf, type TelegrafPlugin } from "./telegraf-config.ts";
import { tomlText } from "./telegraf-edit.ts";

/** Tags that an input sets of every point itself: what a user says of them counts for nothing (models/makemetric.go). */
const ownTags: ReadonlyMap<string, readonly string[]> = new Map([
  ["net_response", ["server", "port", "protocol", "result"]],
  ["http_response", ["server", "method", "result"]],
  ["dns_query", ["server", "domain", "record_type", "result"]],
  ["ping", ["url"]],
  ["cpu", ["cpu"]],
]);

export function* tagProblems({ name, settings }: TelegrafPlugin, text: string): Iterable<ReadProblem> {
  const tags = entryOf(settings, "tags")?.value;
  if (tags?.kind !== "table") return;
  const own = ownTags.get(name) ?? [];
  for (const { key, keySpan, value } of tags.entries) {
    if (own.includes(key)) {
      const message = `\`inputs.${name}\` sets the tag \`${key}\` itself, so this one is never seen.`;
      yield { check: overwrittenTelegrafTag, span: keySpan, message };
    }
    if (value.kind !== "number" && value.kind !== "boolean") continue;
    const newText = tomlText(text.slice(value.span.from, value.span.to));
    const fix = { title: `Write ${newText}`, safe: true, edits: [{ span: value.span, newText }] };
    const message = `Telegraf does not start: could not parse tags for input ${name}. The value of a tag is a text in quotes.`;
    yield { check: invalidTelegrafConfig, span: value.span, message, fixes: [fix] };
  }
}
