/**
 * Remembers something for each of many objects, for as long as the object lives.
 * It is a `WeakMap`, but one that costs next to nothing for whoever is the first to use an object's only slot.
 */
export class Memory<Holder extends Keeper, Value> {
  readonly #others = new WeakMap<Holder, Value>();

  get(holder: Holder): Value | undefined {
    const { kept } = holder;
    // Whoever came later found the slot taken.
    if (kept === undefined) return undefined;
    return kept.by === this ? (kept.value as Value) : this.#others.get(holder);
  }

  set(holder: Holder, value: Value): void {
    if (holder.kept === undefined || holder.kept.by === this) holder.kept = { by: this, value };
    else this.#others.set(holder, value);
  }
}

/** An object with a slot for something to remember. */
export interface Keeper {
  kept: Kept | undefined;
}

export interface Kept {
  readonly by: Memory<never, unknown>;
  readonly value: unknown;
}
