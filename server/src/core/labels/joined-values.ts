import { joinWays, labelIn } from "./combine-labels.ts";
import type { PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Provenance } from "./provenance.ts";
import type { RelabelConfig } from "./relabel-config.ts";

/** What may stand in one source label of a relabel rule. */
export interface SourceValues {
  readonly name: string;
  readonly label: PossibleLabel | undefined;
  /** The empty text among them where the label may be missing. `undefined`: not known. */
  readonly texts: readonly string[] | undefined;
  readonly mayBeEmpty: boolean;
  /** A regular expression that all of them match where the label is there. */
  readonly pattern: string | undefined;
}

/** One text that the joined values of the source labels may be. */
export interface JoinedText {
  readonly parts: readonly string[];
  readonly text: string;
  /** Where the parts that are not empty come from. */
  readonly ways: readonly Provenance[];
}

/** How many combinations of values are gone through; beyond that values count as unknown. */
const mostTexts = 300;

export function sourceValues(labels: PossibleLabels, name: string): SourceValues {
  const label = labelIn(labels, name);
  if (label === undefined) return { name, label, texts: [""], mayBeEmpty: true, pattern: undefined };
  const mayBeEmpty = label.certainty === "possible";
  const { values } = label;
  if (values.kind === "unknown")
    return { name, label, texts: undefined, mayBeEmpty, pattern: values.pattern };
  const texts = mayBeEmpty ? [...values.values.keys(), ""] : [...values.values.keys()];
  return { name, label, texts, mayBeEmpty, pattern: undefined };
}

/** All texts that the source labels of a rule may make together; `undefined` when they are not known, or too many. */
export function joinedTexts(
  sources: readonly SourceValues[],
  { separator }: RelabelConfig,
): readonly JoinedText[] | undefined {
  let joined: readonly JoinedText[] = [{ parts: [], text: "", ways: [] }];
  for (const source of sources) {
    if (source.texts === undefined || joined.length * source.texts.length > mostTexts) return undefined;
    joined = joined.flatMap((before) =>
      source.texts!.map((part) => withPart(before, part, { source, separator })),
    );
  }
  return joined;
}

interface Joint {
  readonly source: SourceValues;
  readonly separator: string;
}

function withPart(before: JoinedText, part: string, { source, separator }: Joint): JoinedText {
  return {
    parts: [...before.parts, part],
    text: before.parts.length === 0 ? part : before.text + separator + part,
    ways: part === "" ? before.ways : joinWays(before.ways, waysOf(source.label, part)),
  };
}

/** Where a value of a label comes from. */
export function waysOf(label: PossibleLabel | undefined, value: string): readonly Provenance[] {
  if (label === undefined) return [];
  const known = label.values.kind === "known" ? label.values.values.get(value) : undefined;
  return known === undefined || known.length === 0 ? label.from : known;
}

/** The same label with nothing but some of its values; without the empty text among them it is there for certain. */
export function restrictLabel(
  label: PossibleLabel | undefined,
  texts: ReadonlySet<string>,
): PossibleLabel | undefined {
  if (label === undefined) return undefined;
  const values = new Map<string, readonly Provenance[]>();
  for (const text of texts) {
    const isPossible = label.values.kind === "unknown" || label.values.values.has(text);
    if (text !== "" && isPossible) values.set(text, waysOf(label, text));
  }
  if (values.size === 0) return undefined;
  const certainty = label.certainty === "certain" || !texts.has("") ? "certain" : "possible";
  return { ...label, certainty, values: { kind: "known", values } };
}
