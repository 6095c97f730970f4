import type { Span } from "../../text/span.ts";

/**
 * What a `telegraf.conf`, or a file of `telegraf.d`, says. Telegraf reads all of them together. Spans count in the file.
 */
export interface TelegrafConfig {
  readonly agent: TelegrafTable | undefined;
  readonly globalTags: TelegrafTable | undefined;
  readonly inputs: readonly TelegrafPlugin[];
  readonly outputs: readonly TelegrafPlugin[];
  /** Whatever changes metrics on their way, so that names, tags and fields may be others than the inputs make. */
  readonly processors: readonly TelegrafPlugin[];
  /** False where a mistake hides plugins: there may be others. */
  readonly isWhole: boolean;
}

/** One table of a plugin: each input that is configured twice is there twice. */
export interface TelegrafPlugin {
  /** `net_response` of `[[inputs.net_response]]`. */
  readonly name: string;
  readonly nameSpan: Span;
  /** The header with its brackets. */
  readonly header: Span;
  /** From the header to the end of its last line, the tables within it included. */
  readonly span: Span;
  readonly settings: TelegrafTable;
}

export interface TelegrafTable {
  readonly kind: "table";
  readonly span: Span;
  readonly entries: readonly TelegrafEntry[];
}

export interface TelegrafEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: TelegrafValue;
}

export type TelegrafValue =
  | { readonly kind: "string"; readonly span: Span; readonly value: string }
  | { readonly kind: "number"; readonly span: Span; readonly value: number }
  | { readonly kind: "boolean"; readonly span: Span; readonly value: boolean }
  | { readonly kind: "date"; readonly span: Span }
  | { readonly kind: "list"; readonly span: Span; readonly items: readonly TelegrafValue[] }
  | TelegrafTable
  /** A variable is, or may be, in it. */
  | { readonly kind: "unknown"; readonly span: Span };

export function entryOf({ entries }: TelegrafTable, key: string): TelegrafEntry | undefined {
  return entries.find((entry) => entry.key === key);
}
