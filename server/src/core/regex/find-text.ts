import { type Automaton, deadState } from "./automaton.ts";

/** What a machine has to say of a text. */
export interface Demand {
  readonly automaton: Automaton;
  readonly matches: boolean;
}

/**
 * The shortest text that meets all demands, of letters and digits where they will do; `false` where there is none, and
 * `undefined` where that cannot be told within reason.
 */
export function findText(demands: readonly Demand[]): string | false | undefined {
  const letters = lettersFor(demands);
  if (letters === undefined) return undefined;
  for (const { automaton } of demands) automaton.rest();
  const found = search(demands, letters);
  for (const { automaton } of demands) automaton.rest();
  return found;
}

interface Letter {
  readonly text: string;
  /** Its class for each machine. */
  readonly classes: readonly number[];
}

interface Place {
  readonly states: readonly number[];
  readonly previous: Place | undefined;
  readonly letter: Letter | undefined;
}

const mostPlaces = 20_000;
const mostSteps = 500_000;

function search(demands: readonly Demand[], letters: readonly Letter[]): string | false | undefined {
  const start: Place = {
    states: demands.map(({ automaton }) => automaton.start),
    previous: undefined,
    letter: undefined,
  };
  const places = [start];
  const seen = new Set([start.states.join()]);
  let steps = 0;
  for (const place of places) {
    if (demands.every(({ automaton, matches }, at) => automaton.isAccepting(place.states[at]!) === matches)) {
      return textAt(place);
    }
    steps += letters.length;
    if (
      places.length > mostPlaces ||
      steps > mostSteps ||
      demands.some(({ automaton }) => automaton.isTired)
    ) {
      return undefined;
    }
    for (const letter of letters) {
      const states = demands.map(({ automaton }, at) =>
        automaton.next(place.states[at]!, letter.classes[at]!),
      );
      if (demands.some(({ matches }, at) => matches && states[at] === deadState)) continue;
      const key = states.join();
      if (seen.has(key)) continue;
      seen.add(key);
      places.push({ states, previous: place, letter });
    }
  }
  return false;
}

function textAt(place: Place): string {
  const letters: string[] = [];
  for (let at: Place | undefined = place; at?.letter !== undefined; at = at.previous)
    letters.push(at.letter.text);
  return letters.reverse().join("");
}

/** One character for each way in which the machines treat characters, the most readable ones first. */
function lettersFor(demands: readonly Demand[]): readonly Letter[] | undefined {
  const letters = new Map<string, Letter>();
  const add = (codePoint: number): void => {
    const classes = demands.map(({ automaton }) => automaton.alphabet.classOf(codePoint));
    if (classes[0] === 0) return;
    const key = classes.join();
    if (!letters.has(key)) letters.set(key, { text: String.fromCodePoint(codePoint), classes });
  };
  for (const character of readable) add(character.charCodeAt(0));
  const rest = demands.flatMap(({ automaton }) => automaton.alphabet.starts);
  for (const codePoint of [...rest].sort((a, b) => rankOf(a) - rankOf(b))) {
    add(codePoint);
    if (letters.size > mostLetters) return undefined;
  }
  return [...letters.values()];
}

const mostLetters = 5000;

const readable =
  "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_.:/ @,;+=%&#~!?'\"()[]{}<>|*^$`\\";

/** Control characters come last. */
function rankOf(codePoint: number): number {
  return codePoint < 0xa1 ? codePoint + 0x200000 : codePoint;
}
