/** Code points, as pairs of the first and the last of each range: ascending, and no two ranges touch. */
export type CharacterSet = readonly number[];

export const lastCodePoint = 0x10ffff;

export const everyCharacter: CharacterSet = [0, lastCodePoint];

/** Makes a set of ranges in any order. */
export function setOfRanges(ranges: Iterable<readonly [from: number, to: number]>): CharacterSet {
  const sorted = [...ranges].sort((a, b) => a[0] - b[0]);
  const set: number[] = [];
  for (const [from, to] of sorted) {
    const last = set.length - 1;
    if (last > 0 && from <= set[last]! + 1) set[last] = Math.max(set[last]!, to);
    else set.push(from, to);
  }
  return set;
}

export function unite(sets: readonly CharacterSet[]): CharacterSet {
  return sets.length === 1 ? sets[0]! : setOfRanges(sets.flatMap((set) => [...rangesOf(set)]));
}

export function complement(set: CharacterSet): CharacterSet {
  const others: number[] = [];
  let next = 0;
  for (let at = 0; at < set.length; at += 2) {
    if (next < set[at]!) others.push(next, set[at]! - 1);
    next = set[at + 1]! + 1;
  }
  if (next <= lastCodePoint) others.push(next, lastCodePoint);
  return others;
}

export function* rangesOf(set: CharacterSet): Iterable<readonly [from: number, to: number]> {
  for (let at = 0; at < set.length; at += 2) yield [set[at]!, set[at + 1]!];
}

export function includes(set: CharacterSet, codePoint: number): boolean {
  let low = 0;
  let high = set.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (codePoint < set[2 * middle]!) high = middle;
    else if (codePoint > set[2 * middle + 1]!) low = middle + 1;
    else return true;
  }
  return false;
}

/** How many characters are in the set. */
export function sizeOf(set: CharacterSet): number {
  let size = 0;
  for (const [from, to] of rangesOf(set)) size += to - from + 1;
  return size;
}
