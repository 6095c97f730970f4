import type { AlertingRule } from "../../core/files/rule-file.ts";
import type { PossibleLabel, PossibleLabels } from "../../core/labels/possible-labels.ts";
import { covers } from "../../core/text/span.ts";
import type { FeatureContext } from "../feature-context.ts";
import type { Offer } from "./item.ts";
import { KnownSeries } from "./known-series.ts";
import { labelNameOffers } from "./label-name.ts";
import type { LiveSeries } from "./live-series.ts";
import type { TemplatePlace } from "./template-situation.ts";

type LabelPlace = Extract<TemplatePlace, { readonly kind: "label" }>;

/** The labels that a template can name: those of the series that alert, or of the server that sends it. */
export function templateLabelOffers(
  {
    place,
    offset,
    live,
  }: { readonly place: LabelPlace; readonly offset: number; readonly live: LiveSeries | undefined },
  context: FeatureContext,
): Offer[] {
  const series = new KnownSeries(context, live);
  const labels = labelsFor(place, series, { context, offset });
  const write = place.isQuoted ? (name: string) => (/["`\\\n]/.test(name) ? undefined : name) : undefined;
  return labelNameOffers({ labels, used: [], ...(write && { write }) }, series, context);
}

export interface At {
  readonly context: FeatureContext;
  readonly offset: number;
}

function labelsFor({ of }: LabelPlace, series: KnownSeries, at: At): PossibleLabels | undefined {
  switch (of) {
    case "labels":
    case "unknown-labels":
      return labelsOfAlert(series, at);
    case "external-labels":
      return externalLabels(series);
    default:
      return undefined;
  }
}

/** Those of the expression alone: Prometheus fills in templates before it adds the labels of the rule. */
function labelsOfAlert(series: KnownSeries, at: At): PossibleLabels | undefined {
  const rule = alertAt(at);
  if (rule === undefined) return undefined;
  return series.flowOf(rule.expr?.expression?.root).result;
}

export function alertAt({ context: { file }, offset }: At): AlertingRule | undefined {
  const { chunk, start } = file.chunkAt(offset);
  const at = { from: offset - start, to: offset - start };
  return chunk.rules.find(
    (rule): rule is AlertingRule => rule.kind === "alerting" && covers(rule.node.span, at),
  );
}

function externalLabels({ knowledge }: KnownSeries): PossibleLabels {
  const labels = new Map<string, PossibleLabel>();
  for (const [name, place] of knowledge.externalLabels) {
    const from = [[{ origin: { kind: "external-label" }, place }]] as const;
    labels.set(name, { name, certainty: "certain", values: { kind: "unknown" }, from });
  }
  return { labels, open: [] };
}
