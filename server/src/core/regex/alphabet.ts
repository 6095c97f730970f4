import { type CharacterSet, lastCodePoint, rangesOf } from "./character-set.ts";

/** The characters sorted into classes: a program treats all characters of a class alike. */
export interface Alphabet {
  /** How many classes there are; class 0 holds the surrogates, which no text has. */
  readonly size: number;
  /** Where the ranges begin that the classes consist of, ascending from 0. */
  readonly starts: readonly number[];
  classOf(codePoint: number): number;
  /** Whether the characters of a class are in the set, given by its place in the list that the alphabet was made of. */
  isIn(set: number, characterClass: number): boolean;
}

/** `undefined` where there would be too many classes. */
export function alphabetOf(sets: readonly CharacterSet[]): Alphabet | undefined {
  const starts = [...new Set([0, ...surrogates, ...sets.flatMap(boundariesOf)])].sort((a, b) => a - b);
  const members = membersOf(sets, starts);
  if (members === undefined) return undefined;
  const classes = new Map<string, number>();
  const classOfRange = starts.map((start, at) => {
    if (start === surrogates[0]) return surrogateClass;
    const key = members[at]!.join();
    const known = classes.get(key);
    if (known !== undefined) return known;
    classes.set(key, classes.size + 1);
    return classes.size;
  });
  const size = classes.size + 1;
  if (size * sets.length > mostMemberships) return undefined;
  const isMember = new Uint8Array(size * sets.length);
  for (const [at, inRange] of members.entries()) {
    const characterClass = classOfRange[at]!;
    if (characterClass !== surrogateClass)
      for (const set of inRange) isMember[set * size + characterClass] = 1;
  }
  const classOf = (codePoint: number): number => classOfRange[rangeAt(starts, codePoint)]!;
  const ofAscii = Array.from({ length: 0x80 }, (_, codePoint) => classOf(codePoint));
  return {
    size,
    starts,
    classOf: (codePoint) => ofAscii[codePoint] ?? classOf(codePoint),
    isIn: (set, characterClass) => isMember[set * size + characterClass] === 1,
  };
}

export const surrogateClass = 0;

const surrogates = [0xd800, 0xe000] as const;
const mostMemberships = 2_000_000;

function boundariesOf(set: CharacterSet): number[] {
  // The last one ends where nothing comes after it.
  return set.map((each, at) => (at % 2 === 0 ? each : each + 1)).filter((each) => each <= lastCodePoint);
}

/** Of each range the sets that it lies in. */
function membersOf(sets: readonly CharacterSet[], starts: readonly number[]): number[][] | undefined {
  const members = starts.map((): number[] => []);
  let count = 0;
  for (const [index, set] of sets.entries()) {
    for (const [from, to] of rangesOf(set)) {
      for (let at = rangeAt(starts, from); at < starts.length && starts[at]! <= to; at++) {
        members[at]!.push(index);
        if (++count > mostMemberships) return undefined;
      }
    }
  }
  return members;
}

function rangeAt(starts: readonly number[], codePoint: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= codePoint) low = middle;
    else high = middle;
  }
  return low;
}
