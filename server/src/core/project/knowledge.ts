import type { Place } from "../labels/place.ts";
import type { PossibleLabels } from "../labels/possible-labels.ts";
import type { ConfigFile, JobUniverse, Opening } from "./label-universe.ts";

/**
 * What the files of the workspace say about the series that the rules of one rule file see. Nothing is computed until
 * it is asked for. Whoever gets no answer (`undefined`) knows nothing: unknown is not empty.
 *
 * **Identity**: the knowledge about a file, and each answer, stay the same object as long as nothing has changed that
 * can be asked. So what was found with their help may be remembered as long as `===` holds for all that was asked.
 */
export interface Knowledge {
  /** The configurations that load the rule file: their `rule_files` name it, or `promrules.yaml` says so. */
  readonly configs: readonly ConfigFile[];
  /** Whether no series can come from elsewhere than the jobs and rules of these configurations. */
  readonly isClosed: boolean;
  /** Why not; for people. Something about single metrics or labels is not among it: `labelsOf` says that. */
  readonly openings: readonly Opening[];
  /** The jobs of all these configurations. */
  readonly jobs: readonly JobUniverse[];
  /** `external_labels` with the place of each: a series that came back from elsewhere may have them. */
  readonly externalLabels: ReadonlyMap<string, Place>;
  /** The labels that scraped series carry besides those of their exporters; missing when no job is known. */
  readonly targetLabels: PossibleLabels | undefined;
  /**
   * All labels that series of a metric can have, its name among them: of `up`, `scrape_*`, `ALERTS`, and metrics that rules record.
   * Missing when they are not known, as they are not for a metric of an exporter, or for any in an open world.
   */
  labelsOf(metric: string): PossibleLabels | undefined;
  /** Those that the same configurations load. */
  recordingRulesOf(metric: string): readonly RuleDefinition[];
  alertingRulesOf(alert: string): readonly RuleDefinition[];
  /** Alerts of theirs that ask whether there is any `up`, with `absent` or by counting. */
  absenceRules(): readonly RuleDefinition[];
}

/** What is remembered of a rule of any file of the workspace. */
export interface RuleDefinition {
  readonly kind: "recording" | "alerting";
  /** What it records, or the name of the alert. */
  readonly name: string;
  /** The text of the expression. */
  readonly expr: string;
  /** Of the rule and, where the rule does not say otherwise, of its group. */
  readonly labels: readonly DefinedLabel[];
  /** Where the name stands. The span is that of the file's newest version at the moment when it is looked at. */
  readonly place: Place;
}

export interface DefinedLabel {
  readonly name: string;
  readonly value: string;
  readonly by: "rule" | "group";
  readonly place: Place;
}

/** All that is known of a file which no configuration loads. */
export const noKnowledge: Knowledge = {
  configs: [],
  isClosed: false,
  openings: [
    { kind: "no-config", message: "No `prometheus.yml` of the workspace names this file in `rule_files`." },
  ],
  jobs: [],
  externalLabels: new Map(),
  targetLabels: undefined,
  labelsOf: () => undefined,
  recordingRulesOf: () => none,
  alertingRulesOf: () => none,
  absenceRules: () => none,
};

const none: readonly never[] = [];
