import type { TemplateProblem } from "./parsed-template.ts";

/** What was probably meant, a sentence, where Go's words alone do not say. `text` is the template's. */
export function templateHint(text: string, problem: TemplateProblem): string | undefined {
  const { message, replacement, span } = problem;
  if (replacement !== undefined) return `Did you mean \`${replacement}\`?`;
  for (const { message: pattern, give } of hints) {
    const found = pattern.exec(message);
    if (found === null) continue;
    const hint = give(text, span.from, found);
    if (hint !== undefined) return hint;
  }
  return undefined;
}

interface HintRule {
  readonly message: RegExp;
  give(text: string, at: number, found: RegExpExecArray): string | undefined;
}

const calculate =
  "Templates have no operators: calculate in `expr` or in a `query`, and compare with functions such as `gt`.";

const hints: readonly HintRule[] = [
  {
    message: /^function "(\w+)" not defined$/,
    give: (_text, _at, found) =>
      alertmanagerFunctions.has(found[1]!)
        ? "It is a function of Alertmanager's templates, which alerting rules do not have."
        : found[1] === "tmpl"
          ? "Only console templates have it."
          : undefined,
  },
  {
    message: /^undefined variable/,
    give: (text, at) =>
      /\{\{-?\s*define\b/.test(text.slice(0, at)) && /^\$(?:labels|value|external\w+)\b/.test(text.slice(at))
        ? "A template that is defined knows no variables but `$`, which is what it is called with."
        : undefined,
  },
  // A dash that is a part of a name: `$labels.my-label`.
  {
    message: /^bad character U\+002[DF]/,
    give(text, at) {
      const before = /(\$\w+|\.Labels)\.(\w+)$/.exec(text.slice(0, at));
      const behind = /^[-/][\w/-]+/.exec(text.slice(at));
      if (before === null || behind === null) return calculate;
      return `Such a label is read by \`index ${before[1]} "${before[2]}${behind[0]}"\`.`;
    },
  },
  { message: /^bad character U\+00(?:2[1-9A-F]|3[C-F])/, give: () => calculate },
  { message: /^illegal number syntax: "[-+]"$/, give: () => calculate },
  { message: /^unexpected "(?:[*/%<>!^&]|=+)" in/, give: () => calculate },
  { message: /^unexpected "\}" in/, give: () => "An action ends with two braces, `}}`." },
  { message: /^unexpected "\{" in/, give: () => "The action before it is not closed: `}}` is missing." },
  { message: /^unexpected <\.> in operand$/, give: () => "The name of a field is missing behind the dot." },
  {
    message: /^malformed character constant/,
    give: () => "Texts stand in double quotes or backquotes; single quotes are for one character.",
  },
  { message: /^unclosed action/, give: () => "`}}` is missing." },
  { message: /^unexpected EOF$/, give: () => "This block has no `{{ end }}`." },
  { message: /^unexpected \{\{(?:end|else)\}\}$/, give: () => "No block is open here." },
];

const alertmanagerFunctions: ReadonlySet<string> = new Set([
  ...["trimSpace", "join", "safeUrl", "urlUnescape", "stringSlice", "date", "tz", "since", "toJson"],
  ...["list", "append", "dict"],
]);
