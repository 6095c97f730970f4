import { type LabelUse, labelUsesIn } from "../../core/labels/label-uses.ts";
import type { Expression } from "../../core/promql/ast.ts";
import { parseExpression } from "../../core/promql/parse.ts";
import type { ParseOptions } from "../../core/promql/parsed-expression.ts";
import type { Span } from "../../core/text/span.ts";

/** The label of an expression that is being typed, or whose value is. */
export interface TypedLabel {
  readonly use: LabelUse;
  readonly root: Expression | undefined;
}

/** A name that nobody has. */
const placeholder = "promrules_is_typing_here";

export interface TypedPlace {
  readonly text: string;
  readonly word: Span;
  /** Whether it is the name of a matcher. */
  readonly isMatcher: boolean;
}

/**
 * Half an expression has no tree, or one that says nothing about what is being typed. So a name is put there, and
 * where that is not enough, whatever is open is closed; then the expression is asked what it does with that name.
 */
export function typedLabel(
  { text, word, isMatcher }: TypedPlace,
  options: ParseOptions,
): TypedLabel | undefined {
  const before = text.slice(0, word.from);
  const after = text.slice(word.to);
  const hasOperator = /^["']?\s*[=!]/.test(after);
  const name = isMatcher && !hasOperator ? `${placeholder}=""` : placeholder;
  // Two matchers need a comma between them.
  const needsComma = isMatcher && !hasOperator && /^\s*[^\s,}]/.test(after);
  for (const rest of [needsComma ? `,${after}` : after, closing(before)]) {
    const { root } = parseExpression(`${before}${name}${rest}`, options);
    const use = useOf(root);
    if (use !== undefined) return { use, root };
  }
  return undefined;
}

function useOf(root: Expression | undefined): LabelUse | undefined {
  for (const use of labelUsesIn(root)) {
    if (use.name.includes(placeholder) || use.matcher?.value?.includes(placeholder) === true) return use;
  }
  return undefined;
}

const closers: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]" };

/** What closes all that is open before a place. */
export function closing(before: string): string {
  const open: string[] = [];
  let quote: string | undefined;
  for (let at = 0; at < before.length; at++) {
    const character = before[at]!;
    if (quote !== undefined) {
      if (character === "\\" && quote !== "`") at++;
      else if (character === quote) quote = undefined;
    } else if (/["'`]/.test(character)) quote = character;
    else if (character in closers) open.push(closers[character]!);
    else if (/[)}\]]/.test(character)) open.pop();
  }
  const [first = "", ...others] = open.reverse();
  // Behind a list of labels something has to follow that the list is about.
  const operand = quote === undefined && isList.test(before) ? "(vector(1))" : "";
  return `${quote ?? ""}${first}${operand}${others.join("")}`;
}

/** Within the parentheses of `by` and its like. */
const isList = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*$/i;
