import { languageOf } from "../../regex/language.ts";
import { parsePattern } from "../../regex/parse.ts";
import type { TextEdit } from "../../text/text-edit.ts";
import type { Expression, LabelMatcher } from "../ast.ts";
import { replaceInString } from "../string-edit.ts";
import { walk } from "../visit.ts";
import type { Hint, HintContext, HintRule } from "./hint.ts";

/** Hints about patterns that other programs know and RE2 does not: which part it is, and what to write instead. */
export const patternHints: readonly HintRule[] = [{ message: /^error parsing regexp: /, give: badPattern }];

function badPattern({ trees, span, text }: HintContext): Hint | undefined {
  const matcher = matcherAt(trees, span.from);
  const pattern = matcher?.value;
  if (matcher?.valueSpan === undefined || pattern === undefined) return undefined;
  const parsed = parsePattern(pattern);
  if (parsed.ok) return undefined;
  // Go speaks of a piece of the pattern: what begins there is told from what follows.
  const { from } = parsed.span;
  for (const { sign, hint, meant } of alternatives) {
    const found = sign.exec(pattern.slice(from));
    if (found === null) continue;
    const said = hint(found);
    const newText = meant?.(found);
    const edit = { span: { from, to: from + found[0].length }, newText: newText ?? "" };
    if (newText === undefined || !isValidAfter(pattern, edit)) return { hint: said };
    const inner = replaceInString(text.slice(matcher.valueSpan.from, matcher.valueSpan.to), edit);
    if (inner === undefined) return { hint: said };
    const shift = matcher.valueSpan.from;
    const edits = [
      { span: { from: inner.span.from + shift, to: inner.span.to + shift }, newText: inner.newText },
    ];
    return { hint: said, fixes: [{ title: `Use ${newText}`, safe: false, edits }] };
  }
  return undefined;
}

function matcherAt(trees: readonly Expression[], at: number): LabelMatcher | undefined {
  for (const tree of trees) {
    for (const node of walk(tree)) {
      if (node.kind !== "VectorSelector") continue;
      const matcher = node.matchers.find(({ span }) => span.from === at);
      if (matcher !== undefined) return matcher;
    }
  }
  return undefined;
}

function isValidAfter(pattern: string, { span, newText }: TextEdit): boolean {
  return languageOf(pattern.slice(0, span.from) + newText + pattern.slice(span.to)) !== undefined;
}

interface Alternative {
  /** What stands at the place that Go speaks of. */
  readonly sign: RegExp;
  hint(found: RegExpExecArray): string;
  /** What to write in its place. */
  meant?(found: RegExpExecArray): string;
}

/** The more special ones first. */
const alternatives: readonly Alternative[] = [
  {
    sign: /^\(\?(?:<?[=!])/,
    hint: () => "Patterns cannot look around: use a second matcher, with `!~` for what must not match.",
  },
  {
    sign: /^\(\?>/,
    hint: () => "There are no atomic groups, and no need for them: RE2 never goes back. `(?:…)` is a group.",
    meant: () => "(?:",
  },
  {
    sign: /^\(\?P=(\w*)\)?/,
    hint: ([, name]) => `A pattern cannot refer back to the group \`${name}\`: RE2 has no back-references.`,
  },
  {
    sign: /^\(\?#/,
    hint: () => "Patterns have no comments; those of PromQL begin with `#` and stand outside of the string.",
  },
  { sign: /^\(\?\(/, hint: () => "RE2 has no conditions: write the cases as alternatives, `a|b`." },
  { sign: /^\(\?[R0-9&]/, hint: () => "RE2 has no recursion: write out what is to be repeated." },
  {
    sign: /^\(\?'(\w+)'/,
    hint: ([, name]) => `Names of groups are written \`(?P<${name}>…)\`; in matchers nobody asks for them.`,
    meant: ([, name]) => `(?P<${name}>`,
  },
  {
    sign: /^\(\?[a-zA-Z-]*x/,
    hint: () => "RE2 does not know the flag `x`: blanks count. Its flags are `i`, `m`, `s` and `U`.",
  },
  {
    sign: /^(?:\*|\+|\?|\{\d+(?:,\d*)?\})\+/,
    hint: ([text]) =>
      `There are no possessive repetitions, and no need for them: RE2 never goes back. It is written \`${text.slice(0, -1)}\`.`,
    meant: ([text]) => text.slice(0, -1),
  },
  { sign: /^\*\*/, hint: () => "One star is enough: `.*` matches anything.", meant: () => "*" },
  {
    sign: /^(?:[*+?]|\{\d+(?:,\d*)?\})[*+?{]/,
    hint: () => "Only one repetition can follow a part: put it into parentheses to repeat it again.",
  },
  {
    sign: /^\*/,
    hint: () => "This is no file name pattern: anything is matched by `.*`.",
    meant: () => ".*",
  },
  {
    sign: /^[+?]/,
    hint: ([text]) =>
      `\`${text}\` repeats what is before it, and there is nothing; the character itself is \`\\${text}\`.`,
  },
  {
    sign: /^\\[1-9]/,
    hint: ([text]) => `\`${text}\` cannot refer back to a group: RE2 has no back-references.`,
  },
  {
    sign: /^\\k[<{'](\w*)[>}']?/,
    hint: ([, name]) => `A pattern cannot refer back to the group \`${name}\`: RE2 has no back-references.`,
  },
  {
    sign: /^\\[ZG]/,
    hint: ([text]) => `RE2 has no \`${text}\`, and a pattern is anchored at both ends anyway.`,
    meant: () => "",
  },
  {
    sign: /^\\([hH])/,
    hint: ([text, letter]) =>
      `RE2 has no \`${text}\`: blanks and tabs are \`${letter === "h" ? "[ \\t]" : "[^ \\t]"}\`.`,
    meant: ([, letter]) => (letter === "h" ? "[ \\t]" : "[^ \\t]"),
  },
  {
    sign: /^\\R/,
    hint: () => "RE2 has no `\\R`: line breaks are `(?:\\r\\n|[\\n\\v\\f\\r])`.",
    meant: () => "(?:\\r\\n|[\\n\\v\\f\\r])",
  },
  {
    sign: /^\\N/,
    hint: () => "RE2 has no `\\N`: anything but a line feed is `[^\\n]`.",
    meant: () => "[^\\n]",
  },
  { sign: /^\\[XK]/, hint: ([text]) => `RE2 has no \`${text}\`.` },
  {
    sign: /^\\u\{?([\da-fA-F]{2,6})\}?/,
    hint: ([, code]) => `A character is written by its number as \`\\x{${code}}\`.`,
    meant: ([, code]) => `\\x{${code}}`,
  },
  { sign: /^\\e/, hint: () => "The escape character is written `\\x1b`.", meant: () => "\\x1b" },
];
