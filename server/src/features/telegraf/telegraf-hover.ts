import type { Hover } from "vscode-languageserver-types";
import type { TelegrafPlugin } from "../../core/files/telegraf/telegraf-config.ts";
import { telegrafConfigOf } from "../../core/files/telegraf/telegraf-config-of.ts";
import { telegrafSeries } from "../../core/project/telegraf-series.ts";
import { codeSpan } from "../../core/text/markdown.ts";
import { touches } from "../../core/text/span.ts";
import type { FeatureContext } from "../feature-context.ts";
import { toMarkup } from "../markup.ts";
import { toRange } from "../to-lsp.ts";

/** Says what Prometheus gets from an input, on its name, and what an option is for. */
export function hoverOfTelegraf(context: FeatureContext, offset: number): Hover | undefined {
  const { file, client } = context;
  const config = telegrafConfigOf(file);
  const words = file.options.catalogue?.telegraf.options;
  for (const plugin of [...(config?.inputs ?? []), ...(config?.outputs ?? [])]) {
    if (!touches(plugin.span, offset)) continue;
    if (touches(plugin.nameSpan, offset)) {
      const paragraphs = metricsOf(plugin, context);
      if (paragraphs.length === 0) return undefined;
      return {
        contents: toMarkup({ paragraphs }, client.hoverFormat),
        range: toRange(file, plugin.nameSpan),
      };
    }
    for (const { key, keySpan } of plugin.settings.entries) {
      const about = touches(keySpan, offset) ? words?.about(plugin.name, key) : undefined;
      if (about === undefined) continue;
      const contents = toMarkup({ paragraphs: [about] }, client.hoverFormat);
      return { contents, range: toRange(file, keySpan) };
    }
  }
  return undefined;
}

const mostMetrics = 12;

function metricsOf({ nameSpan }: TelegrafPlugin, { file, path, project }: FeatureContext): readonly string[] {
  const { catalogue } = file.options;
  const setup = project.telegraf;
  if (catalogue === undefined || setup === undefined) return [];
  const all = telegrafSeries(setup, catalogue.telegraf.measurements);
  const own = all.filter(({ input }) => input.file === path && input.plugin.nameSpan.from === nameSpan.from);
  if (own.length === 0) return [];
  const metrics = [...new Set(own.map(({ metric }) => metric))];
  const shown = metrics.slice(0, mostMetrics).map(codeSpan).join(", ");
  const more = metrics.length > mostMetrics ? ` and ${metrics.length - mostMetrics} more` : "";
  const labels = [...new Set(own.flatMap((each) => each.labels.map(({ name }) => name)))]
    .map(codeSpan)
    .join(", ");
  const doubt = setup.hasProcessors ? " Processors or aggregators may change them." : "";
  return [`Prometheus gets ${shown}${more}.`, `Labels: ${labels}.${doubt}`];
}
