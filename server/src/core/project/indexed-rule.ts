import type { SourceFile } from "../files/source-file.ts";
import type { Place } from "../labels/place.ts";
import type { Span } from "../text/span.ts";
import type { Anchor, GroupLabels, ReadDefinition } from "./definitions-in.ts";
import type { DefinedLabel, RuleDefinition } from "./knowledge.ts";

/** The version of a file that places are asked about. */
export interface NewestVersion {
  readonly path: string;
  readonly file: SourceFile;
}

/**
 * A rule that stays the same object while the text around it changes, so that whatever was found out about it may be
 * remembered by its identity. Its places are those in the newest version of the file.
 */
export class IndexedRule implements RuleDefinition {
  readonly kind: RuleDefinition["kind"];
  readonly name: string;
  readonly expr: string;
  readonly #newest: NewestVersion;
  #spot: Spot;
  #place: Place | undefined;
  #labels: readonly DefinedLabel[] | undefined;

  constructor(newest: NewestVersion, read: ReadDefinition, group: GroupLabels | undefined) {
    this.kind = read.kind;
    this.name = read.name;
    this.expr = read.expr;
    this.#newest = newest;
    this.#spot = { read, group };
  }

  /** Everything that can be asked about it but its places. */
  get key(): string {
    return `${this.placeKey} ${this.expr}`;
  }

  /** The same without the expression. */
  get placeKey(): string {
    const { read, group } = this.#spot;
    const labels = read.labels.map((each) => [each.name, each.value]);
    return JSON.stringify([this.kind, this.name, labels, group?.key]);
  }

  get place(): Place {
    this.#place ??= this.#placeOf(({ read }) => [read.anchor, read.nameSpan]);
    return this.#place;
  }

  get labels(): readonly DefinedLabel[] {
    this.#labels ??= [...this.#ownLabels(), ...this.#groupLabels()];
    return this.#labels;
  }

  /** The same rule was read again: this one goes on, with its new places. */
  moveTo(again: IndexedRule): void {
    Object.assign(this.#spot, again.#spot);
  }

  /** Only the expression is different: the places are those that the rule had before, wherever they are now. */
  replace(before: IndexedRule): void {
    before.moveTo(this);
    this.#spot = before.#spot;
    this.#place = before.#place;
    this.#labels = before.#labels;
  }

  #ownLabels(): DefinedLabel[] {
    return this.#spot.read.labels.map(({ name, value }, index) => ({
      name,
      value,
      by: "rule",
      place: this.#placeOf(({ read }) => [read.anchor, read.labels[index]!.span]),
    }));
  }

  #groupLabels(): DefinedLabel[] {
    const { read, group } = this.#spot;
    const own = new Set(read.labels.map(({ name }) => name));
    const labels: DefinedLabel[] = [];
    for (const [index, { name, value }] of (group?.labels ?? []).entries()) {
      if (own.has(name)) continue;
      const place = this.#placeOf((spot) => [spot.group!.anchor, spot.group!.labels[index]!.span]);
      labels.push({ name, value, by: "group", place });
    }
    return labels;
  }

  #placeOf(find: (spot: Spot) => readonly [Anchor, Span]): Place {
    const newest = this.#newest;
    const spot = this.#spot;
    const offset = (end: "from" | "to"): number => {
      const [{ chunk }, span] = find(spot);
      return newest.file.place(chunk).start + span[end];
    };
    return {
      file: newest.path,
      span: {
        get from() {
          return offset("from");
        },
        get to() {
          return offset("to");
        },
      },
    };
  }
}

/** Where a rule is written in the newest version of its file. */
interface Spot {
  read: ReadDefinition;
  group: GroupLabels | undefined;
}
