import { listInWords, literal, phraseText, type Words } from "../text/phrase.ts";
import type { ClassNode, RegexNode, RepeatNode } from "./ast.ts";
import type { CharacterWords } from "./class-words.ts";
import { classInWords, vagueWords } from "./class-words.ts";

/** A piece of a pattern as people see it: neighbouring characters are a text, neighbouring dots so many characters. */
export type PatternPart =
  | { readonly kind: "text"; readonly text: string; readonly ignoresCase: boolean }
  | {
      readonly kind: "repeated";
      readonly isAny: boolean;
      readonly set: CharacterWords;
      readonly min: number;
      readonly max: number | undefined;
    }
  | { readonly kind: "phrase"; readonly words: Words };

/** `isCaseSaid`: whether somebody says of the whole pattern that it ignores case. */
export function partsOf(node: RegexNode, isCaseSaid: boolean): readonly PatternPart[] {
  const items = node.kind === "sequence" ? node.items : [node];
  const parts: PatternPart[] = [];
  for (const item of items.flatMap(withoutPlainGroup)) {
    for (const part of partOf(item, isCaseSaid)) {
      const joined = join(parts.at(-1), part);
      if (joined === undefined) parts.push(part);
      else parts[parts.length - 1] = joined;
    }
  }
  return parts;
}

export function partsInWords(parts: readonly PatternPart[]): Words {
  if (parts.length === 0) return ["nothing"];
  return parts.flatMap((part, at) => [...(at === 0 ? [] : [", then "]), ...partInWords(part)]);
}

/** A group around things in a row changes nothing about what they are. */
function withoutPlainGroup(node: RegexNode): readonly RegexNode[] {
  if (node.kind !== "group" || node.body.kind === "alternation") return [node];
  return node.body.kind === "sequence"
    ? node.body.items.flatMap(withoutPlainGroup)
    : withoutPlainGroup(node.body);
}

function partOf(node: RegexNode, isCaseSaid: boolean): readonly PatternPart[] {
  switch (node.kind) {
    case "character": {
      const text = String.fromCodePoint(node.codePoint);
      const ignoresCase = node.ignoresCase && !isCaseSaid && text.toLowerCase() !== text.toUpperCase();
      return [{ kind: "text", text, ignoresCase }];
    }
    case "any":
    case "class":
      return [
        {
          kind: "repeated",
          isAny: node.kind === "any" && node.matchesLineFeed,
          set: characterInWords(node, isCaseSaid),
          min: 1,
          max: 1,
        },
      ];
    case "repeat":
      return [repeatPart(node, isCaseSaid)];
    case "group":
      return partOf(node.body, isCaseSaid);
    case "alternation":
      return [{ kind: "phrase", words: alternativesInWords(node.branches, isCaseSaid) }];
    case "sequence":
      return partsOf(node, isCaseSaid);
    case "anchor":
      return [{ kind: "phrase", words: [anchorWords[node.at]] }];
    case "flags":
      return [];
    case "unread":
      return [{ kind: "phrase", words: ["something deeply nested"] }];
  }
}

const anchorWords = {
  "text-start": "the start of the text",
  "text-end": "the end of the text",
  "line-start": "the start of a line",
  "line-end": "the end of a line",
  "word-boundary": "the edge of a word",
  "no-word-boundary": "no edge of a word",
};

function join(before: PatternPart | undefined, part: PatternPart): PatternPart | undefined {
  if (before?.kind === "text" && part.kind === "text") {
    // Signs and digits go with either.
    const isSame =
      before.ignoresCase === part.ignoresCase || !/\p{L}/u.test(part.text) || !/\p{L}/u.test(before.text);
    if (!isSame) return undefined;
    return { ...before, text: before.text + part.text, ignoresCase: before.ignoresCase || part.ignoresCase };
  }
  if (before?.kind === "repeated" && part.kind === "repeated" && isSameSet(before.set, part.set)) {
    const max = before.max === undefined || part.max === undefined ? undefined : before.max + part.max;
    return { ...before, min: before.min + part.min, max };
  }
  return undefined;
}

function isSameSet(a: CharacterWords, b: CharacterWords): boolean {
  const [one, other] = [phraseText(a.one, JSON.stringify), phraseText(b.one, JSON.stringify)];
  return one === other && one !== vagueWords;
}

function characterInWords(
  node: ClassNode | (RegexNode & { readonly kind: "any" }),
  isCaseSaid: boolean,
): CharacterWords {
  if (node.kind === "class") return classInWords(node, isCaseSaid);
  if (node.matchesLineFeed) return { one: ["any character"], many: ["characters"] };
  return { one: ["any character but a line feed"], many: ["characters other than line feeds"] };
}

function repeatPart(node: RepeatNode, isCaseSaid: boolean): PatternPart {
  const { min, max } = node;
  const body = partsOf(node.body, isCaseSaid);
  const [only] = body;
  if (only?.kind === "repeated" && body.length === 1 && only.min === 1 && only.max === 1)
    return { ...only, min, max };
  const said = body.length > 1 ? ["(", ...partsInWords(body), ")"] : partsInWords(body);
  if (min === 0 && max === 1) return { kind: "phrase", words: ["optionally ", ...said] };
  return { kind: "phrase", words: [...said, ` ${times(min, max)}`] };
}

function times(min: number, max: number | undefined): string {
  if (max === undefined)
    return min === 0 ? "any number of times" : min === 1 ? "one or more times" : `${min} or more times`;
  if (min === max) return min === 1 ? "once" : `${min} times`;
  return min === 0 ? `at most ${max} times` : `${min} to ${max} times`;
}

function partInWords(part: PatternPart): Words {
  switch (part.kind) {
    case "text":
      return part.ignoresCase ? [literal(part.text), " in any case"] : [literal(part.text)];
    case "phrase":
      return part.words;
    case "repeated":
      return charactersInWords(part.set, part.min, part.max);
  }
}

function charactersInWords({ one, many }: CharacterWords, min: number, max: number | undefined): Words {
  if (min === 1 && max === 1) return one;
  if (min === 0 && max === 1) return ["optionally ", ...one];
  const count = (said: string): Words => [`${said} `, ...many];
  if (max === undefined)
    return count(min === 0 ? "any number of" : min === 1 ? "one or more" : `${min} or more`);
  if (min === max) return count(`${min}`);
  return count(min === 0 ? `at most ${max}` : `${min} to ${max}`);
}

function alternativesInWords(branches: readonly RegexNode[], isCaseSaid: boolean): Words {
  const alternatives = branches.map((branch) => partsOf(branch, isCaseSaid));
  const said = alternatives
    .filter((parts) => parts.length > 0)
    .map((parts) => (parts.length > 1 ? ["(", ...partsInWords(parts), ")"] : partsInWords(parts)));
  return said.length === alternatives.length ? listInWords(said) : listInWords([...said, ["nothing"]]);
}
