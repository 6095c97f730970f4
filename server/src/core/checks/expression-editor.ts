import type { ExpressionField } from "../files/rule-file.ts";
import type { LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { metricNameLabel } from "../promql/selector.ts";
import { replaceInString, spanInString } from "../promql/string-edit.ts";
import type { Fix } from "../text/fix.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";

type WithValue = Pick<LabelMatcher, "value"> & { readonly valueSpan: Span };

/** Brings places and edits of an expression, and of the strings in it, to the text that it is written in. */
export class ExpressionEditor {
  readonly #expr: ExpressionField;
  readonly #text: string;

  /** `text` is that of the chunk. */
  constructor(expr: ExpressionField, text: string) {
    this.#expr = expr;
    this.#text = text;
  }

  place(span: Span): Span {
    return this.#expr.map.spanToSource(span);
  }

  /** Where a piece of a matcher's value is written; the whole value where that cannot be told. */
  placeInValue({ valueSpan }: WithValue, span: Span): Span {
    const inner = spanInString(this.literal(valueSpan), span);
    if (inner === undefined || inner.from === inner.to) return this.place(valueSpan);
    return this.place(shift(inner, valueSpan.from));
  }

  /** A fix by edits of the expression. There is none where the text cannot hold them. */
  fix(
    title: string,
    edits: readonly (TextEdit | undefined)[],
    options: { readonly safe: boolean },
  ): readonly Fix[] {
    const rewrite = this.#expr.rewrite ?? ((edit) => replaceInScalar(this.#text, this.#expr.scalar, edit));
    const held = edits.map((edit) => edit && rewrite(edit));
    const whole = held.filter((edit) => edit !== undefined);
    return whole.length === held.length ? [{ title, safe: options.safe, edits: whole }] : [];
  }

  /** The edit of the expression that changes a piece of a matcher's value. */
  inValue({ valueSpan }: WithValue, edit: TextEdit): TextEdit | undefined {
    const inner = replaceInString(this.literal(valueSpan), edit);
    return inner && { span: shift(inner.span, valueSpan.from), newText: inner.newText };
  }

  /** The edits that give a matcher another value. */
  newValue(matcher: WithValue, value: string): readonly (TextEdit | undefined)[] {
    const old = matcher.value ?? "";
    if (old === value) return [];
    return [this.inValue(matcher, { span: { from: 0, to: old.length }, newText: value })];
  }

  /** The edit that takes a matcher out of its selector; `undefined` where a comment stands beside it. */
  removal(matcher: LabelMatcher, { matchers, braces, name }: VectorSelector): TextEdit | undefined {
    const at = matchers.indexOf(matcher);
    const [before, after] = [matchers[at - 1], matchers[at + 1]];
    let span = matcher.span;
    if (after !== undefined) span = { from: span.from, to: after.span.from };
    else if (before !== undefined) span = { from: before.span.to, to: span.to };
    else if (name !== undefined && braces !== undefined) span = braces;
    return this.#expr.value.slice(span.from, span.to).replace(literals, "").includes("#")
      ? undefined
      : { span, newText: "" };
  }

  /** A matcher as it is written; a name before the braces as what it stands for. */
  matcherText({ nameSpan, span, value }: LabelMatcher): string {
    return nameSpan === undefined ? `${metricNameLabel}="${value}"` : this.literal(span);
  }

  literal({ from, to }: Span): string {
    return this.#expr.value.slice(from, to);
  }
}

const literals = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/gs;

function shift({ from, to }: Span, by: number): Span {
  return { from: from + by, to: to + by };
}
