import { contains, intersects, languageOf } from "../regex/language.ts";
import { quotePattern } from "../regex/quote-pattern.ts";
import { joinWays, labelIn } from "./combine-labels.ts";
import { matchesAllButEmpty, matchesEverything } from "./pattern-facts.ts";
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

/** Longer texts are not looked at: rules can double them again and again. */
const longestText = 2000;

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
  return joined.some(({ text }) => text.length > longestText) ? undefined : joined;
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

/** Values beyond these are not written into a pattern. */
const mostAlternatives = 20;

/** A regular expression that matches whatever the source labels may make together. */
function joinedPattern(sources: readonly SourceValues[], { separator }: RelabelConfig): string {
  return sources.map(patternOf).join(quotePattern(separator));
}

function patternOf({ texts, pattern, mayBeEmpty }: SourceValues): string {
  if (texts !== undefined) {
    if (texts.length <= mostAlternatives) return `(?:${texts.map(quotePattern).join("|")})`;
    return mayBeEmpty ? ".*" : ".+";
  }
  // What is anchored means something else in the middle of a text.
  if (pattern === undefined || /[\^$\\]/.test(pattern)) return mayBeEmpty ? ".*" : ".+";
  return mayBeEmpty ? `(?:${pattern}|)` : `(?:${pattern})`;
}

/** Whether there may be nothing in all of the source labels, and nothing between them. */
export function joinedMayBeEmpty(sources: readonly SourceValues[], { separator }: RelabelConfig): boolean {
  const isApart = sources.length > 1 && separator !== "";
  return !isApart && sources.every(({ mayBeEmpty }) => mayBeEmpty);
}

/** Whether the regular expression of a rule matches what is joined, whose values are not all known. */
export function joinedMatches(
  sources: readonly SourceValues[],
  config: RelabelConfig,
): "always" | "never" | "maybe" {
  const { regex } = config;
  if (matchesEverything(regex)) return "always";
  if (matchesAllButEmpty(regex)) return joinedMayBeEmpty(sources, config) ? "maybe" : "always";
  if (sources.length === 1 && sources[0]!.pattern === undefined) return "maybe";
  const values = languageOf(joinedPattern(sources, config));
  const wanted = languageOf(regex);
  if (values === undefined || wanted === undefined) return "maybe";
  if (intersects(values, wanted) === false) return "never";
  return contains(wanted, values) === true ? "always" : "maybe";
}
