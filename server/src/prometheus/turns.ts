import { Failure } from "./failure.ts";

/** Lets so many at a time go, the others in the order in which they came. */
export class Turns {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** What it gives is called once at the end of the turn. Rejects with a failure when the signal comes first. */
  async take(signal: AbortSignal | undefined): Promise<() => void> {
    throwIfCancelled(signal);
    if (this.#free > 0) {
      this.#free--;
    } else {
      await this.#wait(signal);
    }
    return () => {
      const [next] = this.#waiting;
      if (next === undefined) {
        this.#free++;
        return;
      }
      this.#waiting.delete(next);
      next();
    };
  }

  #wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#waiting.delete(go);
        reject(cancelled());
      };
      const go = () => {
        signal?.removeEventListener("abort", cancel);
        resolve();
      };
      this.#waiting.add(go);
      signal?.addEventListener("abort", cancel, { once: true });
    });
  }
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw cancelled();
}

export function cancelled(): Failure {
  return new Failure("cancelled", "nobody waits for the answer any more");
}
