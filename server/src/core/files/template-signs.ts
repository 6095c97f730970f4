/**
 * Whether a template engine makes a text into YAML, as Helm does with the files of a chart. Alert templates have the
 * same braces but stay within YAML's texts: what tells them apart is what they speak of, and for a few of them where
 * they stand. Each sign stands on one line, so that a text has one exactly when some rule of it has one. Big rule files
 * have ten thousands of alert templates, hence the care: most actions are told at their first character.
 */
export function isTemplate(text: string, { languageId }: DocumentHints = {}): boolean {
  if (languageId === "helm" && text.includes("{{")) return true;
  let alertText: AlertText | undefined;
  for (let at = text.indexOf("{{"); at !== -1; at = text.indexOf("{{", at + 2)) {
    const sign = signAt(text, at + 2);
    if (sign === "chart") return true;
    if (sign !== undefined) {
      if (alertText === undefined || at >= alertText.to) alertText = alertTextAround(text, at);
      if (alertText === undefined || !alertText.holds(sign)) return true;
    }
    if ((at === 0 || text.charCodeAt(at - 1) === 10) && !isForAlert(text, at + 2)) return true;
  }
  return hasStatement(text);
}

interface DocumentHints {
  /** The editor's language of the document. */
  readonly languageId?: string | undefined;
}

/** What is a sign of a chart, and what may be one if it does not stand within a text of an alert. */
type Sign = "chart" | "comment" | "use" | "definition";

function signAt(text: string, open: number): Sign | undefined {
  let at = open;
  if (text.charCodeAt(at) === 45) at++;
  while (text.charCodeAt(at) === 32) at++;
  const code = text.charCodeAt(at);
  // `{{ $labels.x }}` and `{{ $value }}` are nearly all there is in alert templates.
  if (code === 36 && (text.startsWith("$labels.", at) || text.startsWith("$value ", at))) return undefined;
  if (code === 47) return text.startsWith("/*", at) && beginsLine(text, open) ? "comment" : undefined;
  const isChart =
    code === 96
      ? !isPlainLiteral(text, at)
      : code === 34
        ? text.startsWith('"{{', at) || text.startsWith('"}}', at)
        : startsWithWord(text, at, words) || speaksOfChart(text.slice(at, at + 500));
  if (isChart) return "chart";
  if (!startsWithWord(text, at, namingWords) || isNameForAlert(text, open, at)) return undefined;
  return text.startsWith("template", at) ? "use" : "definition";
}

/** Whether a literal in backquotes is only a text: charts write those to keep braces from being filled in. */
function isPlainLiteral(text: string, at: number): boolean {
  return /^`[^`{}\n]*`/.test(text.slice(at, at + 500));
}

interface AlertText {
  readonly to: number;
  /** Whether Prometheus can do something with it: what an alert uses it has to define in the same text. */
  holds(sign: Exclude<Sign, "chart">): boolean;
}

/** The label or annotation that an offset is within: the lines below its key that are indented further. */
function alertTextAround(text: string, at: number): AlertText | undefined {
  let indentation = Number.POSITIVE_INFINITY;
  let inner: { readonly from: number; readonly indentation: number } | undefined;
  let end = lineEnd(text, at);
  for (let lines = 0; end !== -1 && lines < mostLines; lines++) {
    const from = text.lastIndexOf("\n", end - 1) + 1;
    const own = indentationOf(text, from);
    if (from + own < end && own < indentation) {
      const line = text.slice(from + own, Math.min(end, from + own + 200));
      if (inner !== undefined && textsOfAlert.test(line)) return alertTextOf(text, inner);
      inner = entryKey.test(line) ? { from, indentation: own } : undefined;
      indentation = own;
    }
    end = from - 1;
  }
  return undefined;
}

/** How far above them the field of the annotations is looked for. */
const mostLines = 300;

const textsOfAlert = /^(?:annotations|labels):\s*(?:#.*)?$/;
const entryKey = /^(?:"[^"]*"|'[^']*'|[\w.-]+):(?:\s|$)/;

function alertTextOf(
  text: string,
  entry: { readonly from: number; readonly indentation: number },
): AlertText {
  const to = endOfEntry(text, entry);
  const has = (words: RegExp): boolean => words.test(text.slice(entry.from, to));
  const others = { use: /\{\{-?\s*(?:define|block)\s/, definition: /\{\{-?\s*template\s/ } as const;
  const known = new Map<Sign, boolean>([["comment", true]]);
  return {
    to,
    holds(sign) {
      const isHeld = known.get(sign) ?? (sign !== "comment" && has(others[sign]));
      known.set(sign, isHeld);
      return isHeld;
    },
  };
}

function endOfEntry(text: string, { from, indentation }: { from: number; indentation: number }): number {
  for (let end = lineEnd(text, from); end < text.length; ) {
    const line = end + 1;
    end = lineEnd(text, line);
    const own = indentationOf(text, line);
    if (own <= indentation && line + own < end && text.charCodeAt(line + own) !== 13) return line;
  }
  return text.length;
}

function indentationOf(text: string, line: number): number {
  let at = line;
  while (text.charCodeAt(at) === 32) at++;
  return at - line;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** Whether nothing is before an action on its line: comments of charts have lines of their own. */
function beginsLine(text: string, open: number): boolean {
  const before = text.slice(Math.max(0, open - 500), open - 2);
  return before.slice(before.lastIndexOf("\n") + 1).trim() === "";
}

/**
 * Whether an alert template names a part of itself or uses one: a chart hands its root to a template, and an alert
 * has nothing else beside it, or what only alerts have, or both the definition and the use on one line.
 */
function isNameForAlert(text: string, open: number, at: number): boolean {
  const line = lineAround(text, open);
  const isUse = text.startsWith("template", at);
  if (isUse && /^template\s+(?:"[^"\n]*"|`[^`\n]*`)\s*-?\}\}/.test(text.slice(at, at + 500))) return true;
  const actions = (line.match(/\{\{.*?\}\}/g) ?? []).map((action) => action.slice(2, -2));
  const other = isUse ? /^-?\s*(?:define|block)\s/ : /^-?\s*template\s/;
  return actions.some((action) => other.test(action) || isOfAlert(action));
}

/** The line of an offset, as far as it matters. */
function lineAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 500), at);
  const after = text.slice(at, at + 500);
  return before.slice(before.lastIndexOf("\n") + 1) + after.split("\n", 1)[0];
}

/**
 * Whether an action is left for Prometheus, although a line starts with it: an alert template whose indentation was
 * lost is a mistake, and no chart. What ends a block belongs to whatever began it.
 */
function isForAlert(text: string, open: number): boolean {
  const line = text.slice(open, open + 500).split("\n", 1)[0]!;
  const action = line.split("}}", 1)[0]!.replace(/^-|-$/g, "");
  if (/^\s*(?:end|else|break|continue)\s*$/.test(action)) return true;
  return isOfAlert(action);
}

function isOfAlert(action: string): boolean {
  const code = action.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return alertWords.test(code) && !declaration.test(code);
}

/** What only Prometheus hands to a template: its variables, and functions that charts do not have. */
const alertWords = new RegExp(
  `\\$(?:labels|value|externalLabels|externalURL)\\b|(?:^|[\\s(|])(?:\\.(?:Labels|Value|ExternalLabels|ExternalURL)|${[
    ...[
      "query",
      "value",
      "label",
      "strvalue",
      "sortByLabel",
      "args",
      "tmpl",
      "safeHtml",
      "match",
      "reReplaceAll",
    ],
    ...["humanize", "humanize1024", "humanizeDuration", "humanizePercentage", "humanizeTimestamp", "toTime"],
    ...["graphLink", "tableLink", "stripPort", "stripDomain", "parseDuration", "parseDurationTime"],
    ...["pathPrefix", "externalURL", "toUpper", "toLower"],
  ].join("|")})\\b`,
);

/** Charts have variables called `$labels` and `$value` too, but make them themselves. */
const declaration = /\$(?:labels|value)\s*(?:,\s*\$\w+\s*)?:?=|,\s*\$(?:labels|value)\s*:?=/;

/** Helm's functions that alert templates do not have. */
const words = ["include", "tpl", "required", "toYaml"];

/** What alert templates have, too, but hardly ever use. */
const namingWords = ["template", "define"];

function startsWithWord(text: string, at: number, words: readonly string[]): boolean {
  return words.some((word) => text.startsWith(word, at) && " (".includes(text.charAt(at + word.length)));
}

/** The objects at the root of a chart's values. */
const objects = ["Values", "Release", "Chart", "Capabilities", "Files", "Template"];

/** Whether the action that ends in the text, on its line, has one of the objects in it. */
function speaksOfChart(text: string): boolean {
  const close = text.indexOf("}}");
  const action = text.slice(0, close === -1 ? text.length : close);
  for (let dot = action.indexOf("."); dot !== -1; dot = action.indexOf(".", dot + 1)) {
    const isRoot = dot === 0 || " $(|".includes(action.charAt(dot - 1)) || endsWithVariable(action, dot);
    if (!isRoot || !objects.some((name) => isWordAt(action, name, dot + 1))) continue;
    return !action.slice(0, dot).includes("\n");
  }
  return false;
}

/** `$root`, in which charts keep the root of their values. */
function endsWithVariable(text: string, to: number): boolean {
  return /\$\w+$/.test(text.slice(Math.max(0, to - 40), to));
}

function isWordAt(text: string, word: string, at: number): boolean {
  return text.startsWith(word, at) && !/\w/.test(text.charAt(at + word.length));
}

const statement = /\{%[-+]?[ \t]*(?:raw|if|for|set|macro|include|import|block|endraw|endif|endfor)\b/;

function hasStatement(text: string): boolean {
  return text.includes("{%") && statement.test(text);
}
