import type { LabelValues, OpenLabels, PossibleLabel, PossibleLabels } from "./possible-labels.ts";
import type { Provenance, ProvenanceStep } from "./provenance.ts";

/** Nothing has labels. */
export const noLabels: PossibleLabels = { labels: new Map(), open: [] };

const anywhere: OpenLabels = { allows: () => true, from: [] };

/** Nothing is known: each label is possible, with any value. */
export const anyLabels: PossibleLabels = { labels: new Map(), open: [anywhere] };

/** What is known of a label, listed or allowed by what is open; missing when it is absent. */
export function labelIn({ labels, open }: PossibleLabels, name: string): PossibleLabel | undefined {
  const label = labels.get(name);
  if (label !== undefined) return label;
  const from = open.filter((each) => each.allows(name)).map((each) => each.from);
  if (from.length === 0) return undefined;
  return { name, certainty: "possible", values: unknownValues, from: from.filter(isKnown) };
}

/** Only the labels of these names. */
export function keepLabels(set: PossibleLabels, names: Iterable<string>): PossibleLabels {
  return listed([...new Set(names)].map((name) => labelIn(set, name)));
}

/** All but the labels of these names. */
export function dropLabels(set: PossibleLabels, names: Iterable<string>): PossibleLabels {
  const dropped = new Set(names);
  if (![...dropped].some((name) => labelIn(set, name) !== undefined)) return set;
  const labels = new Map(set.labels);
  for (const name of dropped) labels.delete(name);
  return { labels, open: set.open.map((each) => openExcept(each, dropped)) };
}

/** The same with another label of that name, or without it. */
export function setLabel(
  set: PossibleLabels,
  name: string,
  label: PossibleLabel | undefined,
): PossibleLabels {
  if (label === undefined) return dropLabels(set, [name]);
  return limited(new Map(set.labels).set(name, label), set.open);
}

/** Of series that come from the one or from the other. */
export function uniteLabels(left: PossibleLabels, right: PossibleLabels): PossibleLabels {
  if (left === right) return left;
  const labels = new Map<string, PossibleLabel>();
  for (const name of namesOf(left, right)) {
    const label = uniteLabel(labelIn(left, name), labelIn(right, name));
    if (label !== undefined) labels.set(name, label);
  }
  return limited(labels, uniteOpen(left.open, right.open));
}

/** Of series that come from any of them. All values are kept: thousands of rules may each have another one. */
export function uniteAllLabels(sets: readonly PossibleLabels[]): PossibleLabels {
  const names = new Set(sets.flatMap(({ labels }) => [...labels.keys()]));
  if (names.size > mostLabels) return anyLabels;
  const labels = new Map<string, PossibleLabel>();
  for (const name of names) labels.set(name, uniteAllOf(sets.map((set) => labelIn(set, name)))!);
  return limited(labels, sets.map(({ open }) => open).reduce(uniteOpen));
}

function uniteAllOf(all: readonly (PossibleLabel | undefined)[]): PossibleLabel | undefined {
  const found = all.filter((label) => label !== undefined);
  const first = found[0];
  if (first === undefined) return undefined;
  const isCertain = found.length === all.length && found.every(({ certainty }) => certainty === "certain");
  const values = new Map<string, readonly Provenance[]>();
  for (const label of found) {
    if (label.values.kind === "unknown") {
      const united = found.reduce((one, other) => uniteLabel(one, other)!);
      return isCertain ? united : asPossible(united);
    }
    for (const [value, ways] of label.values.values)
      values.set(value, joinWays(values.get(value) ?? [], ways));
  }
  return {
    name: first.name,
    certainty: isCertain ? "certain" : "possible",
    values: { kind: "known", values },
    from: found.map(({ from }) => from).reduce(joinWays),
  };
}

/** Of a label that is the one or the other, or nothing where one of the two is missing. */
export function uniteLabel(
  left: PossibleLabel | undefined,
  right: PossibleLabel | undefined,
): PossibleLabel | undefined {
  if (left === undefined || right === undefined) return asPossible(left ?? right);
  return {
    name: left.name,
    certainty: left.certainty === "certain" && right.certainty === "certain" ? "certain" : "possible",
    values: uniteValues(left.values, right.values),
    from: joinWays(left.from, right.from),
  };
}

export function asPossible(label: PossibleLabel | undefined): PossibleLabel | undefined {
  return label === undefined || label.certainty === "possible" ? label : { ...label, certainty: "possible" };
}

export const unknownValues: LabelValues = { kind: "unknown" };

/** Known values, or unknown ones when they are too many. */
export function knownValues(values: ReadonlyMap<string, readonly Provenance[]>): LabelValues {
  return values.size > mostValues ? unknownValues : { kind: "known", values };
}

function uniteValues(left: LabelValues, right: LabelValues): LabelValues {
  if (left === right) return left;
  if (left.kind === "known" && right.kind === "known") {
    const values = new Map(left.values);
    for (const [value, ways] of right.values) values.set(value, joinWays(values.get(value) ?? [], ways));
    return knownValues(values);
  }
  const isSamePattern = left.kind === "unknown" && right.kind === "unknown" && left.pattern === right.pattern;
  return isSamePattern ? left : unknownValues;
}

/** Both lists, each way once. Long lists are cut: they are for people. */
export function joinWays(left: readonly Provenance[], right: readonly Provenance[]): readonly Provenance[] {
  if (left === right || left.length >= mostWays) return left;
  const added = right.filter((way) => !left.some((each) => isSameWay(each, way)));
  return added.length === 0 ? left : [...left, ...added].slice(0, mostWays);
}

/** The ways in which a label comes into being, each with one more step. */
export function addStep(ways: readonly Provenance[], step: ProvenanceStep): readonly Provenance[] {
  return ways.length === 0 ? [[step]] : ways.map((way) => (way.length < mostSteps ? [...way, step] : way));
}

/** A label of which each value comes into being with one more step. */
export function withStep(label: PossibleLabel, step: ProvenanceStep): PossibleLabel {
  const { values } = label;
  return {
    ...label,
    from: addStep(label.from, step),
    values:
      values.kind === "unknown"
        ? values
        : {
            kind: "known",
            values: new Map([...values.values].map(([value, ways]) => [value, addStep(ways, step)])),
          },
  };
}

/** All names that are listed in at least one of the two. */
export function namesOf(left: PossibleLabels, right: PossibleLabels): Set<string> {
  const names = new Set(left.labels.keys());
  for (const name of right.labels.keys()) names.add(name);
  return names;
}

export function listed(labels: readonly (PossibleLabel | undefined)[]): PossibleLabels {
  const map = new Map<string, PossibleLabel>();
  for (const label of labels) if (label !== undefined) map.set(label.name, label);
  return limited(map, []);
}

// The work for each part of an expression stays bounded by knowing less about what is longer than anybody reads.
const mostLabels = 200;
const mostOpen = 64;
const mostValues = 200;
const mostWays = 20;
const mostSteps = 20;

export function limited(
  labels: ReadonlyMap<string, PossibleLabel>,
  open: readonly OpenLabels[],
): PossibleLabels {
  if (labels.size > mostLabels) return anyLabels;
  return { labels, open: open.length > mostOpen ? anyLabels.open : open };
}

/** What is open but for some names. `source` is not of this kind itself, so that there is no chain of them. */
interface OpenExcept extends OpenLabels {
  readonly source: OpenLabels;
  readonly except: ReadonlySet<string>;
}

function openExcept(open: OpenLabels, names: ReadonlySet<string>): OpenLabels {
  const { source = open, except: earlier = new Set<string>() } = open as Partial<OpenExcept>;
  if ([...names].every((name) => earlier.has(name))) return open;
  const except = new Set([...earlier, ...names]);
  if (except.size > mostLabels) return open;
  const narrowed: OpenExcept = {
    source,
    except,
    allows: (name) => !except.has(name) && source.allows(name),
    from: open.from,
    ...(open.pattern === undefined ? {} : { pattern: open.pattern }),
  };
  return narrowed;
}

function uniteOpen(left: readonly OpenLabels[], right: readonly OpenLabels[]): readonly OpenLabels[] {
  if (left === right) return left;
  const added = right.filter((open) => !left.some((each) => isSameOpen(each, open)));
  return added.length === 0 ? left : [...left, ...added];
}

function isSameOpen(left: Partial<OpenExcept>, right: Partial<OpenExcept>): boolean {
  if (left === right) return true;
  if (left.source === undefined || left.source !== right.source) return false;
  const { except } = right;
  return left.except?.size === except?.size && [...(left.except ?? [])].every((name) => except?.has(name));
}

function isKnown(way: Provenance): boolean {
  return way.length > 0;
}

function isSameWay(left: Provenance, right: Provenance): boolean {
  if (left === right) return true;
  return left.length === right.length && left.every((step, at) => isSameStep(step, right[at]!));
}

function isSameStep(left: ProvenanceStep, right: ProvenanceStep): boolean {
  if (left === right) return true;
  const { place } = left;
  // What has no place is told apart by the object alone.
  if (place === undefined || right.place === undefined || left.origin.kind !== right.origin.kind)
    return false;
  return place.file === right.place.file && place.span.from === right.place.span.from;
}
