import type { TextField } from "../files/rule-file.ts";
import type { TargetGroup } from "../files/scrape-config.ts";
import type { Place } from "../labels/place.ts";
import type { PossibleLabel, PossibleLabels } from "../labels/possible-labels.ts";
import type { RelabelOptions } from "../labels/relabel.ts";
import { type PlacedTarget, type PossibleTarget, possibleTarget } from "../labels/symbolic-target.ts";
import { publicLabels, type TargetSteps, targetLabelSteps } from "../labels/target-labels.ts";
import type { KnownTarget } from "./label-universe.ts";
import type { PlacedRule, ScrapeSettings } from "./scrape-settings.ts";

interface WrittenTarget {
  readonly origin: "static" | "target-file";
  readonly file: string;
  readonly address: TextField;
  readonly group: TargetGroup;
}

/** A target that is written somewhere: its labels are exact, and where they come from is found out by the symbolic run. */
export class JobTarget implements KnownTarget {
  readonly #written: WrittenTarget;
  readonly #settings: ScrapeSettings;
  readonly #options: RelabelOptions;
  #exact: TargetSteps | undefined;
  #possible: PossibleTarget<PlacedRule> | undefined;

  constructor(written: WrittenTarget, settings: ScrapeSettings, options: RelabelOptions) {
    this.#written = written;
    this.#settings = settings;
    this.#options = options;
  }

  get origin(): KnownTarget["origin"] {
    return this.#written.origin;
  }

  get place(): Place {
    return { file: this.#written.file, span: this.#written.address.scalar.span };
  }

  get exact(): TargetSteps {
    this.#exact ??= targetLabelSteps(
      { labels: new Map([["__address__", this.#written.address.value]]), groupLabels: this.#groupLabels() },
      this.#settings.exact,
      this.#options,
    );
    return this.#exact;
  }

  get discovered(): KnownTarget["discovered"] {
    return this.exact.discovered;
  }

  get labels(): KnownTarget["labels"] {
    const { result } = this.exact;
    return result.kind === "scraped" ? publicLabels(result.labels) : undefined;
  }

  get discoveredLabels(): PossibleLabels {
    return this.#isExact ? exactly(this.discovered, this.possible.discovered) : this.possible.discovered;
  }

  get targetLabels(): PossibleLabels | undefined {
    if (!this.#isExact) return this.possible.labels;
    const { labels } = this;
    return labels && exactly(labels, this.possible.labels);
  }

  get possible(): PossibleTarget<PlacedRule> {
    this.#possible ??= possibleTarget(this.#placedTarget(), this.#settings.placed, this.#options);
    return this.#possible;
  }

  /** A target file may lie elsewhere where Prometheus runs, and rules see its path. */
  get #isExact(): boolean {
    return this.origin === "static";
  }

  #groupLabels(): Map<string, string> {
    const { group, origin, file } = this.#written;
    const labels = new Map(group.labels.map(({ name, text }) => [name.value, text]));
    if (origin === "target-file") labels.set("__meta_filepath", file);
    return labels;
  }

  #placedTarget(): PlacedTarget {
    const { origin, file, address, group } = this.#written;
    return {
      origin,
      address: { value: address.value, place: { file, span: address.scalar.span } },
      groupLabels: new Map(
        group.labels.map(({ name, value, text }) => [
          name.value,
          { value: text, place: { file, span: { from: name.span.from, to: value.span.to } } },
        ]),
      ),
    };
  }
}

/** Exact labels, with what the symbolic run tells about where each comes from. */
function exactly(labels: ReadonlyMap<string, string>, traced: PossibleLabels | undefined): PossibleLabels {
  const known = new Map<string, PossibleLabel>();
  for (const [name, value] of labels) {
    const from = traced?.labels.get(name)?.from ?? [];
    known.set(name, {
      name,
      certainty: "certain",
      values: { kind: "known", values: new Map([[value, from]]) },
      from,
    });
  }
  return { labels: known, open: [] };
}
