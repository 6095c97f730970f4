import { defaultInterval } from "../../core/explain/default-interval.ts";
import type { Prose } from "../../core/explain/prose.ts";
import { ruleInWords } from "../../core/explain/rule-in-words.ts";
import { valueNames } from "../../core/explain/value-names.ts";
import { ruleName } from "../../core/files/rule-name.ts";
import { sourceOf } from "../../core/project/selector-source.ts";
import { codeSpan } from "../../core/text/markdown.ts";
import { type Span, shiftSpan, touches } from "../../core/text/span.ts";
import type { FeatureContext } from "../feature-context.ts";
import { toMarkup } from "../markup.ts";
import { type RuleAt, ruleAt } from "../rule-at.ts";

/** What a rule says, where its name or the key before it stands. */
export function ruleNamedAt(
  context: FeatureContext,
  offset: number,
): { readonly words: Prose; readonly span: Span; readonly isKey: boolean } | undefined {
  const found = ruleAt(context.file, offset);
  const name = found && ruleName(found.rule);
  if (found === undefined || name === undefined || name.entry.alias !== undefined) return undefined;
  const { key } = name.entry;
  const at = offset - found.start;
  const isKey = touches(key.span, at);
  if (!isKey && !touches(name.scalar.span, at)) return undefined;
  const words = explain(found, context);
  return words && { words, span: shiftSpan(isKey ? key.span : name.scalar.span, found.start), isKey };
}

/** A page about the rule at `offset`, for a preview. */
export function explainRule(context: FeatureContext, offset: number): string | undefined {
  const found = ruleAt(context.file, offset);
  const name = found && ruleName(found.rule);
  const words = found && explain(found, context);
  if (name === undefined || words === undefined) return undefined;
  const expr = found?.rule.expr?.value.trim() ?? "";
  const body = toMarkup({ paragraphs: words }, "markdown").value;
  const fence = "`".repeat(Math.max(3, ...(expr.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `# ${codeSpan(name.value)}\n\n${body}\n\n${fence}promql\n${expr}\n${fence}\n`;
}

function explain({ rule, group }: RuleAt, { knowledge, file }: FeatureContext): Prose | undefined {
  const { regex, features, catalogue } = file.options;
  const nameOfValue = valueNames(catalogue, knowledge);
  const subject = { rule, group: group(), defaultInterval: defaultInterval(knowledge) };
  return ruleInWords(subject, { source: sourceOf(knowledge), regex, features, nameOfValue });
}
