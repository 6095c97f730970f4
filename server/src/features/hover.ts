import type { Hover } from "vscode-languageserver-types";
import { explainThing } from "./explain-thing.ts";
import type { FeatureContext } from "./feature-context.ts";
import { metricInWords } from "./hover/catalogue-metric.ts";
import { hoverOfLabel } from "./hover/label-hover.ts";
import { hoverOfRelabelRule } from "./hover/relabel-rule.ts";
import { ruleNamedAt } from "./hover/rule.ts";
import { explainSelector } from "./hover/selector.ts";
import { type Explanation, toMarkup } from "./markup.ts";
import { hoverOfTelegraf } from "./telegraf/telegraf-hover.ts";
import { type Thing, thingAt } from "./thing-at.ts";
import { toRange } from "./to-lsp.ts";

/** Says what the function, operator, matcher, field or setting at `offset` does, and where the label there comes from. */
export function provideHover(context: FeatureContext, offset: number): Hover | undefined {
  const { file, client } = context;
  if (file.kind === "telegraf-config") return hoverOfTelegraf(context, offset);
  const label = hoverOfLabel(context, offset) ?? hoverOfRelabelRule(context, offset);
  if (label !== undefined) return label;
  const rule = hoverOfRule(context, offset);
  if (rule !== undefined) return rule;
  const thing = thingAt(file, offset);
  const explanation = thing && explain(context, thing);
  if (thing === undefined || explanation === undefined) return undefined;
  return { contents: toMarkup(explanation, client.hoverFormat), range: toRange(file, thing.span) };
}

/** What the rule says, and on the key before its name what the key is for. */
function hoverOfRule(context: FeatureContext, offset: number): Hover | undefined {
  const named = ruleNamedAt(context, offset);
  if (named === undefined) return undefined;
  const { words, span, isKey } = named;
  const key = isKey ? thingAt(context.file, offset) : undefined;
  const about = key === undefined ? [] : (explain(context, key)?.paragraphs ?? []);
  const markup = toMarkup({ paragraphs: [...words, ...about] }, context.client.hoverFormat);
  return { contents: markup, range: toRange(context.file, span) };
}

/** What is said of a thing may depend on what other files tell. */
function explain(context: FeatureContext, thing: Thing): Explanation | undefined {
  switch (thing.kind) {
    case "matcher":
    case "selector":
      return explainSelector(context, thing);
    case "own metric": {
      const metric = context.file.options.catalogue?.find(thing.name);
      return metric && { paragraphs: metricInWords(metric, thing.name, context.client.hoverFormat) };
    }
    default:
      return explainThing(thing);
  }
}
