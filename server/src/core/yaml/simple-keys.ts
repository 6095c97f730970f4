import { isBlank, lineEnd } from "./line-break.ts";
import { Rejection } from "./token.ts";

/** A place where a key without `?` may have begun; whether it did, only a `:` on the same line tells. */
export interface SimpleKey {
  possible: boolean;
  /** In a block map's column nothing but a key may stand. */
  readonly required: boolean;
  readonly tokenNumber: number;
  readonly from: number;
  readonly lineStart: number;
}

/** Where the scanner is. */
export interface KeyPlace {
  readonly at: number;
  readonly lineStart: number;
}

/** The possible keys of a text: at most one in the block and in each flow collection around the scanner. */
export class SimpleKeys {
  readonly #text: string;
  readonly #levels: SimpleKey[] = [none];
  readonly #byToken = new Map<number, SimpleKey>();

  constructor(text: string) {
    this.#text = text;
  }

  get last(): SimpleKey {
    return this.#levels[this.#levels.length - 1]!;
  }

  /** The key that begins with this token. */
  at(tokenNumber: number): SimpleKey | undefined {
    return this.#byToken.get(tokenNumber);
  }

  openLevel(): void {
    this.#levels.push(none);
  }

  closeLevel(): void {
    const key = this.#levels.pop();
    if (key !== undefined) this.#byToken.delete(key.tokenNumber);
  }

  save(key: SimpleKey): void {
    this.#levels[this.#levels.length - 1] = key;
    this.#byToken.set(key.tokenNumber, key);
  }

  /** Gives up the last key; a required one that turns out to be none is a mistake. */
  remove(place: KeyPlace): void {
    const key = this.last;
    if (!key.possible) return;
    if (key.required) this.#reject(key, place);
    this.forget(key);
  }

  forget(key: SimpleKey): void {
    key.possible = false;
    this.#byToken.delete(key.tokenNumber);
  }

  /** A key without `?` must end on its line, within 1,024 characters. */
  isValid(key: SimpleKey, place: KeyPlace): boolean {
    if (!key.possible) return false;
    if (key.lineStart === place.lineStart && !this.#isTooLong(key.from, place.at)) return true;
    if (key.required) this.#reject(key, place);
    key.possible = false;
    return false;
  }

  #isTooLong(from: number, to: number): boolean {
    if (to - from <= 1024) return false;
    if (to - from > 2048) return true;
    return [...this.#text.slice(from, to)].length > 1024;
  }

  /** The text of the line that was to be a key is what the mistake is shown at. */
  #reject({ from }: SimpleKey, { at }: KeyPlace): never {
    let to = lineEnd(this.#text, from);
    while (to > from && isBlank(this.#text.charCodeAt(to - 1))) to--;
    throw new Rejection("scanner", "could not find expected ':'", { from, to, context: from, problem: at });
  }
}

const none: SimpleKey = { possible: false, required: false, tokenNumber: -1, from: 0, lineStart: 0 };
