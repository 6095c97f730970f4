import type { Hover } from "vscode-languageserver-types";
import type { TelegrafPlugin, TelegrafTable } from "../../core/files/telegraf/telegraf-config.ts";
import { telegrafConfigOf } from "../../core/files/telegraf/telegraf-config-of.ts";
import { telegrafSeries } from "../../core/project/telegraf-series.ts";
import { codeSpan } from "../../core/text/markdown.ts";
import { type Span, touches } from "../../core/text/span.ts";
import type { FeatureContext } from "../feature-context.ts";
import { toMarkup } from "../markup.ts";
import { toRange } from "../to-lsp.ts";
import { optionWords } from "./option-words.ts";

/** Says what Prometheus gets from an input, on its name, and what an option is for. */
export function hoverOfTelegraf(context: FeatureContext, offset: number): Hover | undefined {
  const { file, client } = context;
  const config = telegrafConfigOf(file);
  for (const plugin of [...(config?.inputs ?? []), ...(config?.outputs ?? [])]) {
    if (touches(plugin.nameSpan, offset)) {
      const paragraphs = metricsOf(plugin, context);
      if (paragraphs.length === 0) return undefined;
      return {
        contents: toMarkup({ paragraphs }, client.hoverFormat),
        range: toRange(file, plugin.nameSpan),
      };
    }
  }
  const tables = [
    { table: "agent", settings: config?.agent },
    ...(config?.inputs ?? []).map(({ name, settings }) => ({ table: `inputs.${name}`, settings })),
    ...(config?.outputs ?? []).map(({ name, settings }) => ({ table: `outputs.${name}`, settings })),
  ];
  const options = file.options.catalogue?.telegraf.options;
  for (const { table, settings } of tables) {
    const found = settings && optionAt(settings, offset);
    if (found === undefined || options === undefined) continue;
    const paragraphs = optionWords(options, table, found.option);
    if (paragraphs.length === 0) return undefined;
    return { contents: toMarkup({ paragraphs }, client.hoverFormat), range: toRange(file, found.span) };
  }
  return undefined;
}

/** An option of a table within is named with it: `field.oid`. */
function optionAt(settings: TelegrafTable, offset: number): { option: string; span: Span } | undefined {
  for (const { key, keySpan, value } of settings.entries) {
    if (touches(keySpan, offset)) return { option: key, span: keySpan };
    // What somebody calls tags and headers is no option.
    if (value.kind !== "table" || !touches(value.span, offset) || key === "tags") continue;
    const within = optionAt(value, offset);
    if (within !== undefined) return { option: `${key}.${within.option}`, span: within.span };
  }
  return undefined;
}

const mostMetrics = 12;

function metricsOf({ nameSpan }: TelegrafPlugin, { file, path, project }: FeatureContext): readonly string[] {
  const { catalogue } = file.options;
  const setup = project.telegrafOf(path);
  if (catalogue === undefined || setup === undefined) return [];
  const all = telegrafSeries(setup, catalogue.telegraf.measurements);
  const own = all.filter(({ input }) => input.file === path && input.plugin.nameSpan.from === nameSpan.from);
  if (own.length === 0) return [];
  const metrics = [...new Set(own.map(({ metric }) => metric))];
  const shown = metrics.slice(0, mostMetrics).map(codeSpan).join(", ");
  const more = metrics.length > mostMetrics ? ` and ${metrics.length - mostMetrics} more` : "";
  // Tags tell what is measured; texts say how it went.
  const ordered = own
    .flatMap((each) => each.labels)
    .sort((one, other) => Number(one.by === "field") - Number(other.by === "field"));
  const labels = [...new Set(ordered.map(({ name }) => name))].map(codeSpan).join(", ");
  const doubt = setup.hasProcessors ? " Processors or aggregators may change them." : "";
  return [`Prometheus gets ${shown}${more}.`, `Labels: ${labels}.${doubt}`];
}
