import type { LabelSet } from "./label-set.ts";

/**
 * Labels that are being changed. Mirrors `labels.Builder`, down to the order in which labels are gone through, since
 * that decides which of two labels wins that are mapped to the same name.
 */
export class LabelBuilder {
  readonly #base: LabelSet;
  readonly #deleted = new Set<string>();
  readonly #added = new Map<string, string>();

  constructor(base: LabelSet) {
    this.#base = base;
  }

  /** The value of a label, empty when it is not there. */
  get(name: string): string {
    return this.#added.get(name) ?? (this.#deleted.has(name) ? "" : (this.#base.get(name) ?? ""));
  }

  /** The empty value takes the label away. */
  set(name: string, value: string): void {
    if (value === "") this.delete(name);
    else this.#added.set(name, value);
  }

  delete(name: string): void {
    this.#added.delete(name);
    this.#deleted.add(name);
  }

  /** The labels as they are now: those of the base by their names, then those that were set, in the order of setting. */
  entries(): readonly (readonly [name: string, value: string])[] {
    const kept = [...this.#base].filter(
      ([name, value]) => value !== "" && !this.#deleted.has(name) && !this.#added.has(name),
    );
    return [...kept.sort(([a], [b]) => compareNames(a, b)), ...this.#added];
  }

  /** The labels, by their names. */
  labels(): LabelSet {
    return new Map([...this.entries()].sort(([a], [b]) => compareNames(a, b)));
  }
}

/** By UTF-8, as Go compares texts: UTF-16 puts what lies beyond its plane before its last characters. */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right)
      return isSurrogate(left) === isSurrogate(right) ? left - right : isSurrogate(left) ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}
