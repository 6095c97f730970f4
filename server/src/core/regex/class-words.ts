import { listInWords, literal, type Words } from "../text/phrase.ts";
import type { ClassNode } from "./ast.ts";
import { type CharacterSet, complement, everyCharacter, rangesOf, sizeOf } from "./character-set.ts";
import { setOfNode } from "./node-set.ts";

/** One character of a set, and several of them. */
export interface CharacterWords {
  readonly one: Words;
  readonly many: Words;
}

/** Says what characters a class holds: "digits", "`a` or `b`", "characters other than `/`". */
export function classInWords(node: ClassNode, isCaseSaid: boolean): CharacterWords {
  const set = setOfNode(isCaseSaid ? { ...node, ignoresCase: false } : node);
  if (set.join() === everyCharacter.join()) return { one: ["any character"], many: ["characters"] };
  return inWords(set) ?? otherThan(complement(set)) ?? unicodeInWords(node) ?? vague;
}

function otherThan(set: CharacterSet): CharacterWords | undefined {
  const others = inWords(set);
  if (others === undefined) return undefined;
  return {
    one: ["a character other than ", ...others.one],
    many: ["characters other than ", ...(others.isNamed ? others.many : others.one)],
  };
}

/** Letters and digits by their names, and a few more characters one by one. */
function inWords(set: CharacterSet): (CharacterWords & { readonly isNamed: boolean }) | undefined {
  let rest = withoutStrangers(set);
  const names: (readonly [one: string, many: string])[] = [];
  for (const { ranges, one, many } of usual) {
    if (
      !ranges.every(([from, to]) =>
        rest.some((_, at) => at % 2 === 0 && rest[at]! <= from && to <= rest[at + 1]!),
      )
    ) {
      continue;
    }
    names.push([one, many]);
    rest = without(rest, ranges);
  }
  if (rest.length > 2 * longestList || (names.length === 0 && rest.length === 0)) return undefined;
  const others = sizeOf(rest) <= longestList ? oneByOne(rest) : rangeByRange(rest);
  const list = (which: 0 | 1): Words => listInWords([...names.map((name) => [name[which]!]), ...others]);
  const isNamed = names.length > 0;
  if (isNamed) return { one: list(0), many: list(1), isNamed };
  const isListed = sizeOf(rest) <= longestList;
  return {
    one: isListed ? list(0) : ["a character from ", ...list(0)],
    many: isListed ? ["of ", ...list(1)] : ["characters from ", ...list(1)],
    isNamed,
  };
}

const usual = [
  {
    ranges: [
      [0x41, 0x5a],
      [0x61, 0x7a],
    ],
    one: "a letter",
    many: "letters",
  },
  { ranges: [[0x61, 0x7a]], one: "a small letter", many: "small letters" },
  { ranges: [[0x41, 0x5a]], one: "a capital letter", many: "capital letters" },
  { ranges: [[0x30, 0x39]], one: "a digit", many: "digits" },
  {
    ranges: [
      [0x09, 0x0a],
      [0x0c, 0x0d],
      [0x20, 0x20],
    ],
    one: "a space or line break",
    many: "spaces or line breaks",
  },
] as const;

const longestList = 8;

/** The sign of kelvin and the long s, which come with `k` and `s` where case is ignored, would only puzzle. */
function withoutStrangers(set: CharacterSet): CharacterSet {
  return set.length > 2
    ? without(set, [
        [0x17f, 0x17f],
        [0x212a, 0x212a],
      ])
    : set;
}

function without(set: CharacterSet, ranges: readonly (readonly [number, number])[]): CharacterSet {
  let rest = [...rangesOf(set)];
  for (const [from, to] of ranges) {
    rest = rest.flatMap(([start, end]): (readonly [number, number])[] => {
      if (end < from || start > to) return [[start, end]];
      const parts: (readonly [number, number])[] = [];
      if (start < from) parts.push([start, from - 1]);
      if (end > to) parts.push([to + 1, end]);
      return parts;
    });
  }
  return rest.flat();
}

function oneByOne(set: CharacterSet): Words[] {
  const characters: Words[] = [];
  for (const [from, to] of rangesOf(set)) {
    for (let each = from; each <= to; each++) characters.push([literal(String.fromCodePoint(each))]);
  }
  return characters;
}

function rangeByRange(set: CharacterSet): Words[] {
  return [...rangesOf(set)].map(([from, to]) => {
    const first = literal(String.fromCodePoint(from));
    return from === to ? [first] : [first, " to ", literal(String.fromCodePoint(to))];
  });
}

function unicodeInWords({ isNegated, items }: ClassNode): CharacterWords | undefined {
  const [item] = items;
  if (items.length !== 1 || item?.kind !== "named" || item.family !== "unicode") return undefined;
  const what = [isNegated === item.isNegated ? "in" : "not in", " Unicode's class ", literal(item.name)];
  return { one: ["a character ", ...what], many: ["characters ", ...what] };
}

/** Of a class that would take too long to tell; two such classes need not be the same. */
export const vagueWords = "a character of a set";

const vague: CharacterWords = { one: [vagueWords], many: ["characters of a set"] };
