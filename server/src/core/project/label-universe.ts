import type { Discovery, PrometheusConfig, ScrapeConfig } from "../files/scrape-config.ts";
import type { SourceFile } from "../files/source-file.ts";
import type { LabelSet } from "../labels/label-set.ts";
import type { Place } from "../labels/place.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import type { PossibleRelabelStep } from "../labels/symbolic-relabel.ts";
import type { TargetSteps } from "../labels/target-labels.ts";
import type { PlacedRule } from "./scrape-settings.ts";

/** All labels that targets of one configuration can have. Computed job by job when asked for. */
export interface LabelUniverse {
  readonly config: ConfigFile;
  /** Those of its `scrape_config_files` as well. */
  readonly jobs: readonly JobUniverse[];
  /** Why there may be more series than its jobs scrape, or more labels than they show; none when it is closed. */
  readonly openings: readonly Opening[];
  /** With the place of each. */
  readonly externalLabels: ReadonlyMap<string, Place>;
}

/** A `prometheus.yml`, or a file of its `scrape_config_files`. */
export interface ConfigFile {
  /** Absolute, with slashes. */
  readonly path: string;
  readonly config: PrometheusConfig;
  /** The version of the file that it was read from. */
  readonly file: SourceFile;
}

/** One entry of `scrape_configs` with the labels of its targets. */
export interface JobUniverse {
  /** What `job_name` says; empty when it is missing. */
  readonly job: string;
  /** Path of the file that the entry stands in. */
  readonly file: string;
  /** The version of that file. */
  readonly source: SourceFile;
  readonly scrapeConfig: ScrapeConfig;
  /** Those whose labels are known exactly: of `static_configs` and of target files. */
  readonly targets: readonly KnownTarget[];
  /** All other ways to come to targets. */
  readonly discoveries: readonly DiscoveredTargets[];
  /** What relabelling gets to see, of all targets together; the settings of the scrape are in it. */
  readonly discoveredLabels: PossibleLabels;
  /** What the targets have in the end, all together: the labels of `up` and `scrape_*`. Missing when none can be left. */
  readonly targetLabels: PossibleLabels | undefined;
  /**
   * One for each kind of target that can be told from the others: a known target, or those of one discovery. Which
   * labels go together is seen here alone: no target can satisfy what none of these can.
   */
  readonly alternatives: readonly PossibleLabels[];
  /** What `metric_relabel_configs` and the exporter make of it: the labels of any other series. Always open. */
  readonly seriesLabels: PossibleLabels | undefined;
  /** All labels that its targets can have are listed. */
  readonly isBounded: boolean;
}

export interface KnownTarget {
  readonly origin: "static" | "target-file";
  /** Of its address in the list of targets. */
  readonly place: Place;
  /** What relabelling gets to see. */
  readonly discovered: LabelSet;
  /** After relabelling, without what begins with `__`; missing when the target is dropped or refused. */
  readonly labels: LabelSet | undefined;
  /** The same two with where each label comes from. */
  readonly discoveredLabels: PossibleLabels;
  readonly targetLabels: PossibleLabels | undefined;
  /** What each relabel rule did, and why the target is not scraped if it is not. */
  readonly exact: TargetSteps;
}

export interface DiscoveredTargets {
  /** The name of the discovery's list without `_sd_configs`; `file` for target files that are not known. */
  readonly sd: string;
  readonly role: string | undefined;
  readonly place: Place;
  /** Missing for target files. */
  readonly discovery: Discovery | undefined;
  readonly discoveredLabels: PossibleLabels;
  /** Missing when relabelling drops all that it can find. */
  readonly targetLabels: PossibleLabels | undefined;
  /** Up to the rule through which nothing can come. */
  readonly steps: readonly PossibleRelabelStep<PlacedRule>[];
}

/** Why what is not listed may be there all the same. */
export interface Opening {
  readonly kind: /** No configuration of the workspace loads the rule file. */
    | "no-config"
    /** Labels of a job have names that are not known. */
    | "unbounded-job"
    | "federation"
    /** `remote_read`, `otlp`, or a receiver that the settings tell of. */
    | "other-source"
    /** A file of `scrape_config_files` or `file_sd_configs` is not in the workspace. */
    | "missing-file"
    /** Prometheus would refuse the configuration, so nobody knows with which one it runs. */
    | "broken-config";
  /** A sentence. */
  readonly message: string;
  readonly place?: Place;
}
