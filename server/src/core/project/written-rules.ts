import type { WorkspaceRules } from "./project-view.ts";

/**
 * Names of rules in files that nobody has open and no configuration loads. They are taken from the text as it is, which
 * costs next to nothing: a name too many keeps a check silent, and nothing else comes of it.
 */
export class WrittenRules {
  /** Another object whenever there may be other names. */
  #rules: WorkspaceRules = this.#newRules();
  readonly #counts = new Map<string, number>();
  readonly #byPath = new Map<string, readonly string[]>();

  get rules(): WorkspaceRules {
    return this.#rules;
  }

  /** Takes the text of a file, or forgets the file. */
  take(path: string, text: string | undefined): void {
    const before = this.#byPath.get(path) ?? [];
    if (before.length === 0 && text === undefined) return;
    for (const key of before) this.#add(key, -1);
    this.#byPath.delete(path);
    this.#rules = this.#newRules();
    if (text === undefined) return;
    const keys = [...text.matchAll(definition)].map(
      ([, field, double, single, plain]) => `${field} ${double ?? single ?? plain}`,
    );
    if (keys.length > 0) this.#byPath.set(path, keys);
    for (const key of keys) this.#add(key, 1);
  }

  #newRules(): WorkspaceRules {
    const field = { recording: "record", alerting: "alert" } as const;
    return { count: (kind, name) => this.#counts.get(`${field[kind]} ${name}`) ?? 0, version: 0 };
  }

  #add(key: string, by: number): void {
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
}

const definition =
  /(?<![\w-])["']?(record|alert)["']?:[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s,{}#"'][^\s,{}]*))/g;
