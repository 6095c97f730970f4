import type { Hover } from "vscode-languageserver-types";
import type { LabelInWords } from "../../core/explain/label-in-words.ts";
import { codeSpan } from "../../core/text/markdown.ts";
import type { Span } from "../../core/text/span.ts";
import type { FeatureContext } from "../feature-context.ts";
import { labelInRuleAt } from "../label-at.ts";
import { renderSentence } from "../sentence-markup.ts";
import { toRange } from "../to-lsp.ts";
import { describeLabelInRule } from "./label.ts";

/** What is known of the label that a rule names at `offset`. */
export function hoverOfLabel(context: FeatureContext, offset: number): Hover | undefined {
  const label = labelInRuleAt(context.file, offset);
  // Where two things meet, the one behind the place is meant.
  if (label === undefined || offset === label.span.to) return undefined;
  const { name, span } = label;
  return toHover({ name, what: whatIs(name), span, words: describeLabelInRule(label, context) }, context);
}

interface LabelExplained {
  readonly name: string;
  /** A few words behind the name. */
  readonly what: string;
  readonly span: Span;
  readonly words: LabelInWords;
}

export function toHover(
  { name, what, span, words }: LabelExplained,
  context: FeatureContext,
): Hover | undefined {
  const { lines, remarks } = words;
  if (lines.length === 0 && remarks.length === 0) return undefined;
  const { client, file } = context;
  const format = client.hoverFormat;
  const list = lines.map((line) => `- ${renderSentence(line, context, format)}`).join("\n");
  const title = format === "markdown" ? codeSpan(name) : name;
  const texts = remarks.map((remark) => renderSentence(remark, context, format));
  const value = [`${title} · ${what}`, ...(list === "" ? [] : [list]), ...texts].join("\n\n");
  return { contents: { kind: format, value }, range: toRange(file, span) };
}

function whatIs(name: string): string {
  return name.startsWith("__meta_") ? "label of service discovery" : "label";
}
