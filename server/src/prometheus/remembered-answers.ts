/** How long an answer is good for, in milliseconds; afterwards it still serves while it is asked for again. */
const lifetime = 5 * 60_000;

/** How long a server that failed is left alone, unless it says so itself. */
const pause = 30_000;

/** Also of those that weigh nothing. */
const mostEntries = 1000;

/** Brings an answer. `tell` hands out as much of it as is there; `undefined` after what went wrong. */
export type Bring<Value> = (tell: (part: Value) => void, signal: AbortSignal) => Promise<Brought<Value>>;

export type Brought<Value> =
  | { readonly value: Value }
  /** Whether it makes sense to ask again, and when, as Unix milliseconds. */
  | { readonly failed: "cancelled" | "now and then"; readonly retryAt?: number | undefined };

export interface Remembered<Value> {
  /** The newest answer; as long as there is none, as much as has come of the first. */
  readonly value: Value | undefined;
  /** False as long as more is on its way: for a part of an answer, and for an old one. */
  readonly isWhole: boolean;
  /** Resolves when there is nothing to wait for. */
  readonly settled: Promise<void>;
}

interface Entry<Value> {
  value: Value | undefined;
  part: Value | undefined;
  /** When `value` came. */
  time: number;
  retryAt: number;
  asked: number;
  loading: { readonly done: Promise<void>; readonly controller: AbortController } | undefined;
}

interface MemoryLimits<Value> {
  weigh(value: Value): number;
  readonly most: number;
  readonly now: () => number;
  /** How long a request goes on after everybody who waited has gone, in milliseconds. */
  readonly grace: number;
}

/** Answers of a server by question: the same is asked once, what is old is brought anew, and what nobody asks for is forgotten first. */
export class RememberedAnswers<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #limits: MemoryLimits<Value>;

  constructor(limits: MemoryLimits<Value>) {
    this.#limits = limits;
  }

  /** What all answers weigh together. */
  get weight(): number {
    let weight = 0;
    for (const entry of this.#entries.values()) weight += this.#weightOf(entry);
    return weight;
  }

  /** Whether nothing is on its way. */
  get isSettled(): boolean {
    return [...this.#entries.values()].every(({ loading }) => loading === undefined);
  }

  ask(key: string, bring: Bring<Value>, signal?: AbortSignal): Remembered<Value> {
    const entry = this.#entries.get(key) ?? { ...nothing };
    // The one that was asked for last is the last to be forgotten.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    const now = this.#limits.now();
    const isFresh = entry.value !== undefined && now - entry.time < lifetime;
    entry.asked++;
    if (!isFresh && entry.loading === undefined && now >= entry.retryAt) this.#load(entry, bring);
    signal?.addEventListener("abort", () => this.#leave(entry, entry.asked), { once: true });
    return {
      get value() {
        return entry.value ?? entry.part;
      },
      get isWhole() {
        return entry.loading === undefined;
      },
      // What is old is as good as new to whoever types.
      settled: entry.value === undefined ? (entry.loading?.done ?? Promise.resolve()) : Promise.resolve(),
    };
  }

  #load(entry: Entry<Value>, bring: Bring<Value>): void {
    const controller = new AbortController();
    const tell = (part: Value): void => {
      entry.part = part;
    };
    const brings = bring(tell, controller.signal).catch(() => ({ failed: "now and then" }) as const);
    const done = brings.then((brought: Brought<Value>) => {
      entry.loading = undefined;
      entry.part = undefined;
      if ("value" in brought) {
        entry.value = brought.value;
        entry.time = this.#limits.now();
        this.#forget();
      } else {
        this.#forget();
        entry.retryAt = brought.failed === "cancelled" ? 0 : (brought.retryAt ?? this.#limits.now() + pause);
      }
    });
    entry.loading = { done, controller };
  }

  #leave(entry: Entry<Value>, asked: number): void {
    const timer = setTimeout(() => {
      if (entry.asked === asked) entry.loading?.controller.abort();
    }, this.#limits.grace);
    timer.unref();
  }

  #forget(): void {
    let weight = this.weight;
    for (const [key, entry] of this.#entries) {
      if (weight <= this.#limits.most && this.#entries.size <= mostEntries) return;
      if (entry.loading !== undefined) continue;
      weight -= this.#weightOf(entry);
      this.#entries.delete(key);
    }
  }

  #weightOf({ value, part }: Entry<Value>): number {
    const weigh = (each: Value | undefined) => (each === undefined ? 0 : this.#limits.weigh(each));
    return weigh(value) + weigh(part);
  }
}

const nothing = {
  value: undefined,
  part: undefined,
  time: 0,
  retryAt: 0,
  asked: 0,
  loading: undefined,
};
