import type { Sentence } from "../core/explain/sentence.ts";
import type { Place } from "../core/labels/place.ts";
import type { FeatureContext, MarkupFormat } from "./feature-context.ts";

/** Writes a sentence as markdown with links, or as plain text with `path:line`. */
export function renderSentence(sentence: Sentence, context: FeatureContext, format: MarkupFormat): string {
  return sentence
    .map((part) => {
      if (typeof part === "string") return format === "markdown" ? escapeMarkdown(part) : part;
      if (part.kind === "place") return renderPlace(part.place, context, format);
      return format === "markdown" ? codeSpan(part.text) : oneLine(part.text);
    })
    .join("");
}

/** A code span that holds any text: its fence is longer than what is in it. */
export function codeSpan(text: string): string {
  const shown = oneLine(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const needsBlank = shown === "" || /^[`\s]|[`\s]$/.test(shown);
  return needsBlank ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** What would begin another line, or could turn the direction of the text, is shown as a sign. */
function oneLine(text: string): string {
  return text
    .replace(/\r\n|[\n\r\u0085\u2028\u2029]/g, "⏎")
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "\ufffd");
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|#]/g, "\\$&");
}

function renderPlace({ file: path, span }: Place, context: FeatureContext, format: MarkupFormat): string {
  const { file, uriOf, path: from } = context;
  const line = (path === from ? file : context.project.file(path))?.positionAt(span.from).line;
  const text = oneLine(line === undefined ? shortPath(path, from) : `${shortPath(path, from)}:${line + 1}`);
  if (format === "plaintext") return text;
  const address = uriOf(path).replace(/[()<>\s\\`]/g, encodeAlso);
  return `[${escapeMarkdown(text)}](${address}${line === undefined ? "" : `#L${line + 1}`})`;
}

function encodeAlso(character: string): string {
  const encoded = encodeURIComponent(character);
  return encoded === character ? `%${character.charCodeAt(0).toString(16)}` : encoded;
}

/** A path without the folders that it shares with the file that is being looked at. */
function shortPath(path: string, from: string): string {
  const parts = path.split("/");
  const others = from.split("/");
  let shared = 0;
  while (shared < parts.length - 1 && parts[shared] === others[shared]) shared++;
  return parts.slice(shared).join("/");
}
