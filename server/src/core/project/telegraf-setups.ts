import type { SourceFile } from "../files/source-file.ts";
import { namedTelegraf, type TelegrafFiles } from "./telegraf-files.ts";
import { type TelegrafSetup, telegrafSetupOf } from "./telegraf-setup.ts";

/** Telegraf's configurations, and which of them count together: all, or those that the settings name for a file. */
export class TelegrafSetups {
  readonly #files = new Map<string, SourceFile>();
  /** Of those, what is known only since the settings name it for some files. */
  readonly #elsewhere = new Set<string>();
  #all: TelegrafSetup | undefined;
  /** What the settings name for files that somebody asked about, and what follows from it. */
  readonly #named = new Map<TelegrafFiles, TelegrafSetup | undefined>();

  /** Whether they may tell about any file. */
  get isNeeded(): boolean {
    return !this.isEmpty || this.#named.size > 0;
  }

  get isEmpty(): boolean {
    return this.#files.size === 0;
  }

  /** What the settings have named. */
  get named(): Iterable<TelegrafFiles> {
    return this.#named.keys();
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  put(path: string, file: SourceFile): void {
    this.#files.set(path, file);
    this.#elsewhere.delete(path);
    this.#changed();
  }

  remove(path: string): void {
    if (!this.#files.delete(path)) return;
    this.#elsewhere.delete(path);
    this.#changed();
  }

  /** A file counts only where the settings name it. */
  countWhereNamed(path: string): void {
    this.#elsewhere.add(path);
  }

  /** A file lies where all files count. */
  countForAll(path: string): void {
    if (this.#elsewhere.delete(path)) this.#changed();
  }

  /** What all of them say together; missing when there are none. */
  all(): TelegrafSetup | undefined {
    if (this.#files.size === this.#elsewhere.size) return undefined;
    this.#all ??= telegrafSetupOf(new Map([...this.#files].filter(([path]) => !this.#elsewhere.has(path))));
    return this.#all;
  }

  /** What those say that the settings name; missing where that is not known. */
  of(named: TelegrafFiles): TelegrafSetup | undefined {
    let setup = this.#named.get(named);
    if (setup === undefined) {
      const files = namedTelegraf(named, this.#files);
      setup = files && telegrafSetupOf(files);
      this.#named.set(named, setup);
    }
    return setup;
  }

  /** Takes note of what the settings name; tells whether it is news. */
  note(named: TelegrafFiles): boolean {
    if (this.#named.has(named)) return false;
    this.#named.set(named, undefined);
    return true;
  }

  /** The settings may name others from now on. */
  forgetNamed(): void {
    this.#named.clear();
  }

  #changed(): void {
    this.#all = undefined;
    for (const named of this.#named.keys()) this.#named.set(named, undefined);
  }
}
