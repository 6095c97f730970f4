import { alertTemplate } from "../core/files/alert-template.ts";
import { alertTexts } from "../core/files/alert-texts.ts";
import type { LabelEntry, LabelsField, Rule, RuleGroup } from "../core/files/rule-file.ts";
import type { Chunk, PlacedChunk, SourceFile } from "../core/files/source-file.ts";
import { type LabelUse, labelUsesIn } from "../core/labels/label-uses.ts";
import type { Expression } from "../core/promql/ast.ts";
import { type LabelOwner, templateReferences } from "../core/template/references.ts";
import { type Span, shiftSpan, touches } from "../core/text/span.ts";
import { expressionsIn } from "./embedded-expressions.ts";

/** A label that a rule names. The span is that of its name alone, and counts from the start of the file. */
export type LabelInRule = { readonly name: string; readonly span: Span } & (
  | { readonly kind: "use"; readonly use: LabelUse; readonly expression: WrittenExpression }
  /** In a template of the rule: a label of the alert or of something else. */
  | { readonly kind: "template"; readonly owner: LabelOwner; readonly rule: Rule; readonly chunk: Chunk }
  /** A key of `labels:`. */
  | { readonly kind: "rule-label"; readonly rule: Rule; readonly label: LabelEntry }
  | { readonly kind: "group-label"; readonly group: RuleGroup; readonly label: LabelEntry }
);

export interface WrittenExpression {
  readonly text: string;
  readonly root: Expression | undefined;
  /** From a span in its text to one that counts from the start of the file. */
  locate(span: Span): Span;
}

/** At the border of two chunks the earlier one may end with what the cursor touches. */
export function labelInRuleAt(file: SourceFile, offset: number): LabelInRule | undefined {
  const places: PlacedChunk[] = [file.chunkAt(offset)];
  if (offset === places[0]!.start && offset > 0) places.push(file.chunkAt(offset - 1));
  for (const placed of places) {
    const found = labelInChunk(placed, file, offset - placed.start);
    if (found !== undefined) return { ...found, span: shiftSpan(found.span, placed.start) };
  }
  return undefined;
}

function labelInChunk({ chunk, start }: PlacedChunk, file: SourceFile, at: number): LabelInRule | undefined {
  for (const { span, expression, map } of expressionsIn(chunk, file)) {
    if (!touches(span, at)) continue;
    for (const use of labelUsesIn(expression.root)) {
      const written = map.spanToSource(use.span);
      if (!touches(written, at)) continue;
      const locate = (part: Span): Span => shiftSpan(map.spanToSource(part), start);
      const { text, root } = expression;
      return { kind: "use", name: use.name, span: written, use, expression: { text, root, locate } };
    }
    return undefined;
  }
  for (const rule of chunk.rules) {
    if (!touches(rule.node.span, at)) continue;
    return (
      writtenLabelAt(rule.labels, at, (label) => ({ kind: "rule-label", rule, label }) as const) ??
      templateLabelAt(rule, chunk, file, at)
    );
  }
  for (const { group } of chunk.groups) {
    const found = writtenLabelAt(
      group.labels,
      at,
      (label) => ({ kind: "group-label", group, label }) as const,
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

function writtenLabelAt<Kind extends object>(
  field: LabelsField | undefined,
  at: number,
  make: (label: LabelEntry) => Kind,
): (Kind & { readonly name: string; readonly span: Span }) | undefined {
  for (const label of field?.labels ?? []) {
    const { name, entry } = label;
    if (entry.mergedBy !== undefined || entry.keyAlias !== undefined || !touches(name.span, at)) continue;
    return { ...make(label), name: name.value, span: name.span };
  }
  return undefined;
}

function templateLabelAt(
  rule: Rule,
  chunk: Chunk,
  { dialect }: SourceFile,
  at: number,
): LabelInRule | undefined {
  for (const label of alertTexts(rule)) {
    if (label.entry.alias !== undefined || !touches(label.value.span, at)) continue;
    const read = alertTemplate(label, chunk.text, dialect);
    for (const reference of read === undefined ? [] : templateReferences(read.template)) {
      if (reference.kind !== "label") continue;
      const span = read!.map.spanToSource(reference.span);
      if (!touches(span, at)) continue;
      return { kind: "template", name: reference.name, owner: reference.owner, span, rule, chunk };
    }
  }
  return undefined;
}
