import { parseDuration } from "../core/promql/duration.ts";
import { similarName } from "../core/text/similar-name.ts";

export interface SettingProblem {
  /** `promrules.servers[0].url`. */
  readonly path: string;
  /** Never holds what was written where a secret may have been. */
  readonly message: string;
}

/** Reads one object of settings. What is missing or wrong is undefined, and what is wrong is also reported at its path. */
export class SettingReader {
  readonly path: string;
  readonly problems: SettingProblem[];
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();

  constructor(value: unknown, path: string, problems: SettingProblem[]) {
    this.path = path;
    this.problems = problems;
    this.#values = isRecord(value) ? value : {};
    if (value != null && !isRecord(value)) problems.push({ path, message: "must be an object" });
  }

  report(name: string, message: string): undefined {
    this.problems.push({ path: `${this.path}.${name}`, message });
    return undefined;
  }

  text(name: string): string | undefined {
    const value = this.#value(name);
    if (value === undefined || typeof value === "string") return value?.trim() || undefined;
    return this.report(name, "must be a text");
  }

  texts(name: string): readonly string[] | undefined {
    const value = this.#value(name);
    const isRight = Array.isArray(value) && value.every((item) => typeof item === "string");
    return value === undefined || isRight ? value : this.report(name, "must be a list of texts");
  }

  boolean(name: string): boolean | undefined {
    const value = this.#value(name);
    return value === undefined || typeof value === "boolean"
      ? value
      : this.report(name, "must be true or false");
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.text(name);
    const word = words.find((each) => each === value);
    return value === undefined || word !== undefined
      ? word
      : this.report(name, `must be one of ${words.join(", ")}`);
  }

  /** In milliseconds; written as Prometheus writes durations. */
  duration(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const parsed = parseDuration(text);
    if (parsed.ok && parsed.milliseconds > 0) return parsed.milliseconds;
    return this.report(name, parsed.ok ? "must be longer than nothing" : parsed.message);
  }

  object(name: string): SettingReader {
    return new SettingReader(this.#value(name), `${this.path}.${name}`, this.problems);
  }

  list(name: string): readonly unknown[] {
    const value = this.#value(name);
    if (value === undefined || Array.isArray(value)) return value ?? [];
    return this.report(name, "must be a list") ?? [];
  }

  /** What is not set is left out. */
  entries(): readonly (readonly [name: string, value: unknown])[] {
    return Object.entries(this.#values).filter(([, value]) => value != null);
  }

  /** Reports what nobody has asked for. */
  finish(): void {
    for (const [name] of this.entries()) {
      if (this.#asked.has(name)) continue;
      const similar = similarName(name, this.#asked);
      this.report(name, `is not known here${similar === undefined ? "" : `; did you mean ${similar}?`}`);
    }
  }

  #value(name: string): unknown {
    this.#asked.add(name);
    return Object.hasOwn(this.#values, name) ? (this.#values[name] ?? undefined) : undefined;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
