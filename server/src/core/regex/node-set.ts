import type { AnyCharacterNode, CharacterNode, ClassItem, ClassNode, NamedClass } from "./ast.ts";
import { type CharacterSet, complement, everyCharacter, setOfRanges, unite } from "./character-set.ts";
import { foldSet, otherCases } from "./fold.ts";
import { unicodeClass } from "./unicode-class.ts";

/** The characters that a part of a pattern matches one of. */
export function setOfNode(node: CharacterNode | AnyCharacterNode | ClassNode): CharacterSet {
  switch (node.kind) {
    case "character":
      return characterSet(node);
    case "any":
      return node.matchesLineFeed ? everyCharacter : everyCharacterButLineFeed;
    case "class":
      return classSet(node);
  }
}

/** Trees are immutable, and sets of Unicode's classes are work. */
const setOfClass = new WeakMap<ClassNode, CharacterSet>();

function classSet(node: ClassNode): CharacterSet {
  const known = setOfClass.get(node);
  if (known !== undefined) return known;
  const united = unite(node.items.map((item) => setOfItem(item, node.ignoresCase)));
  const set = node.isNegated ? complement(united) : united;
  setOfClass.set(node, set);
  return set;
}

/** What ASCII's classes hold. */
export function namedSet(name: string): CharacterSet {
  return asciiClasses.get(name)!;
}

function characterSet({ codePoint, ignoresCase }: CharacterNode): CharacterSet {
  if (!ignoresCase) return [codePoint, codePoint];
  return setOfRanges([codePoint, ...otherCases(codePoint)].map((each) => [each, each]));
}

function setOfItem(item: ClassItem, ignoresCase: boolean): CharacterSet {
  const set: CharacterSet = item.kind === "range" ? [item.from, item.to] : setOfNamedClass(item);
  const folded = ignoresCase ? foldSet(set) : set;
  return item.kind === "named" && item.isNegated ? complement(folded) : folded;
}

function setOfNamedClass({ family, name }: NamedClass): CharacterSet {
  return family === "unicode" ? unicodeClass(name) : namedSet(name);
}

const everyCharacterButLineFeed = complement([0x0a, 0x0a]);

/** Perl's classes have names of one letter, and space is not the same in both families. */
const asciiClasses = new Map<string, CharacterSet>(
  Object.entries({
    d: "09",
    s: "\t\n\f\r  ",
    w: "09AZ__az",
    alnum: "09AZaz",
    alpha: "AZaz",
    ascii: "\0\x7f",
    blank: "\t\t  ",
    cntrl: "\0\x1f\x7f\x7f",
    digit: "09",
    graph: "!~",
    lower: "az",
    print: " ~",
    punct: "!/:@[`{~",
    space: "\t\r  ",
    upper: "AZ",
    word: "09AZ__az",
    xdigit: "09AFaf",
  }).map(([name, ends]) => [name, [...ends].map((end) => end.charCodeAt(0))]),
);
