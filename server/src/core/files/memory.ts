/**
 * Remembers something for each of many objects, for as long as the object lives.
 * It is a `WeakMap`, but one that costs next to nothing for whoever is the first to use an object's only slot.
 */
export class Memory<Holder extends Keeper, Value> {
  readonly #others = new WeakMap<Holder, Value>();

  get(holder: Holder): Value | undefined {
    const { keptBy } = holder;
    if (keptBy === this) return holder.kept as Value;
    // Whoever came later found the slot taken.
    return keptBy === undefined ? undefined : this.#others.get(holder);
  }

  set(holder: Holder, value: Value): void {
    if (holder.keptBy !== undefined && holder.keptBy !== this) {
      this.#others.set(holder, value);
      return;
    }
    holder.keptBy = this;
    holder.kept = value;
  }
}

/** An object with a slot for something to remember. */
export interface Keeper {
  /** Whose slot it is. */
  keptBy: object | undefined;
  kept: unknown;
}
