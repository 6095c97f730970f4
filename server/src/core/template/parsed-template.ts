import type { Span } from "../text/span.ts";
import type { TemplateDefinition, TemplateNode } from "./ast.ts";

/** A Go template with its tree. Spans count UTF-16 units from the start of the text. */
export interface ParsedTemplate {
  readonly text: string;
  /** The best tree that the text gives. */
  readonly body: readonly TemplateNode[];
  /** What `{{ define }}` defines; blocks stand in the body. */
  readonly definitions: readonly TemplateDefinition[];
  /** With their braces. */
  readonly comments: readonly Span[];
  /**
   * Empty exactly when Go accepts the text. Go names the first one only; then come those that are mistakes whatever the
   * ones before them were meant to be.
   */
  readonly problems: readonly TemplateProblem[];
}

export interface TemplateProblem {
  readonly span: Span;
  /** Go's own words, without the place before and behind them. */
  readonly message: string;
  /** The line that Go names, from 1. */
  readonly line: number;
  /** What Go says of the line where the action starts, when that is another one. */
  readonly startedAt?: { readonly words: string; readonly line: number };
  /** A name that was probably meant instead of the one in the span. */
  readonly replacement?: string;
}

/** Names, with or without what they stand for. */
export type KnownNames = Pick<ReadonlyMap<string, unknown>, "has" | "keys">;

export interface TemplateOptions {
  /** What the template is called: it cannot define another one of that name. */
  readonly name?: string;
  /** Variables that stand before the text. Missing when they are not known: none is then reported. */
  readonly variables: ReadonlySet<string> | undefined;
  /** Missing when they are not known: none is then reported. */
  readonly functions: KnownNames | undefined;
}
