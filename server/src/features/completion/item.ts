import type { CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { Span } from "../../core/text/span.ts";
import type { FeatureContext } from "../feature-context.ts";
import { toRange } from "../to-lsp.ts";

/** One thing that may be typed, before it takes the form that the client understands. */
export interface Offer {
  readonly label: string;
  readonly kind: OfferKind;
  /** Short, shown beside the label. */
  readonly detail?: string;
  /** What it stands for, where the label shows it in another way. */
  readonly name?: string;
  /** Markdown, or plain text of others. */
  readonly documentation?: string;
  readonly isPlain?: boolean;
  /** What is inserted; the label where it is missing. */
  readonly text?: string;
  /** The same with places to fill in, for clients that know snippets. */
  readonly snippet?: string;
  /** Groups of offers in the order of their numbers; within a group they are in the order in which they are made. */
  readonly group?: number;
  /** What the editor compares with what is typed; the label where it is missing. */
  readonly filter?: string;
}

export type OfferKind =
  | "function"
  | "keyword"
  | "operator"
  | "field"
  | "value"
  | "snippet"
  | "constant"
  | "label"
  | "metric";

/** `CompletionItemKind` of the protocol. */
const itemKinds = {
  function: 3,
  keyword: 14,
  operator: 24,
  field: 10,
  value: 12,
  snippet: 15,
  constant: 21,
  label: 5,
  metric: 6,
} satisfies Record<OfferKind, CompletionItemKind>;

/** All of the word is replaced, also what stands behind the cursor. */
export function toItems(
  { file, client }: FeatureContext,
  word: Span,
  offers: readonly Offer[],
): CompletionItem[] {
  const range = toRange(file, word);
  return offers.map(
    ({ label, kind, detail, documentation, isPlain, text, snippet, group, filter }, index) => {
      const inserted = client.snippets && snippet !== undefined ? snippet : (text ?? label);
      return {
        label,
        kind: itemKinds[kind],
        ...(detail === undefined ? undefined : { detail }),
        ...(documentation === undefined
          ? undefined
          : {
              documentation: {
                kind: isPlain === true ? "plaintext" : client.documentationFormat,
                value: documentation,
              },
            }),
        ...(filter === undefined ? undefined : { filterText: filter }),
        sortText: `${group ?? 0}${String(index).padStart(4, "0")}`,
        ...(client.snippets && snippet !== undefined ? { insertTextFormat: 2 as const } : undefined),
        textEdit: { range, newText: inserted },
      };
    },
  );
}
