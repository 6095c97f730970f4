import { surrogateClass } from "./alphabet.ts";
import { type Automaton, deadState } from "./automaton.ts";
import { lastCodePoint } from "./character-set.ts";

/**
 * All texts that a machine accepts, sorted; "more" where they are more than `limit`, and `undefined` where that
 * cannot be told within reason.
 */
export function listLiterals(automaton: Automaton, limit: number): readonly string[] | "more" | undefined {
  automaton.rest();
  const graph = explore(automaton);
  const texts = graph === undefined ? undefined : new Lister(automaton, graph, limit).list();
  automaton.rest();
  return texts;
}

/** The states that a text can end at or go on from, and those that follow each, with a class that leads there. */
type Graph = ReadonlyMap<number, readonly Way[]>;

interface Way {
  readonly characterClass: number;
  readonly to: number;
}

const mostStates = 20_000;
const mostWork = 200_000;

function explore(automaton: Automaton): Graph | undefined {
  const ways = new Map<number, Way[]>();
  const comesFrom = new Map<number, number[]>();
  const waiting = [automaton.start];
  ways.set(automaton.start, []);
  for (const from of waiting) {
    if (automaton.isTired || ways.size > mostStates) return undefined;
    for (
      let characterClass = surrogateClass + 1;
      characterClass < automaton.alphabet.size;
      characterClass++
    ) {
      const to = automaton.next(from, characterClass);
      if (to === deadState) continue;
      ways.get(from)!.push({ characterClass, to });
      const sources = comesFrom.get(to);
      if (sources === undefined) comesFrom.set(to, [from]);
      else if (sources.at(-1) !== from) sources.push(from);
      if (ways.has(to)) continue;
      ways.set(to, []);
      waiting.push(to);
    }
  }
  const useful = [...ways.keys()].filter((state) => automaton.isAccepting(state));
  const isUseful = new Set(useful);
  for (const state of useful) {
    for (const source of comesFrom.get(state) ?? []) {
      if (isUseful.has(source)) continue;
      isUseful.add(source);
      useful.push(source);
    }
  }
  return new Map(useful.map((state) => [state, ways.get(state)!.filter(({ to }) => isUseful.has(to))]));
}

class Lister {
  readonly #automaton: Automaton;
  readonly #graph: Graph;
  readonly #limit: number;
  readonly #charactersOfClass = new Map<number, readonly string[]>();

  constructor(automaton: Automaton, graph: Graph, limit: number) {
    this.#automaton = automaton;
    this.#graph = graph;
    this.#limit = limit;
  }

  list(): readonly string[] | "more" | undefined {
    const texts: string[] = [];
    let work = 0;
    let ends: readonly { readonly text: string; readonly state: number }[] = [
      { text: "", state: this.#automaton.start },
    ];
    // Every end leads to a text of its own, so they are never more than the texts. A text with more characters than
    // there are states has gone in a circle, and could go again.
    for (let length = 0; ends.length > 0; length++) {
      for (const { text, state } of ends) if (this.#automaton.isAccepting(state)) texts.push(text);
      const longer = [];
      for (const { text, state } of ends) {
        for (const { characterClass, to } of this.#graph.get(state) ?? []) {
          const characters = this.#characters(characterClass);
          if (characters.length > this.#limit) return "more";
          for (const character of characters) longer.push({ text: text + character, state: to });
        }
        if (texts.length > this.#limit || longer.length > this.#limit) return "more";
      }
      if (length > this.#graph.size) return "more";
      work += ends.length;
      if (work > mostWork) return undefined;
      ends = longer;
    }
    return texts.sort();
  }

  /** The characters of a class, one more than the limit at most. */
  #characters(characterClass: number): readonly string[] {
    const known = this.#charactersOfClass.get(characterClass);
    if (known !== undefined) return known;
    const { starts, classOf } = this.#automaton.alphabet;
    const characters: string[] = [];
    for (const [at, from] of starts.entries()) {
      if (classOf(from) !== characterClass) continue;
      const to = (starts[at + 1] ?? lastCodePoint + 1) - 1;
      for (let codePoint = from; codePoint <= to && characters.length <= this.#limit; codePoint++) {
        characters.push(String.fromCodePoint(codePoint));
      }
    }
    this.#charactersOfClass.set(characterClass, characters);
    return characters;
  }
}
