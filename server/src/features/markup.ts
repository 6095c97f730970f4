import type { MarkupContent } from "vscode-languageserver-types";
import type { ProseBlock } from "../core/explain/prose.ts";
import { codeSpan } from "../core/text/markdown.ts";
import { phraseText, type Words } from "../core/text/phrase.ts";
import { visibleText } from "../core/text/visible-text.ts";
import type { MarkupFormat } from "./feature-context.ts";

/** A text for people: first how something is written, then paragraphs. */
export interface Explanation {
  readonly code?: string;
  /** What the code is written in; PromQL where it is missing. */
  readonly language?: string;
  /** Texts are Markdown that uses nothing but backticks; what holds texts of users is prose. */
  readonly paragraphs: readonly (string | ProseBlock)[];
}

export function toMarkup(
  { code, language = "promql", paragraphs }: Explanation,
  format: MarkupFormat,
): MarkupContent {
  const texts = paragraphs.map((block) => blockText(block, format));
  if (format === "plaintext") {
    return { kind: "plaintext", value: [...(code === undefined ? [] : [code]), ...texts].join("\n\n") };
  }
  const fence = code === undefined ? [] : [`\`\`\`${language}\n${code}\n\`\`\``];
  return { kind: "markdown", value: [...fence, ...texts].join("\n\n") };
}

function blockText(block: string | ProseBlock, format: MarkupFormat): string {
  if (typeof block === "string") return format === "plaintext" ? block.replaceAll("`", "") : block;
  if (block.kind === "paragraph") return wordsText(block.words, format);
  return block.items.map((item) => `- ${wordsText(item, format)}`).join("\n");
}

function wordsText(words: Words, format: MarkupFormat): string {
  return phraseText(words, format === "plaintext" ? quoted : codeSpan);
}

function quoted(text: string): string {
  return `"${visibleText(text)}"`;
}
