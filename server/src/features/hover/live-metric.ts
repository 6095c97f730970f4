import type { Hover, MarkupContent } from "vscode-languageserver-types";
import { metricOf } from "../../core/project/selector-source.ts";
import { codeSpan } from "../../core/text/markdown.ts";
import { visibleText } from "../../core/text/visible-text.ts";
import type { FeatureContext, MarkupFormat } from "../feature-context.ts";
import { asMarkdown, foreignText } from "../foreign-text.ts";
import { provideHover } from "../hover.ts";
import type { AboutMetric, CancelSignal, MetricSource } from "../metric-source.ts";
import { thingAt } from "../thing-at.ts";
import { toRange } from "../to-lsp.ts";

/** What hover says, with what a server tells of the metric at `offset` before it. */
export async function provideLiveHover(
  context: FeatureContext,
  offset: number,
  { source, signal }: { readonly source: MetricSource; readonly signal?: CancelSignal | undefined },
): Promise<Hover | undefined> {
  const thing = thingAt(context.file, offset);
  const metric = thing?.kind === "selector" ? metricOf(thing.selector) : undefined;
  if (thing === undefined || metric === undefined) return provideHover(context, offset);
  const kind = context.client.hoverFormat;
  const told = await source.about(metric, signal);
  const about = inWords(metric, told, { name: source.name, format: kind });
  const hover = provideHover(about === undefined ? context : { ...context, told }, offset);
  if (about === undefined) return hover;
  const rest = (hover?.contents as MarkupContent | undefined)?.value;
  const value = [about, ...(rest === undefined ? [] : [rest])].join("\n\n");
  return { contents: { kind, value }, range: hover?.range ?? toRange(context.file, thing.span) };
}

const longestHelp = 1000;

function inWords(
  metric: string,
  { type, unit, count, help }: AboutMetric,
  { name, format }: { readonly name: string; readonly format: MarkupFormat },
): string | undefined {
  if (type === undefined && help === undefined && count === undefined) return undefined;
  const plain = (text: string, most: number): string => {
    const shown = foreignText(text, most);
    return format === "markdown" ? asMarkdown(shown) : shown;
  };
  const title = [
    format === "markdown" ? codeSpan(metric) : visibleText(metric),
    ...(type === undefined ? [] : [plain(type, 30)]),
    ...(unit === undefined ? [] : [`in ${plain(unit, 30)}`]),
    ...(count === undefined ? [] : [countInWords(count)]),
    plain(name, 60),
  ].join(" · ");
  return help === undefined ? title : `${title}\n\n${plain(help, longestHelp)}`;
}

function countInWords(count: number): string {
  if (count === 0) return "no series now";
  return count === 1 ? "1 series" : `${count.toLocaleString("en-US")} series`;
}
