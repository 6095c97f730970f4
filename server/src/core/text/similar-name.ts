/**
 * What was probably meant by a word that is not known: the nearest of `names`, when it is near enough to be a slip.
 * Letters swapped with their neighbour count once; upper and lower case count as equal.
 */
export function similarName(word: string, names: Iterable<string>, most = 3): string | undefined {
  const lower = word.toLowerCase();
  let nearest: string | undefined;
  // A third of the word may be wrong, but never more than so many letters, and in a short word one.
  let limit = Math.max(1, Math.min(most, Math.floor(word.length / 3)));
  for (const name of names) {
    if (Math.abs(name.length - word.length) > limit) continue;
    const distance = editDistance(lower, name.toLowerCase(), limit);
    if (distance > limit) continue;
    if (distance === 0) return name;
    if (nearest === undefined || distance < limit) nearest = name;
    limit = distance;
  }
  return nearest;
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment); gives up past `limit`. */
export function editDistance(one: string, other: string, limit: number): number {
  // What both begin and end with costs nothing.
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (a === "" || b === "") return a.length + b.length;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current.push(cost);
      if (cost < best) best = cost;
    }
    if (best > limit) return best;
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length]!;
}
