/** What a template knows while it is read; each `define` and each `block` is a template of its own. */
export class TemplateScope {
  rangeDepth = 0;
  readonly #names: string[] = [];
  readonly #counts = new Map<string, number>();

  constructor(variables: Iterable<string>) {
    this.declare("$");
    for (const name of variables) this.declare(name);
  }

  declare(name: string): void {
    this.#names.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  has(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0;
  }

  get count(): number {
    return this.#names.length;
  }

  /** Forgets the variables that were declared since there were so many. */
  returnTo(count: number): void {
    while (this.#names.length > count) {
      const name = this.#names.pop()!;
      this.#counts.set(name, this.#counts.get(name)! - 1);
    }
  }

  /** Every name that is known here. */
  *names(): Iterable<string> {
    for (const [name, count] of this.#counts) if (count > 0) yield name;
  }
}
