import { goQuote } from "../../text/go-quote.ts";
import { type Hint, type HintContext, type HintRule, inserting, replacing, textOf } from "./hint.ts";

/** Hints about what stands between braces. */
export const braceHints: readonly HintRule[] = [
  { message: /\{|brace|label matching/, give: templateBraces },
  { message: /^unexpected \S+ (?:".*" )?in label matching, expected "," or "\}"$/s, give: missingComma },
  { message: /^unexpected "=" in label matching, expected string$/, give: doubledEquals },
  { message: /in label matching, expected string$/, give: unquotedValue },
  { message: /in label matching, expected label matching operator$/, give: missingOperator },
  { message: /^unexpected character inside braces: '(.+)'$/s, give: strayCharacter },
  { message: /^unexpected character after '!' inside braces/, give: loneExclamationMark },
  { message: /^unexpected (?:end of input inside braces|left brace)/, give: missingBrace },
];

function templateBraces({ text, span }: HintContext): Hint | undefined {
  const isTemplate = text.startsWith("{{", span.from) || text.startsWith("{{", span.from - 1);
  return isTemplate ? { hint: "Templates such as `{{ … }}` are not expanded in expressions." } : undefined;
}

function missingComma(context: HintContext): Hint | undefined {
  const { token, before, after } = context;
  if (token === undefined || before === undefined) return undefined;
  const word = textOf(context, token);
  if (/^(?:and|or)$/i.test(word)) return joinedByWord(token, word);
  if (token.type !== "identifier" && token.type !== "string") return undefined;
  const next = after?.type;
  const startsMatcher = next === "=" || next === "!=" || next === "=~" || next === "!~";
  if (!startsMatcher) return undefined;
  const hint = `A comma is missing before \`${word}\`.`;
  return { hint, fixes: inserting(before.to, ",", "Insert the comma") };
}

function joinedByWord(span: { readonly from: number; readonly to: number }, word: string): Hint {
  if (/^(?:or|\|+)$/i.test(word)) {
    return {
      hint: 'Matchers are joined by commas, and all of them must hold; `=~"a|b"` matches either text.',
    };
  }
  const fixes = replacing(span, ",", { title: "Use a comma" });
  return { hint: "Matchers are joined by commas.", fixes };
}

function doubledEquals(context: HintContext): Hint | undefined {
  const { before, span } = context;
  if (before === undefined || before.to !== span.from) return undefined;
  const operator = textOf(context, before);
  if (operator === "=~" || operator === "!~") {
    const fixes = replacing(span, "", { title: `Use ${operator}`, safe: true });
    return { hint: `A pattern is compared with \`${operator}\` alone.`, fixes };
  }
  if (operator !== "=" && operator !== "!=") return undefined;
  const hint = `In braces values are compared with \`${operator}\`, not with \`${operator}=\`.`;
  return { hint, fixes: replacing(span, "", { title: `Use ${operator}`, safe: true }) };
}

function unquotedValue({ text, span, token }: HintContext): Hint | undefined {
  if (token?.type !== "identifier") return undefined;
  return quoteValue(text, span.from);
}

/** A value without quotes goes on to the next comma or brace. */
function quoteValue(text: string, from: number): Hint {
  const value = /^[^,{}"'`\n]*/.exec(text.slice(from))?.[0].trimEnd() ?? "";
  const span = { from, to: from + value.length };
  const quoted = goQuote(value);
  return {
    hint: `Label values stand in quotes: \`${quoted}\`.`,
    fixes: replacing(span, quoted, { title: "Add the quotes" }),
  };
}

function missingOperator(context: HintContext): Hint | undefined {
  const { before, token } = context;
  if (token?.type !== "string" || before === undefined) return undefined;
  const name = textOf(context, before);
  const hint = `An operator is missing between \`${name}\` and its value: \`=\`, \`!=\`, \`=~\` or \`!~\`.`;
  return { hint, fixes: inserting(before.to, "=", "Insert =") };
}

function strayCharacter(context: HintContext): Hint | undefined {
  const { text, span, before, found } = context;
  const character = found[1]!;
  const follows = before?.type;
  if (/[“”„‟«»‘’‚‛]/.test(character)) return typographicQuotes(text);
  if (character === "~") {
    const to = text[span.from + 1] === "=" ? span.from + 2 : span.from + 1;
    const fixes = replacing({ from: span.from, to }, "=~", { title: "Use =~" });
    return { hint: "A pattern is compared with `=~` or `!~`.", fixes };
  }
  if (character === "&" || character === "|") {
    const to = text[span.from + 1] === character ? span.from + 2 : span.from + 1;
    return joinedByWord({ from: span.from, to }, character);
  }
  if (character === ":" || character === "<" || character === ">") {
    if (follows !== "identifier" && follows !== "string") return undefined;
    if (follows === "string") return missingBrace(context);
    const hint = "Label values are compared with `=`, `!=`, `=~` or `!~`.";
    if (character !== ":") return { hint };
    const place = { from: span.from, to: span.from + 1 };
    return { hint, fixes: replacing(place, "=", { title: "Use =" }) };
  }
  const isValue = follows === "=" || follows === "!=" || follows === "=~" || follows === "!~";
  if (isValue && /[\w.$/*^+-]/.test(character)) return quoteValue(text, span.from);
  return /[)([\]+\-*/%^@]/.test(character) ? missingBrace(context) : undefined;
}

function loneExclamationMark({ text, span, before }: HintContext): Hint {
  const isValue = /^!\s*["'`]/.test(text.slice(span.from));
  const isTurned = before?.type === "=" && before.to === span.from;
  const place = { from: isTurned ? before.from : span.from, to: span.from + 1 };
  const fixes = replacing(place, "!=", { title: "Use !=" });
  return { hint: "Label values are compared with `=`, `!=`, `=~` or `!~`.", ...(isValue ? { fixes } : {}) };
}

/** The brace belongs behind the last thing that can stand in braces. */
function missingBrace(context: HintContext): Hint | undefined {
  const { before, span, text } = context;
  if (before === undefined || (before.type !== "string" && before.type !== "{" && before.type !== ",")) {
    return undefined;
  }
  const isEnd = span.from >= text.length;
  const place = isEnd ? "" : ` before \`${String.fromCodePoint(text.codePointAt(span.from)!)}\``;
  return {
    hint: `The closing brace \`}\` is missing${place}.`,
    fixes: inserting(before.to, "}", "Insert the brace"),
  };
}

/** Quotes that a word processor has put in place of straight ones. */
export function typographicQuotes(text: string): Hint {
  const edits = [...text.matchAll(/[“”„‟«»‘’‚‛]/g)].map((match) => ({
    span: { from: match.index, to: match.index + 1 },
    newText: /[‘’‚‛]/.test(match[0]) ? "'" : '"',
  }));
  const title = "Use straight quotes";
  return { hint: "Texts stand in straight quotes: `\"` or `'`.", fixes: [{ title, safe: true, edits }] };
}
