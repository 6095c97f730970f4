import type { CatalogueMetric, MetricValue } from "../../core/catalogue/catalogue-metric.ts";
import type { ProseBlock } from "../../core/explain/prose.ts";
import { metricOf } from "../../core/project/selector-source.ts";
import type { VectorSelector } from "../../core/promql/ast.ts";
import type { FeatureContext, MarkupFormat } from "../feature-context.ts";
import { asMarkdown, foreignText } from "../foreign-text.ts";

/** What the catalogue says of the metric of a selector; nothing where a rule records it, whoever else has the name. */
export function explainMetric(
  { file, knowledge, client, told }: FeatureContext,
  selector: VectorSelector,
): readonly (string | ProseBlock)[] {
  const name = metricOf(selector);
  if (name === undefined || knowledge.recordingRulesOf(name).length > 0) return [];
  const metric = file.options.catalogue?.find(name);
  return metric === undefined ? [] : metricInWords(metric, name, client.hoverFormat, told);
}

export function metricInWords(
  metric: CatalogueMetric,
  name: string,
  format: MarkupFormat,
  told?: FeatureContext["told"],
): readonly (string | ProseBlock)[] {
  const { about, type, unit, values, labels, changing } = metric;
  // What users wrote is shown as they wrote it, and never as markup.
  const shown = (text: string): string =>
    metric.isOwn !== true
      ? text
      : format === "markdown"
        ? asMarkdown(foreignText(text, 1000))
        : foreignText(text, 1000);
  const title = [
    told === undefined && `\`${name}\``,
    told?.type === undefined && type,
    told?.unit === undefined && unit && `in ${shown(unit)}`,
    makerOf(metric, shown),
  ];
  const ownLabels = labels.length === 0 ? [] : [`Labels: ${namesInWords(labels)}.`];
  const changes =
    changing.length === 0
      ? []
      : [`${namesInWords(changing)} change${changing.length === 1 ? "s" : ""} with the outcome.`];
  return [
    title.filter((part) => part).join(" · "),
    ...(about === undefined || about === told?.help ? [] : [shown(about)]),
    ...(values.length === 0 ? [] : [valueTable(values, shown)]),
    ...(ownLabels.length + changes.length === 0 ? [] : [[...ownLabels, ...changes].join(" ")]),
  ];
}

function makerOf({ exporter, telegraf, isOwn }: CatalogueMetric, shown: (text: string) => string): string {
  if (telegraf !== undefined) return `Telegraf, input \`${telegraf.plugin}\``;
  return isOwn === true ? shown(exporter) : exporter;
}

function valueTable(values: readonly MetricValue[], shown: (text: string) => string): ProseBlock {
  return {
    kind: "list",
    items: values.map(({ value, name, about }) => [
      `${value} `,
      { kind: "literal", text: name },
      ...(about === undefined ? [] : [`: ${shown(about)}`]),
    ]),
  };
}

function namesInWords(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
