import { similarName } from "../../text/similar-name.ts";
import { printDuration } from "../duration.ts";
import { allKeywords } from "../keywords.ts";
import { tokenize } from "../lex.ts";
import { looksLikeLogql } from "../logql.ts";
import { precedenceOf } from "../operators.ts";
import { typographicQuotes } from "./brace-hints.ts";
import { type Hint, type HintContext, type HintRule, inserting, replacing, textOf } from "./hint.ts";

/** Hints about operators, brackets, numbers and texts. */
export const syntaxHints: readonly HintRule[] = [
  { message: /^unexpected "="(?! in (?:label matching|grouping opts))/, give: singleEquals },
  { message: /^unexpected character after '=': '~'$/, give: patternOutsideBraces },
  { message: /^unexpected character after '!'/, give: exclamationMark },
  { message: /^unexpected character.*: '(.+?)'/s, give: strayCharacter },
  { message: /^unexpected <op:/, give: operatorPair },
  { message: /^unexpected <(?:by|without)> in aggregation$/, give: missingParenBeforeGrouping },
  { message: /^unexpected <group_(left|right)>/, give: groupWithoutMatching },
  { message: /^unexpected .* in subquery or range, expected ":" or "\]"$/s, give: missingBracket },
  {
    message: /^(?:unclosed left bracket|unexpected end of input in duration expression)$/,
    give: missingBracket,
  },
  { message: /^unclosed left parenthesis$/, give: missingParenAtEnd },
  { message: /^unexpected right parenthesis/, give: strayParen },
  { message: /^trailing commas not allowed/, give: trailingComma },
  { message: /^unexpected end of input$/, give: missingOperand },
  { message: /^unexpected identifier "(\w+)"/, give: strayWord },
  { message: /^(?:bad number or duration syntax|unknown unit)/, give: badNumber },
  { message: /in grouping opts, expected "\("$/, give: bareGrouping },
  { message: /^not a valid duration string/, give: unitOrder },
  { message: /^unknown escape sequence/, give: unknownEscape },
  { message: /^unterminated (?:quoted|raw) string$/, give: missingQuote },
];

function singleEquals(context: HintContext): Hint {
  const { text, span, before } = context;
  const next = text[span.from + 1];
  if (next === ">" || next === "<") {
    const fixes = replacing({ from: span.from, to: span.from + 2 }, `${next}=`, { title: `Use ${next}=` });
    return { hint: `It is written \`${next}=\`.`, fixes };
  }
  const isDoubled = before?.to === span.from && /^[=!]=$/.test(textOf(context, before));
  if (isDoubled) {
    const operator = textOf(context, before);
    return {
      hint: `Compare with \`${operator}\`.`,
      fixes: replacing(span, "", { title: `Use ${operator}`, safe: true }),
    };
  }
  const hint = "Values are compared with `==`; a single `=` is for labels in braces.";
  return { hint, fixes: replacing(span, "==", { title: "Use ==" }) };
}

function patternOutsideBraces(): Hint {
  return { hint: 'Patterns are for labels, in braces: `{job=~"a.*"}`.' };
}

function exclamationMark({ text, span }: HintContext): Hint {
  if (text.startsWith("!~", span.from)) return patternOutsideBraces();
  return {
    hint: "PromQL has no `!`: `!=` compares, `unless` takes away what has a partner, and `absent()` asks whether nothing is there.",
  };
}

function strayCharacter({ text, span, found }: HintContext): Hint | undefined {
  const character = found[1]!;
  const isDoubled = text[span.from + 1] === character;
  const place = { from: span.from, to: span.from + (isDoubled ? 2 : 1) };
  if (/[“”„‟«»‘’‚‛]/.test(character)) return typographicQuotes(text);
  switch (character) {
    case "&":
      return { hint: "It is written `and`.", fixes: replacing(place, "and", { title: "Use and" }) };
    case "|":
      if (looksLikeLogql(text)) return { hint: logqlHint };
      return { hint: "It is written `or`.", fixes: replacing(place, "or", { title: "Use or" }) };
    case "$":
      return { hint: "Variables such as `$__rate_interval` are Grafana's: Prometheus does not know them." };
    case ";":
      return {
        hint: "A rule has one expression, without a semicolon.",
        fixes: replacing(place, "", { title: "Remove it" }),
      };
    default:
      return undefined;
  }
}

const logqlHint =
  "This looks like LogQL. If Loki reads the rule, say so with `dialect: loki` in promrules.yaml.";

function operatorPair(context: HintContext): Hint | undefined {
  const { before, token, span } = context;
  if (before === undefined || token === undefined || before.to !== span.from) return undefined;
  const pair = textOf(context, before) + textOf(context, token);
  const meant = { "<>": "!=", "**": "^", "//": "/", "++": "+", ">>": ">", "<<": "<" }[pair];
  if (meant === undefined) return undefined;
  const fixes = replacing({ from: before.from, to: token.to }, meant, { title: `Use ${meant}` });
  return { hint: `It is written \`${meant}\`.`, fixes };
}

function missingParenBeforeGrouping(context: HintContext): Hint | undefined {
  const { before, token } = context;
  if (before === undefined) return undefined;
  const hint = `The closing parenthesis \`)\` is missing before \`${textOf(context, token)}\`.`;
  return { hint, fixes: inserting(before.to, ")", "Insert the parenthesis") };
}

function bareGrouping(context: HintContext): Hint | undefined {
  const { text, token, before } = context;
  if (token?.type !== "identifier" || before === undefined) return undefined;
  const labels = /^\w+(?:\s*,\s*\w+)*/.exec(text.slice(token.from))?.[0] ?? "";
  const span = { from: token.from, to: token.from + labels.length };
  const hint = `Labels stand in parentheses: \`(${labels})\`.`;
  if (!endsLabels(context, { isList: labels.includes(","), behind: text.slice(span.to).trimStart() }))
    return { hint };
  return { hint, fixes: replacing(span, `(${labels})`, { title: "Add the parentheses" }) };
}

/** Whether it can be told from what stands behind labels without parentheses that all of them are labels. */
function endsLabels(
  context: HintContext,
  { isList, behind }: { readonly isList: boolean; readonly behind: string },
): boolean {
  const { text, before } = context;
  const isOfAggregation = /^(?:by|without)$/i.test(textOf(context, before));
  if (!isOfAggregation) return isList ? /^[\w({]/.test(behind) : !behind.startsWith(",");
  if (!/\)\s*$/.test(text.slice(0, before?.from))) return behind.startsWith("(");
  return isList ? behind === "" : !/^[\w({,]/.test(behind) || /^(?:and|or|unless)\b/i.test(behind);
}

function groupWithoutMatching({ found }: HintContext): Hint {
  return { hint: `\`group_${found[1]}\` stands behind \`on (…)\` or \`ignoring (…)\`.` };
}

function missingBracket(context: HintContext): Hint | undefined {
  const { before, token } = context;
  if (before === undefined) return undefined;
  const isNumber = before.type === "number" || before.type === "duration";
  if (!isNumber && before.type !== "[" && before.type !== ":" && before.type !== ")") return undefined;
  const place = token === undefined ? "" : ` before \`${textOf(context, token)}\``;
  return {
    hint: `The closing bracket \`]\` is missing${place}.`,
    fixes: inserting(before.to, "]", "Insert the bracket"),
  };
}

function missingParenAtEnd({ text, before }: HintContext): Hint {
  let closing = "";
  for (const { type } of tokenize(text)) {
    if (type === "(") closing = `)${closing}`;
    else if (type === "[") closing = `]${closing}`;
    else if (type === ")" || type === "]") closing = closing.slice(1);
  }
  const isOne = closing.length <= 1;
  const hint = isOne
    ? "A closing parenthesis `)` is missing."
    : `Closing brackets are missing: \`${closing}\`.`;
  if (before === undefined) return { hint };
  const title = isOne ? "Insert the parenthesis" : "Insert the brackets";
  return { hint, fixes: inserting(before.to, closing || ")", title) };
}

function strayParen({ span, text }: HintContext): Hint {
  // Upstream notes the mistake behind the parenthesis.
  const place = { from: span.from - 1, to: span.from };
  const hint = "No parenthesis was opened that this one could close.";
  return text[place.from] === ")" ? { hint, fixes: replacing(place, "", { title: "Remove it" }) } : { hint };
}

function trailingComma({ span }: HintContext): Hint {
  return {
    hint: "An argument is missing behind the comma.",
    fixes: replacing(span, "", { title: "Remove the comma", safe: true }),
  };
}

function missingOperand(context: HintContext): Hint | undefined {
  const { before, text } = context;
  const operator = textOf(context, before).toLowerCase();
  if (
    before !== undefined &&
    operator === "%" &&
    /(?<![\w:])[\d.]+$/.test(text.slice(0, before.from).slice(-40))
  ) {
    return { hint: "There are no percentages: `%` is the remainder of a division, and 5 % is `0.05`." };
  }
  if (before === undefined || (precedenceOf(operator) === 0 && operator !== "bool")) return undefined;
  return { hint: `Something is missing behind \`${textOf(context, before)}\`.` };
}

function strayWord(context: HintContext): Hint | undefined {
  const { span, found, before } = context;
  const word = found[1]!;
  const keywords = allKeywords().map((each) => each.name);
  const similar = word.length < 3 && word.toLowerCase() !== "bu" ? undefined : similarName(word, keywords);
  if (similar !== undefined && similar !== word) {
    return {
      hint: `Did you mean \`${similar}\`?`,
      fixes: replacing(span, similar, { title: `Use ${similar}` }),
    };
  }
  if (before === undefined || !endsOperand(before.type)) return undefined;
  return { hint: `An operator or a comma is missing before \`${word}\`.` };
}

function endsOperand(type: string): boolean {
  return /^(?:identifier|metric identifier|string|number|duration|\)|\]|\})$/.test(type);
}

const unitNames: Readonly<Record<string, string>> = {
  msec: "ms",
  millis: "ms",
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  min: "m",
  mins: "m",
  minute: "m",
  minutes: "m",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  day: "d",
  days: "d",
  week: "w",
  weeks: "w",
  year: "y",
  years: "y",
};

function badNumber(context: HintContext): Hint | undefined {
  const { text, span } = context;
  const [whole = "", digits = "", unit = ""] =
    /^(\d+(?:\.\d+)?)\s?([A-Za-z_]*)/.exec(text.slice(span.from)) ?? [];
  const place = { from: span.from, to: span.from + whole.length };
  const known = unitNames[unit.toLowerCase()] ?? unit.toLowerCase();
  const seconds = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 }[known];
  if (seconds === undefined) {
    if (unit === "") return undefined;
    return {
      hint: `\`${unit}\` is no unit: only time has them, \`ms\`, \`s\`, \`m\`, \`h\`, \`d\`, \`w\` and \`y\`.`,
    };
  }
  const milliseconds = Number(digits) * seconds * 1000;
  const duration = digits.includes(".") ? printDuration(Math.round(milliseconds)) : `${digits}${known}`;
  if (duration === whole) return undefined;
  return {
    hint: `It is written \`${duration}\`.`,
    fixes: replacing(place, duration, { title: `Use ${duration}` }),
  };
}

function unitOrder(): Hint {
  return { hint: "Units go from the greatest to the smallest, each at most once: `1h30m`." };
}

function unknownEscape({ text, span }: HintContext): Hint {
  const hint =
    "A backslash in double or single quotes is written twice: `\\\\.`; in backquotes it stands for itself.";
  const literal = /^(["'])(?:\\[\s\S]|(?!\1)[^\\\n])*\1/.exec(text.slice(span.from))?.[0];
  if (literal === undefined) return { hint };
  const fixed = literal.replace(/\\(.)/gs, (escaped, character: string) =>
    /[abfnrtvxuU0-7\\"']/.test(character) ? escaped : `\\${escaped}`,
  );
  const place = { from: span.from, to: span.from + literal.length };
  return { hint, fixes: replacing(place, fixed, { title: "Double the backslash" }) };
}

function missingQuote({ text, span }: HintContext): Hint {
  return { hint: `The closing quote \`${text[span.from]}\` is missing.` };
}
