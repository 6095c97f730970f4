import { judgeValues } from "../../core/explain/judge-values.ts";
import { knownValuesOf } from "../../core/explain/known-values.ts";
import { matcherInWords } from "../../core/explain/matcher-in-words.ts";
import { paragraph, sentence } from "../../core/explain/prose.ts";
import { selectorInWords } from "../../core/explain/selector-in-words.ts";
import { valuesInWords } from "../../core/explain/values-in-words.ts";
import { metricOf } from "../../core/project/selector-source.ts";
import type { FeatureContext } from "../feature-context.ts";
import type { Explanation } from "../markup.ts";
import type { SelectorThing } from "../selector-thing.ts";
import { explainMetric } from "./catalogue-metric.ts";

/** What a matcher does, also to values that are known; or which series a selector selects. */
export function explainSelector(context: FeatureContext, thing: SelectorThing): Explanation | undefined {
  if (thing.kind === "matcher") return explainMatcher(context, thing);
  const said = selectorInWords(thing.selector);
  const about = thing.isName === true ? explainMetric(context, thing.selector) : [];
  const paragraphs = [...about, ...(said === undefined ? [] : [paragraph(sentence(said))])];
  return paragraphs.length === 0 ? undefined : { paragraphs };
}

function explainMatcher(
  { file, knowledge }: FeatureContext,
  { matcher, selector }: SelectorThing & { readonly kind: "matcher" },
): Explanation | undefined {
  const said = matcherInWords(matcher);
  if (said === undefined) return undefined;
  const known = knownValuesOf(knowledge, metricOf(selector), matcher.name);
  const judged = known && judgeValues(matcher, known.values, file.options.regex);
  const values = known && judged ? valuesInWords(matcher, known, judged) : [];
  return { paragraphs: [...said, ...values] };
}
