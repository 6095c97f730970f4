import type { Facts } from "../facts/facts.ts";
import type { Dialect, ReadOptions } from "../files/read-options.ts";
import type { Rule, RuleGroup } from "../files/rule-file.ts";
import type { PrometheusConfig, RelabelList } from "../files/scrape-config.ts";
import type { Knowledge } from "../project/knowledge.ts";
import type { JobUniverse, LabelUniverse } from "../project/label-universe.ts";
import type { WorkspaceRules } from "../project/project-view.ts";
import type { TelegrafSetup } from "../project/telegraf-setup.ts";
import type { Fix, RelatedPlace } from "../text/fix.ts";
import type { Span } from "../text/span.ts";
import type { YamlDocument } from "../yaml/yaml-node.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** One kind of mistake that we find: data, and for some a function from facts to findings. */
export type Check =
  | ReadingCheck
  | ConfigCheck
  | RuleCheck
  | ProjectRuleCheck
  | PrometheusConfigCheck
  | ScrapeJobsCheck
  | GroupRepetitionCheck
  | RuleRepetitionCheck;

interface CheckDescription {
  /** Names the problem (`duplicate-group`); also the name of the module, its test and its page in docs/checks. */
  readonly id: string;
  /** One line for tables, without a dot at its end. */
  readonly summary: string;
  readonly severity: Severity;
}

/** A mistake that is found while the file is read, as a `ReadProblem` with this check's id. */
export interface ReadingCheck extends CheckDescription {
  readonly looksAt: "reading";
}

/** Sees the YAML of a `promrules.yaml`, or of another of our own files. */
export interface ConfigCheck extends CheckDescription {
  readonly looksAt: "config";
  readonly of?: "own-metrics";
  /** `checks` are the ids of all checks. */
  run(subject: {
    readonly documents: readonly YamlDocument[];
    readonly checks: readonly string[];
  }): Iterable<Finding>;
}

/** Sees one rule at a time and nothing else: what it finds is remembered with the rule's chunk. */
export interface RuleCheck extends CheckDescription {
  readonly looksAt: "rule";
  /** Whether a look is worth its while: most rules are right in most respects, and to ask costs less than to run. */
  mayFind?(rule: Rule): boolean;
  /** Spans count from the start of `text`, as the rule's spans do. */
  run(subject: {
    readonly rule: Rule;
    /** What the rule was read from, which edits of its values have to know. */
    readonly text: string;
    readonly dialect: Dialect;
    readonly options: ReadOptions;
  }): Iterable<Finding>;
}

/**
 * Sees one rule at a time and what other files tell about its series. What it finds is remembered with the rule's
 * chunk for as long as all that it asked has the same answers, so it must not look at anything else. Without any
 * configuration that loads the file it runs too, and `knowledge` is `noKnowledge`; without a server `facts` are `noFacts`.
 */
export interface ProjectRuleCheck extends CheckDescription {
  readonly looksAt: "rule-in-project";
  /**
   * What it has nothing to say without, and is not run: facts of a server or a snapshot, or that a configuration says
   * of all series what they are (`isClosedWorld`).
   */
  readonly needs?: "facts" | "closed-world";
  /** As for `RuleCheck`. It may look at nothing but the rule and whether there is somebody to ask. */
  mayFind?(subject: RuleInProject): boolean;
  /** Spans count from where the rule's spans count, those in other files (`file`) from the start of these. */
  run(subject: RuleInProject): Iterable<Finding>;
}

export interface RuleInProject {
  readonly rule: Rule;
  /** What the rule was read from, which edits of its values have to know. */
  readonly text: string;
  readonly dialect: Dialect;
  readonly options: ReadOptions;
  readonly knowledge: Knowledge;
  readonly facts: Facts;
  /** What it tells is not taken down: only whether somebody defines what a server does not have. */
  readonly workspace?: WorkspaceRules | undefined;
  /** Nor is what it tells: everything is looked at again when a configuration of Telegraf changes. */
  readonly telegraf?: TelegrafSetup | undefined;
}

/** Sees a `prometheus.yml`, or a file of `scrape_config_files`. */
export interface PrometheusConfigCheck extends CheckDescription {
  readonly looksAt: "prometheus-config";
  run(subject: {
    readonly config: PrometheusConfig;
    readonly universe: LabelUniverse;
    readonly options: ReadOptions;
  }): Iterable<Finding>;
}

/** Sees the jobs of one file: of a `prometheus.yml`, of a file of `scrape_config_files`, or of monitors. */
export interface ScrapeJobsCheck extends CheckDescription {
  readonly looksAt: "scrape-jobs";
  /** What is found in a rule that several jobs share is reported once. */
  run(subject: ScrapeJobs): Iterable<Finding>;
}

export interface ScrapeJobs {
  readonly jobs: readonly JobUniverse[];
  readonly alertRelabelConfigs: RelabelList | undefined;
  /** Of the whole file, which edits of its values have to know. */
  readonly text: string;
  readonly options: ReadOptions;
}

/**
 * Finds groups or rules that a file must not have twice: all with the same key as an earlier one.
 * Nothing of it is remembered with a chunk, but the keys may be.
 */
export interface GroupRepetitionCheck extends CheckDescription {
  readonly looksAt: "groups";
  /** Missing for a group that cannot repeat another one. */
  key(group: RuleGroup): string | undefined;
  describe(group: RuleGroup): Repeated;
}

export interface RuleRepetitionCheck extends CheckDescription {
  readonly looksAt: "rules";
  /** `group` is the one that the rule stands in. Missing for a rule that cannot repeat another one. */
  key(rule: Rule, group: GroupOfRule | undefined): string | undefined;
  describe(rule: Rule): Repeated;
}

/** All of a group that the keys of its rules may depend on. */
export type GroupOfRule = Pick<RuleGroup, "labels" | "container" | "isTemplate">;

/** What is said of a group or rule that has a key; it may be remembered with the chunk. */
export interface Repeated {
  /** What names it, counted from the start of the chunk. */
  readonly span: Span;
  /** Said of it when it is not the first one. */
  readonly message: string;
  /** Said of it when it is the first one, and another one is reported. */
  readonly first: string;
}

/** What a check yields; the runner adds id and severity. */
export interface Finding {
  readonly span: Span;
  /** What is wrong and what will happen. Mirrored Prometheus messages keep their words. */
  readonly message: string;
  /** See `ReadProblem.endsWithLineOf`. */
  readonly endsWithLineOf?: number;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ("unnecessary" | "deprecated")[];
  /** Where it is surer or less sure than what the check finds elsewhere; settings go before it. */
  readonly severity?: Severity;
}

/** A finding with everything that a report needs. */
export interface Problem extends Finding {
  readonly check: string;
  readonly severity: Severity;
}
