import type { ScrapeConfig } from "../files/scrape-config.ts";
import type { Place } from "../labels/place.ts";
import { type FilePattern, filePatterns, matchesPattern } from "./config-files.ts";
import { ConfigJob } from "./config-job.ts";
import { sameItems } from "./joint-memory.ts";
import type { ConfigFile, JobUniverse, LabelUniverse, Opening } from "./label-universe.ts";
import type { TargetFile } from "./target-file.ts";

/** All files that the labels of targets follow from. */
export interface UniverseSources {
  readonly config: ConfigFile;
  /** Files of its `scrape_config_files`. */
  readonly included: readonly ConfigFile[];
  /** By path. */
  readonly targetFiles: ReadonlyMap<string, TargetFile>;
}

/** The universe of one version of these files. */
export class ConfigUniverse implements LabelUniverse {
  readonly #sources: UniverseSources;
  #jobs: readonly JobUniverse[] | undefined;
  #openings: readonly Opening[] | undefined;
  #externalLabels: ReadonlyMap<string, Place> | undefined;

  constructor(sources: UniverseSources) {
    this.#sources = sources;
  }

  isOf(sources: UniverseSources): boolean {
    return sameItems(itemsOf(this.#sources), itemsOf(sources));
  }

  get config(): ConfigFile {
    return this.#sources.config;
  }

  get jobs(): readonly JobUniverse[] {
    const { config, included, targetFiles } = this.#sources;
    this.#jobs ??= [config, ...included].flatMap(({ path, file: source, config: { scrapeConfigs } }) =>
      scrapeConfigs.map(
        (scrapeConfig) => new ConfigJob({ scrapeConfig, file: path, source, global: config, targetFiles }),
      ),
    );
    return this.#jobs;
  }

  get openings(): readonly Opening[] {
    this.#openings ??= [...this.#findOpenings()];
    return this.#openings;
  }

  get externalLabels(): ReadonlyMap<string, Place> {
    const { path, config } = this.#sources.config;
    this.#externalLabels ??= new Map(
      config.externalLabels?.labels.map(({ name }) => [name.value, { file: path, span: name.span }]),
    );
    return this.#externalLabels;
  }

  *#findOpenings(): Iterable<Opening> {
    const { config, included, targetFiles } = this.#sources;
    for (const file of [config, ...included]) {
      if (isBroken(file)) {
        yield { kind: "broken-config", message: "Prometheus would not load this configuration as it is." };
      }
      for (const { key } of file.config.otherSources) {
        const message = `\`${key.value}\` may bring series that no job scrapes.`;
        yield { kind: "other-source", message, place: { file: file.path, span: key.span } };
      }
    }
    const includedPaths = included.map(({ path }) => path);
    for (const pattern of filePatterns(config.path, config.config.scrapeConfigFiles)) {
      if (!includedPaths.some((path) => matchesPattern(pattern, path)))
        yield missingFile(config.path, pattern);
    }
    for (const file of [config, ...included]) {
      for (const { targetFiles: fields } of file.config.scrapeConfigs) {
        for (const pattern of filePatterns(file.path, fields)) {
          if (!hasAllTargets(pattern, targetFiles)) yield missingFile(file.path, pattern);
        }
      }
    }
    for (const job of this.jobs) yield* openingsOfJob(job);
  }
}

function itemsOf({ config, included, targetFiles }: UniverseSources): unknown[] {
  return [config, ...included, ...targetFiles.values()];
}

function isBroken({ config, file }: ConfigFile): boolean {
  return config.node === undefined || file.chunkAt(0).chunk.problems.length > 0;
}

function missingFile(file: string, { field }: FilePattern): Opening {
  const message = `\`${field.value}\` is not in the workspace, or cannot be read.`;
  return { kind: "missing-file", message, place: { file, span: field.scalar.span } };
}

function hasAllTargets(pattern: FilePattern, targetFiles: ReadonlyMap<string, TargetFile>): boolean {
  const found = [...targetFiles.values()].filter(({ path }) => matchesPattern(pattern, path));
  return found.length > 0 && found.every(({ groups }) => groups !== undefined);
}

function* openingsOfJob(job: JobUniverse): Iterable<Opening> {
  const { scrapeConfig, file } = job;
  const place = { file, span: scrapeConfig.jobName?.scalar.span ?? scrapeConfig.node.span };
  const variable = findVariable(scrapeConfig);
  if (variable !== undefined) {
    const message = `\`${variable}\` in job \`${job.job}\` looks as if another program filled it in.`;
    yield { kind: "unbounded-job", message, place };
  } else if (federates(scrapeConfig)) {
    const message = `Job \`${job.job}\` takes over series of another Prometheus.`;
    yield { kind: "federation", message, place };
  } else if (!job.isBounded) {
    const message = `Job \`${job.job}\` may have labels whose names are not known.`;
    yield { kind: "unbounded-job", message, place };
  }
}

/** Prometheus itself knows variables of the environment in external labels only; `envsubst` and the like do all. */
function findVariable({ jobName, staticConfigs }: ScrapeConfig): string | undefined {
  const targetTexts = staticConfigs.flatMap(({ targets, labels }) => [
    ...targets.map(({ value }) => value),
    ...labels.map(({ text }) => text),
  ]);
  for (const text of [jobName?.value ?? "", ...targetTexts]) {
    const found = variablePattern.exec(text);
    if (found !== null) return found[0];
  }
  return undefined;
}

const variablePattern = /\$\{[A-Za-z_][^}]*\}|\$[A-Za-z_]\w*|%[A-Z][A-Z0-9_]*%|@@?[A-Z][A-Z0-9_]*@/;

/** Whatever the other Prometheus has comes with all its labels, `up` of its own targets among it. */
function federates({ metricsPath, params, relabelConfigs, staticConfigs }: ScrapeConfig): boolean {
  const isPath = (path: string): boolean => path.includes("/federate");
  return (
    isPath(metricsPath?.value ?? "") ||
    params.some(({ name }) => name.value === "match[]") ||
    staticConfigs.some(({ labels }) =>
      labels.some(({ name, text }) => name.value.startsWith("__param_match") || isPath(text)),
    ) ||
    (relabelConfigs?.rules.some(
      ({ config }) => config.targetLabel.startsWith("__param_match") || isPath(config.replacement),
    ) ??
      false)
  );
}
