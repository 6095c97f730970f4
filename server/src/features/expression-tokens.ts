import type {
  ArgumentList,
  AtModifier,
  BinaryExpr,
  Duration,
  Expression,
  LabelList,
  LabelMatcher,
  SelectorModifiers,
  VectorSelector,
} from "../core/promql/ast.ts";
import type { ParsedExpression } from "../core/promql/parsed-expression.ts";
import type { Span } from "../core/text/span.ts";
import type { TokenType } from "./legends.ts";

export interface ExpressionToken {
  readonly type: TokenType;
  /** Counts from the start of the expression. */
  readonly span: Span;
}

/** The pieces of an expression that have a meaning of their own, in the order of the text. */
export function expressionTokens({ root, comments }: ParsedExpression): ExpressionToken[] {
  const collector = new Collector();
  if (root !== undefined) collector.expression(root);
  for (const comment of comments) collector.add("comment", comment);
  return collector.tokens.sort((a, b) => a.span.from - b.span.from);
}

class Collector {
  readonly tokens: ExpressionToken[] = [];

  add(type: TokenType, span: Span | undefined): void {
    if (span !== undefined && span.from < span.to) this.tokens.push({ type, span });
  }

  expression(node: Expression): void {
    switch (node.kind) {
      case "AggregateExpr":
        this.add("aggregation", node.opSpan);
        this.add("keyword", node.grouping?.keywordSpan);
        this.#labels(node.grouping?.labels);
        this.#arguments(node.args);
        return;
      case "BinaryExpr":
        this.#binary(node);
        return;
      case "Call":
        this.add("function", node.nameSpan);
        this.#arguments(node.args);
        return;
      case "DurationExpr":
      case "NumberLiteral":
        this.#duration(node);
        return;
      case "MatrixSelector":
        this.expression(node.vectorSelector);
        this.#duration(node.range);
        this.#modifiers(node);
        return;
      case "ParenExpr":
        if (node.expr !== undefined) this.expression(node.expr);
        return;
      case "StringLiteral":
        this.add("string", node.span);
        return;
      case "SubqueryExpr":
        this.expression(node.expr);
        this.#duration(node.range);
        this.#duration(node.step);
        this.#modifiers(node);
        return;
      case "UnaryExpr":
        this.add("operator", node.opSpan);
        if (node.expr !== undefined) this.expression(node.expr);
        return;
      case "VectorSelector":
        this.#selector(node);
        return;
    }
  }

  #binary(node: BinaryExpr): void {
    const matching = node.vectorMatching;
    this.expression(node.lhs);
    this.add("operator", node.opSpan);
    this.add("keyword", node.returnBool);
    this.add("keyword", matching?.matching?.keywordSpan);
    this.#labels(matching?.matching?.labels);
    this.add("keyword", matching?.group?.keywordSpan);
    this.#labels(matching?.group?.include);
    for (const fill of new Set([matching?.fillLeft, matching?.fillRight])) {
      this.add("keyword", fill?.keywordSpan);
      this.#duration(fill?.value);
    }
    if (node.rhs !== undefined) this.expression(node.rhs);
  }

  #selector(node: VectorSelector): void {
    this.add("metric", node.nameSpan);
    for (const matcher of node.matchers) this.#matcher(matcher);
    this.#modifiers(node);
  }

  #matcher({ name, nameSpan, operatorSpan, matchType, valueSpan }: LabelMatcher): void {
    this.add("labelName", nameSpan);
    this.add("operator", operatorSpan);
    const isMetric = nameSpan === undefined || (name === "__name__" && matchType === "=");
    this.add(isMetric ? "metric" : "labelValue", valueSpan);
  }

  #modifiers({ offset, at, anchored, smoothed }: SelectorModifiers): void {
    this.add("keyword", anchored);
    this.add("keyword", smoothed);
    this.add("keyword", offset?.keywordSpan);
    this.#duration(offset?.duration);
    if (at !== undefined) this.#at(at);
  }

  #at({ operatorSpan, at }: AtModifier): void {
    this.add("operator", operatorSpan);
    if (at?.kind === "timestamp") this.add("number", at.span);
    // The parentheses behind the word are no part of it.
    else if (at !== undefined) this.add("keyword", wordAt(at.span.from, at.kind));
  }

  #duration(node: Duration | undefined): void {
    if (node === undefined) return;
    if (node.kind === "NumberLiteral") {
      this.add(node.duration ? "duration" : "number", node.span);
      return;
    }
    this.#duration(node.lhs);
    this.add(/^[a-z]/.test(node.op) ? "function" : "operator", node.opSpan);
    this.#duration(node.rhs);
  }

  #labels(list: LabelList | undefined): void {
    for (const label of list?.labels ?? []) this.add("labelName", label.span);
  }

  #arguments(list: ArgumentList | undefined): void {
    for (const item of list?.items ?? []) this.expression(item);
  }
}

function wordAt(from: number, word: string): Span {
  return { from, to: from + word.length };
}
