import type { TextField } from "../files/rule-file.ts";
import type { Discovery, ScrapeConfig, TargetGroup } from "../files/scrape-config.ts";
import type { SourceFile } from "../files/source-file.ts";
import type { Place } from "../labels/place.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import type { RelabelOptions } from "../labels/relabel.ts";
import { possibleScrapedLabels } from "../labels/scraped-labels.ts";
import { possibleTargets } from "../labels/symbolic-target.ts";
import { withUnseenRules } from "../labels/unseen-rules.ts";
import { filePatterns, matchesPattern } from "./config-files.ts";
import { JobTarget } from "./job-target.ts";
import type { ConfigFile, DiscoveredTargets, JobUniverse, KnownTarget } from "./label-universe.ts";
import { uniteAll } from "./metric-labels.ts";
import { placedRules, type ScrapeSettings, scrapeSettings } from "./scrape-settings.ts";
import type { TargetFile } from "./target-file.ts";

interface JobSources {
  readonly scrapeConfig: ScrapeConfig;
  /** The file that it stands in. */
  readonly file: string;
  readonly source: SourceFile;
  /** The one whose global settings hold. */
  readonly global: ConfigFile;
  readonly targetFiles: ReadonlyMap<string, TargetFile>;
}

/** A job with what follows for its targets; each is found out when it is first asked for. */
export class ConfigJob implements JobUniverse {
  readonly scrapeConfig: ScrapeConfig;
  readonly file: string;
  readonly source: SourceFile;
  readonly #sources: JobSources;
  readonly #options: RelabelOptions;
  #settings: ScrapeSettings | undefined;
  #targets: readonly JobTarget[] | undefined;
  #discoveries: readonly DiscoveredTargets[] | undefined;
  #alternatives: readonly PossibleLabels[] | undefined;
  #discoveredLabels: PossibleLabels | undefined;
  #targetLabels: { readonly united: PossibleLabels | undefined } | undefined;
  #seriesLabels: { readonly relabelled: PossibleLabels | undefined } | undefined;

  constructor(sources: JobSources) {
    this.#sources = sources;
    this.scrapeConfig = sources.scrapeConfig;
    this.file = sources.file;
    this.source = sources.source;
    this.#options = {
      compile: sources.global.file.options.regex,
      names: sources.scrapeConfig.nameScheme ?? "utf8",
    };
  }

  get job(): string {
    return this.scrapeConfig.jobName?.value ?? "";
  }

  get targets(): readonly KnownTarget[] {
    this.#targets ??= this.#knownTargets();
    return this.#targets;
  }

  get discoveries(): readonly DiscoveredTargets[] {
    this.#discoveries ??= [...this.#findDiscoveries()];
    return this.#discoveries;
  }

  get discoveredLabels(): PossibleLabels {
    this.#discoveredLabels ??=
      uniteAll([...this.targets, ...this.discoveries].map(({ discoveredLabels }) => discoveredLabels)) ??
      noLabels;
    return this.#discoveredLabels;
  }

  get targetLabels(): PossibleLabels | undefined {
    this.#targetLabels ??= { united: uniteAll(this.alternatives) };
    return this.#targetLabels.united;
  }

  get alternatives(): readonly PossibleLabels[] {
    const { mayHaveMore } = this.scrapeConfig;
    this.#alternatives ??= [...this.targets, ...this.discoveries].flatMap(({ targetLabels }) =>
      targetLabels === undefined ? [] : mayHaveMore ? [withUnseenRules(targetLabels)] : [targetLabels],
    );
    return this.#alternatives;
  }

  get seriesLabels(): PossibleLabels | undefined {
    this.#seriesLabels ??= { relabelled: this.#relabelSeries() };
    return this.#seriesLabels.relabelled;
  }

  get isBounded(): boolean {
    return this.targetLabels === undefined || this.targetLabels.open.length === 0;
  }

  #scrapeSettings(): ScrapeSettings {
    const { scrapeConfig, file, global } = this.#sources;
    this.#settings ??= scrapeSettings(scrapeConfig, file, global.config);
    return this.#settings;
  }

  #knownTargets(): JobTarget[] {
    const { scrapeConfig, file, targetFiles } = this.#sources;
    const targets = scrapeConfig.staticConfigs.flatMap((group) => this.#targetsOf(group, file, "static"));
    for (const target of this.#matchingFiles(scrapeConfig.targetFiles, targetFiles)) {
      for (const group of target.groups ?? [])
        targets.push(...this.#targetsOf(group, target.path, "target-file"));
    }
    return targets;
  }

  /** A file that several patterns name is one discovery's each time, but its targets are the same ones. */
  #matchingFiles(fields: readonly TextField[], files: ReadonlyMap<string, TargetFile>): TargetFile[] {
    const patterns = filePatterns(this.file, fields);
    return [...files.values()].filter(({ path }) =>
      patterns.some((pattern) => matchesPattern(pattern, path)),
    );
  }

  #targetsOf(group: TargetGroup, file: string, origin: KnownTarget["origin"]): JobTarget[] {
    return group.targets.map(
      (address) => new JobTarget({ address, group, file, origin }, this.#scrapeSettings(), this.#options),
    );
  }

  *#findDiscoveries(): Iterable<DiscoveredTargets> {
    const { scrapeConfig, targetFiles, file } = this.#sources;
    for (const discovery of scrapeConfig.discoveries) {
      const place = { file, span: discovery.entry.key.span };
      yield this.#discovered(discovery, { sd: discovery.sd, role: discovery.role, place });
    }
    for (const pattern of filePatterns(file, scrapeConfig.targetFiles)) {
      const isKnown = [...targetFiles.values()].some(
        ({ path, groups }) => groups !== undefined && matchesPattern(pattern, path),
      );
      const place = { file, span: pattern.field.scalar.span };
      if (!isKnown) yield this.#discovered(undefined, { sd: "file", role: undefined, place });
    }
  }

  #discovered(
    discovery: Discovery | undefined,
    from: { readonly sd: string; readonly role: string | undefined; readonly place: Place },
  ): DiscoveredTargets {
    const { discovered, labels, steps } = possibleTargets(from, this.#scrapeSettings().placed, this.#options);
    return { ...from, discovery, discoveredLabels: discovered, targetLabels: labels, steps };
  }

  #relabelSeries(): PossibleLabels | undefined {
    const target = this.targetLabels;
    if (target === undefined) return undefined;
    const rules = placedRules(this.scrapeConfig.metricRelabelConfigs, this.file);
    const { honorLabels } = this.scrapeConfig;
    return possibleScrapedLabels(target, { honorLabels, metricRelabelRules: rules }, this.#options);
  }
}

const noLabels: PossibleLabels = { labels: new Map(), open: [] };
