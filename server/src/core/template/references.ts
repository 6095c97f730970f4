import type { Span } from "../text/span.ts";
import type { ScalarMap } from "../yaml/yaml-node.ts";
import type { StringNode } from "./ast.ts";
import { followTemplate } from "./flow.ts";
import type { FlowValue } from "./flow-value.ts";
import { goStringMap } from "./go-string.ts";
import type { ParsedTemplate } from "./parsed-template.ts";

/** Something outside an alert template that it speaks of. Spans count in the template's text. */
export type TemplateReference = LabelReference | AllLabelsReference | ValueReference | QueryReference;

/**
 * Whose labels they are: those of the alert for certain, external ones, those of a series that a query of the template
 * found, or anybody's.
 */
export type LabelOwner = "alert" | "external" | "sample" | "unknown";

/** One label: `$labels.job`, `index .Labels "job"`, `.job` within `with $labels`. */
export interface LabelReference {
  readonly kind: "label";
  readonly owner: LabelOwner;
  readonly name: string;
  /** The name alone, in a text without the quotes. */
  readonly span: Span;
}

/** Labels as a whole, any of which may matter: `{{ $labels }}`, `range $labels`. */
export interface AllLabelsReference {
  readonly kind: "all-labels";
  readonly owner: LabelOwner;
  readonly span: Span;
}

/** The value of the alert's expression, or the address of the server. */
export interface ValueReference {
  readonly kind: "value" | "external-url";
  readonly span: Span;
}

/** PromQL in `query "…"`, when it is written as one text. */
export interface QueryReference {
  readonly kind: "query";
  readonly text: string;
  /** The literal with its quotes. */
  readonly span: Span;
  /** From `text` to the template's text. */
  readonly map: ScalarMap;
}

/** All that a template refers to, in the order of its text. */
export function templateReferences(template: ParsedTemplate): readonly TemplateReference[] {
  const found: TemplateReference[] = [];
  followTemplate(template, {
    field(of, { name, span }) {
      const owner = ownerOf(of);
      if (owner !== undefined) {
        if (name !== "") found.push({ kind: "label", owner, name, span });
      } else if (of === "data" && name === "Value") found.push({ kind: "value", span });
      else if (of === "data" && name === "ExternalURL") found.push({ kind: "external-url", span });
    },
    labelText(of, literal) {
      const owner = ownerOf(of) ?? "unknown";
      const span = literalMap(template, literal).spanToSource({ from: 0, to: literal.value.length });
      found.push({ kind: "label", owner, name: literal.value, span });
    },
    operand(value, { span }) {
      if (value === "value" || value === "external-url") found.push({ kind: value, span });
    },
    allLabels(of, span) {
      found.push({ kind: "all-labels", owner: ownerOf(of) ?? "unknown", span });
    },
    query(literal) {
      const { span, value: text } = literal;
      found.push({ kind: "query", text, span, map: literalMap(template, literal) });
    },
  });
  return found.sort((a, b) => a.span.from - b.span.from);
}

function literalMap({ text }: ParsedTemplate, { span }: StringNode): ScalarMap {
  return goStringMap(text.slice(span.from, span.to), span.from);
}

function ownerOf(value: FlowValue): LabelOwner | undefined {
  switch (value) {
    case "labels":
      return "alert";
    case "external-labels":
      return "external";
    case "sample-labels":
      return "sample";
    case "unknown-labels":
      return "unknown";
    default:
      return undefined;
  }
}
