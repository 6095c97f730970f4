import { absenceInWords } from "../../core/explain/absence-in-words.ts";
import { internalLabelInWords, type LabelInWords, storyInWords } from "../../core/explain/label-in-words.ts";
import { type LabelStory, labelStory } from "../../core/explain/label-story.ts";
import { metaLabelInWords } from "../../core/explain/meta-label-in-words.ts";
import { code, inParentheses, type Sentence, withCode } from "../../core/explain/sentence.ts";
import type { Rule } from "../../core/files/rule-file.ts";
import type { FeatureContext } from "../feature-context.ts";
import type { LabelInRule, WrittenExpression } from "../label-at.ts";
import { storyContextOf } from "../story-context.ts";

/** What there is to say about a label that a rule names: what it is, and where its series have it from. */
export function describeLabelInRule(label: LabelInRule, context: FeatureContext): LabelInWords {
  switch (label.kind) {
    case "use":
      return describeUse(label, context);
    case "template":
      return describeTemplateLabel(label, context);
    case "rule-label":
      return { lines: [], remarks: [aboutWritten(label.rule.kind === "recording" ? "series" : "alerts")] };
    case "group-label":
      return {
        lines: [],
        remarks: [
          ["Every rule of the group gets it that does not set it itself, in place of what its series have."],
        ],
      };
  }
}

function aboutWritten(what: string): Sentence {
  return [`The ${what} of this rule get it, in place of a label of that name that its expression has.`];
}

function describeUse(
  { name, use, expression }: Extract<LabelInRule, { kind: "use" }>,
  context: FeatureContext,
): LabelInWords {
  if (use.readFrom.length === 0 && use.role === "destination") {
    return { lines: [], remarks: [["This expression sets it."]] };
  }
  if (name === "__name__") return { lines: [], remarks: internalLabelInWords(name) };
  const story = labelStory(name, use.readFrom, expression.root, storyContextOf(context));
  return describeStory(name, story, { context, expression });
}

function describeTemplateLabel(
  { name, owner, rule, chunk }: Extract<LabelInRule, { kind: "template" }>,
  context: FeatureContext,
): LabelInWords {
  const { knowledge, file } = context;
  if (owner === "external") {
    const place = knowledge.externalLabels.get(name);
    if (place === undefined) return { lines: [], remarks: [["A label of ", code("external_labels"), "."]] };
    return { lines: [["written in ", code("external_labels"), ...inParentheses(place)]], remarks: [] };
  }
  if (owner === "sample" || owner === "unknown") {
    return { lines: [], remarks: [["A label of what a query of the template finds."]] };
  }
  const own = whatTheRuleAdds(name, rule);
  const { expr } = rule;
  const root = expr?.expression?.root;
  if (root === undefined) return { lines: [], remarks: own };
  const story = labelStory(name, [root], root, storyContextOf(context));
  const { start } = file.place(chunk);
  const expression: WrittenExpression = {
    text: expr!.expression!.text,
    root,
    locate: (part) => {
      const { from, to } = expr!.map.spanToSource(part);
      return { from: from + start, to: to + start };
    },
  };
  const { lines, remarks } = describeStory(name, story, { context, expression });
  return { lines, remarks: [...remarks, ...own] };
}

/** Prometheus fills in templates with the labels of the expression's series, before the rule adds its own. */
function whatTheRuleAdds(name: string, rule: Rule): Sentence[] {
  if (name === "alertname") return [["The name of the alert is added after templates are filled in."]];
  if (rule.labels?.labels.some((label) => label.name.value === name) !== true) return [];
  return [["What the ", code("labels"), " of this rule set is added after templates are filled in."]];
}

function describeStory(
  name: string,
  story: LabelStory,
  { context, expression }: { readonly context: FeatureContext; readonly expression: WrittenExpression },
): LabelInWords {
  const { absence } = story;
  if (absence !== undefined) {
    const { from, to } = absence.span;
    const place = { file: context.path, span: expression.locate(absence.span) };
    return { lines: [], remarks: [absenceInWords(absence, expression.text.slice(from, to), place)] };
  }
  if (name.startsWith("__meta_") && story.sources.length === 0) return metaLabelInWords(name, undefined);
  const told = storyInWords(name, story);
  const isUnknown = story.sources.length === 0 && storyContextOf(context).jobs.length === 0;
  return {
    lines: told.lines,
    remarks: [
      ...told.remarks,
      ...internalLabelInWords(name),
      ...(isUnknown ? context.knowledge.openings.slice(0, 1).map(({ message }) => withCode(message)) : []),
    ],
  };
}
