import type { MarkupContent } from "vscode-languageserver-types";
import type { MarkupFormat } from "./feature-context.ts";

/** A text for people: first how something is written, then paragraphs of markdown that use nothing but backticks. */
export interface Explanation {
  readonly code?: string;
  /** What the code is written in; PromQL where it is missing. */
  readonly language?: string;
  readonly paragraphs: readonly string[];
}

export function toMarkup(
  { code, language = "promql", paragraphs }: Explanation,
  format: MarkupFormat,
): MarkupContent {
  if (format === "plaintext") {
    const plain = paragraphs.map((text) => text.replaceAll("`", ""));
    return { kind: "plaintext", value: [...(code === undefined ? [] : [code]), ...plain].join("\n\n") };
  }
  const fence = code === undefined ? [] : [`\`\`\`${language}\n${code}\n\`\`\``];
  return { kind: "markdown", value: [...fence, ...paragraphs].join("\n\n") };
}
