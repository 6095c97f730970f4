import { editDistance } from "../text/similar-name.ts";

/**
 * Names of metrics where all that an exporter can have are known, as they are shipped: a small part of the catalogue
 * that is loaded by itself, since most names are right.
 */
export interface MetricNames {
  readonly exporters: readonly NamesOfExporter[];
  /** The first two words of names to which exporters add at run time; with blanks between them, as all lists here. */
  readonly open: string;
  /** Names that an exporter no longer has, or that somebody else gives metrics of such a family. */
  readonly alsoKnown: string;
}

export interface NamesOfExporter {
  readonly exporter: string;
  /** With `*` behind a histogram and `+` behind a summary. */
  readonly names: string;
  /** Other programs have names that begin in the same way: only one letter is taken for a slip. */
  readonly isShared?: boolean;
  /** By the release that changed them, former names with what is there instead, and ` in UNIT` where that changed. */
  readonly renamed?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What was meant by a name that no exporter gives a metric. */
export interface MisnamedMetric {
  readonly exporter: string;
  /** A name, or for a former one perhaps what has to be written instead. */
  readonly meant: string;
  /** What it is counted in, where the metric of that name was counted in something else. */
  readonly unit?: string;
  /** The release that gave the metric this name; missing where the other one never was right. */
  readonly since?: string;
  /** Somebody else may have names that begin in the same way. */
  readonly isShared?: boolean;
}

/** Whether a text may name a metric of a family that is known: to ask loads nothing. */
export const knownFamily =
  /(?<![\w:])(?:alertmanager|container|cpu|disk|diskio|dns_q\w*|http_res\w*|kube|machine|mem|net|netstat|node|ntpq|ping|probe|processes|prometheus|swap|system|win_s\w*|x509)_/;

/** Finds out what was meant by names. */
export class NameFinder {
  /** Names with the exporter that has them, by their first word and their length. */
  readonly #complete = new Map<string, Map<number, Name[]>>();
  readonly #known: ReadonlySet<string>;
  readonly #open: ReadonlySet<string>;
  readonly #former = new Map<string, MisnamedMetric>();
  readonly #found = new Map<string, MisnamedMetric | undefined>();

  constructor({ exporters, open, alsoKnown }: MetricNames) {
    const known = new Set(alsoKnown.split(" "));
    for (const { exporter, names, renamed, isShared = false } of exporters) {
      for (const name of names.split(" ").flatMap(seriesOf)) {
        known.add(name);
        const ofWord = getOrAdd(this.#complete, name.split("_", 1)[0]!, () => new Map<number, Name[]>());
        getOrAdd(ofWord, name.length, () => []).push({ name, lower: name.toLowerCase(), exporter, isShared });
      }
      for (const [since, pairs] of Object.entries(renamed ?? {})) {
        for (const [former, instead] of Object.entries(pairs)) {
          const [meant = "", unit] = instead.split(" in ");
          this.#former.set(former, { exporter, meant, since, ...(unit !== undefined && { unit }) });
        }
      }
    }
    this.#known = known;
    this.#open = new Set(open.split(" "));
  }

  find(name: string): MisnamedMetric | undefined {
    const former = this.#former.get(name);
    if (former !== undefined) return former;
    if (this.#isKnown(name) || this.#open.has(name.split("_", 2).join("_")) || name.length > longestName)
      return undefined;
    if (!this.#found.has(name)) {
      const nearest = this.#nearest(name);
      this.#found.set(name, nearest && toMisnamed(nearest));
    }
    return this.#found.get(name);
  }

  #isKnown(name: string): boolean {
    return this.#known.has(name) || this.#known.has(name.replace(/_(?:bucket|sum|count|created)$/, ""));
  }

  /** The one that a few letters or a word make of it; nothing where there are two. */
  #nearest(written: string): Name | undefined {
    const words = written.split("_");
    const family = this.#complete.get(words[0]!);
    if (family === undefined) return undefined;
    return nearestByLetters(written, family) ?? nearestByWords(words, family);
  }
}

interface Name {
  readonly name: string;
  readonly lower: string;
  readonly exporter: string;
  readonly isShared: boolean;
}

function toMisnamed({ name: meant, exporter, isShared }: Name): MisnamedMetric {
  return { exporter, meant, ...(isShared && { isShared }) };
}

function nearestByLetters(written: string, family: ReadonlyMap<number, readonly Name[]>): Name | undefined {
  const lower = written.toLowerCase();
  let limit = Math.max(1, Math.min(3, Math.floor(written.length / 7)));
  let nearest: Name[] = [];
  for (let { length } = written, off = -limit; off <= limit; off++) {
    for (const each of family.get(length + off) ?? []) {
      const distance = editDistance(lower, each.lower, limit);
      if (distance > (each.isShared ? 1 : limit)) continue;
      nearest = distance < limit ? [each] : [...nearest, each];
      limit = distance;
    }
  }
  const [only, ...others] = nearest;
  return only !== undefined && others.length === 0 && isSlip(written, only) ? only : undefined;
}

/** Another number, or another short word, is hardly one. */
function isSlip(written: string, { name, lower }: Name): boolean {
  if (name.replace(/\d+/g, "") === written.replace(/\d+/g, "")) return false;
  const words = lower.split("_");
  const others = written.toLowerCase().split("_");
  if (others.length !== words.length) return true;
  return words.every((word, index) => {
    const limit = Math.max(1, Math.floor(word.length / 3));
    return editDistance(others[index]!, word, limit) <= limit;
  });
}

/** One word is missing, two are swapped, or there is a unit too many at the end. */
function nearestByWords(
  words: readonly string[],
  family: ReadonlyMap<number, readonly Name[]>,
): Name | undefined {
  const found: Name[] = [];
  const written = words.join("_");
  const start = words.slice(0, 2).join("_");
  for (const [length, names] of family) {
    for (const each of names) {
      // What has neither its length nor its first words is none of these.
      const isFar = length !== written.length && !each.name.startsWith(start);
      if (each.isShared || (isFar && words.length > 2)) continue;
      const meant = each.name.split("_");
      if (lacksWord(words, meant) || hasUnit(words, meant) || isSwapped(words, meant)) found.push(each);
    }
  }
  return found.length === 1 ? found[0] : undefined;
}

function lacksWord(written: readonly string[], meant: readonly string[]): boolean {
  if (meant.length !== written.length + 1) return false;
  const at = written.findIndex((word, index) => word !== meant[index]);
  // Others may have families of their own that begin with the same word.
  return (
    (at === -1 ? written.length : at) > 1 &&
    (at === -1 || written.slice(at).every((word, index) => word === meant[at + index + 1]))
  );
}

function hasUnit(written: readonly string[], meant: readonly string[]): boolean {
  if (written.length !== meant.length + 1 || !/^(?:total|seconds|bytes|ratio|info)$/.test(written.at(-1)!)) {
    return false;
  }
  return meant.every((word, index) => word === written[index]);
}

function isSwapped(written: readonly string[], meant: readonly string[]): boolean {
  if (written.length !== meant.length) return false;
  const at = written.findIndex((word, index) => word !== meant[index]);
  return (
    at !== -1 &&
    written[at] === meant[at + 1] &&
    written[at + 1] === meant[at] &&
    written.slice(at + 2).every((word, index) => word === meant[at + 2 + index])
  );
}

function seriesOf(name: string): readonly string[] {
  const bare = name.replace(/[*+]$/, "");
  if (bare === name) return [name];
  const parts = [bare, `${bare}_sum`, `${bare}_count`];
  return name.endsWith("*") ? [...parts, `${bare}_bucket`] : parts;
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** Nobody has longer ones, and to compare them takes time. */
const longestName = 150;
