import { shortLiteral, type Word, type Words } from "../../text/phrase.ts";
import { type Part, type Phrase, quote } from "./speech.ts";

/** Gives letters to parts that are told by themselves, as they come; further ones are shown as they are written. */
export function resolveParts(phrases: readonly Phrase[]): {
  readonly phrases: readonly Words[];
  /** What the letters in it stand for, in the order in which they come. */
  readonly parts: readonly Words[];
} {
  const named: Part[] = [];
  const letterOf = (part: Part): Words => {
    const known = named.findIndex(({ source }) => source === part.source);
    if (known === -1 && named.length === mostParts) return quote(part.source);
    if (known === -1) named.push(part);
    return [String.fromCharCode(aCode + (known === -1 ? named.length - 1 : known))];
  };
  const resolve = (phrase: Phrase): Words =>
    phrase.flatMap((piece) =>
      typeof piece === "object" && piece.kind === "part" ? letterOf(piece.part) : [clipped(piece)],
    );
  const resolved = phrases.map(resolve);
  const parts: Words[] = [];
  // Telling one may name others.
  for (let at = 0; at < named.length; at++) parts.push(resolve(named[at]!.phrase));
  return { phrases: resolved, parts };
}

const mostParts = 6;
const aCode = 65;

function clipped(word: Word): Word {
  return typeof word === "string" ? word : shortLiteral(word.text, longestLiteral);
}

const longestLiteral = 120;
