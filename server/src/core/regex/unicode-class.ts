import { type CharacterSet, everyCharacter, lastCodePoint } from "./character-set.ts";

/**
 * Whether Go knows a class of Unicode by this name: a general category or the long name of a script.
 * Which characters are in it is asked of the JavaScript engine, whose edition of Unicode may be newer than that of the
 * Go that Prometheus is built with; the two then differ about characters that were added lately.
 */
export function isUnicodeClass(name: string): boolean {
  return name === "Any" || categories.has(name) || isScript(name);
}

export function unicodeClass(name: string): CharacterSet {
  if (name === "Any") return everyCharacter;
  const known = sets.get(name);
  if (known !== undefined) return known;
  const set = findAll(new RegExp(`${propertyOf(name)}+`, "gu"));
  sets.set(name, set);
  return set;
}

const sets = new Map<string, CharacterSet>();

/** `LC` and `Cn` are known since Go 1.25. */
const categories = new Set(
  (
    "C Cc Cf Cn Co Cs L LC Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No " +
    "P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs"
  ).split(" "),
);

function isScript(name: string): boolean {
  if (!/^[A-Z][A-Za-z_]*$/.test(name) || name === "Unknown") return false;
  // The engine also knows scripts by short names, all of which have four letters, as few long names have.
  if (name.length === 4 && !scriptsOfFourLetters.has(name)) return false;
  let isKnown = scripts.get(name);
  if (isKnown === undefined) {
    isKnown = compiles(propertyOf(name));
    scripts.set(name, isKnown);
  }
  return isKnown;
}

const scriptsOfFourLetters = new Set("Ahom Cham Kawi Lisu Miao Modi Newa Thai Toto".split(" "));
const scripts = new Map<string, boolean>();

function propertyOf(name: string): string {
  return categories.has(name) ? `\\p{General_Category=${name}}` : `\\p{Script=${name}}`;
}

function compiles(source: string): boolean {
  try {
    new RegExp(source, "u");
    return true;
  } catch {
    return false;
  }
}

/** Finds all characters that a pattern matches by showing it all there are. */
function findAll(runs: RegExp): CharacterSet {
  const set: number[] = [];
  const add = (from: number, to: number): void => {
    if (set.at(-1) === from - 1) set[set.length - 1] = to;
    else set.push(from, to);
  };
  for (const { from, to, width } of stretches) {
    for (const run of textOf(from, to).matchAll(runs)) {
      const start = from + run.index / width;
      add(start, start + run[0].length / width - 1);
    }
    if (to === lastSparse && String.fromCodePoint(emptyPlanes).search(runs) === 0)
      add(emptyPlanes, lastEmpty);
  }
  return set;
}

/** Nothing has been assigned here, and will be for long: one character stands for all of them. */
const emptyPlanes = 0x40000;
const lastEmpty = 0xdffff;
const lastSparse = emptyPlanes - 1;

/** All characters but surrogates and those in empty planes; how many UTF-16 units they take. */
const stretches = [
  { from: 0, to: 0xd7ff, width: 1 },
  { from: 0xe000, to: 0xffff, width: 1 },
  { from: 0x10000, to: lastSparse, width: 2 },
  { from: lastEmpty + 1, to: lastCodePoint, width: 2 },
];

function textOf(from: number, to: number): string {
  let text = "";
  for (let at = from; at <= to; at += 0x1000) {
    const codePoints = Array.from({ length: Math.min(0x1000, to - at + 1) }, (_, offset) => at + offset);
    text += String.fromCodePoint(...codePoints);
  }
  return text;
}
