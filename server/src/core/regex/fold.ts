import { type CharacterSet, includes, rangesOf, setOfRanges } from "./character-set.ts";

/**
 * Adds the characters that differ from one of the set by their case only, as Unicode's simple case folding has it:
 * `k` is also the sign of kelvin, and `s` the long s.
 */
export function foldSet(set: CharacterSet): CharacterSet {
  const ranges: (readonly [number, number])[] = [...rangesOf(set)];
  const add = (other: number): unknown => ranges.push([other, other]);
  const isAscii = set.every((codePoint) => codePoint <= 0x7f);
  if (isAscii) {
    for (const [from, to] of rangesOf(set)) {
      for (let codePoint = from; codePoint <= to; codePoint++) otherCases(codePoint).forEach(add);
    }
  } else {
    for (const [codePoint, others] of loadOrbits()) if (includes(set, codePoint)) others.forEach(add);
  }
  return setOfRanges(ranges);
}

/** The other characters that are the same but for their case. */
export function otherCases(codePoint: number): readonly number[] {
  if (codePoint > 0x7f) return loadOrbits().get(codePoint) ?? [];
  if (!isAsciiLetter(codePoint)) return [];
  const other = codePoint ^ 0x20;
  const lower = codePoint | 0x20;
  return lower === 0x6b ? [other, kelvin] : lower === 0x73 ? [other, longS] : [other];
}

const kelvin = 0x212a;
const longS = 0x017f;

function isAsciiLetter(codePoint: number): boolean {
  const lower = codePoint | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

let orbits: ReadonlyMap<number, readonly number[]> | undefined;

/** The characters that have another case, and which: what the engine knows of Unicode, made when first needed. */
function loadOrbits(): ReadonlyMap<number, readonly number[]> {
  if (orbits !== undefined) return orbits;
  const groups = new Map<string, number[]>();
  for (let codePoint = 0; codePoint <= lastWithCase; codePoint++) {
    const character = String.fromCodePoint(codePoint);
    if (!/^\p{Changes_When_Casemapped}$/u.test(character) || codePoint === dotlessI) continue;
    const upper = one(character, character.toUpperCase());
    const key = one(upper, upper.toLowerCase());
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [codePoint]);
    else group.push(codePoint);
  }
  const found = new Map<number, readonly number[]>();
  for (const group of groups.values()) {
    for (const each of group)
      found.set(
        each,
        group.filter((other) => other !== each),
      );
  }
  orbits = found;
  return found;
}

/** No character beyond has a case. */
const lastWithCase = 0x1e943;

/** Its capital is the `I` of all others, but it is no small `i`. */
const dotlessI = 0x131;

/** What changes into several characters, as `ß` does, stays what it is in simple case folding. */
function one(character: string, changed: string): string {
  return [...changed].length === 1 ? changed : character;
}
