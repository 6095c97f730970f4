import type { Sentence } from "../core/explain/sentence.ts";
import type { Place } from "../core/labels/place.ts";
import { codeSpan } from "../core/text/markdown.ts";
import { visibleText } from "../core/text/visible-text.ts";
import type { FeatureContext, MarkupFormat } from "./feature-context.ts";

/** Writes a sentence as markdown with links, or as plain text with `path:line`. */
export function renderSentence(sentence: Sentence, context: FeatureContext, format: MarkupFormat): string {
  return sentence
    .map((part) => {
      if (typeof part === "string") return format === "markdown" ? escapeMarkdown(part) : part;
      if (part.kind === "place") return renderPlace(part.place, context, format);
      return format === "markdown" ? codeSpan(part.text) : visibleText(part.text);
    })
    .join("");
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~|#]/g, "\\$&");
}

/** The line behind a path must not be cut off. */
const longestPath = 1000;

function renderPlace({ file: path, span }: Place, context: FeatureContext, format: MarkupFormat): string {
  const { file, uriOf, path: from } = context;
  const line = (path === from ? file : context.project.file(path))?.positionAt(span.from).line;
  const text = visibleText(
    line === undefined ? shortPath(path, from) : `${shortPath(path, from)}:${line + 1}`,
    longestPath,
  );
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
