import type { RelabelConfig } from "../labels/relabel-config.ts";
import type { Span } from "../text/span.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../yaml/yaml-node.ts";
import type { DurationField, LabelEntry, LabelsField, TextField } from "./rule-file.ts";

/**
 * One entry of `scrape_configs`, as far as labels depend on it. Spans count from the start of the file.
 * What is missing or of the wrong type is `undefined` and listed among the problems of reading.
 */
export interface ScrapeConfig {
  readonly node: YamlMap;
  readonly jobName: TextField | undefined;
  readonly scheme: TextField | undefined;
  readonly metricsPath: TextField | undefined;
  readonly scrapeInterval: DurationField | undefined;
  readonly scrapeTimeout: DurationField | undefined;
  readonly honorLabels: boolean;
  readonly params: readonly ScrapeParam[];
  readonly staticConfigs: readonly TargetGroup[];
  /** The patterns of `file_sd_configs`: of the last part of the path only. */
  readonly targetFiles: readonly TextField[];
  /** All other service discoveries. */
  readonly discoveries: readonly Discovery[];
  readonly relabelConfigs: RelabelList | undefined;
  readonly metricRelabelConfigs: RelabelList | undefined;
  /** Set where the configuration allows names of the old kind only: relabelling then makes no others. */
  readonly nameScheme?: "legacy";
  /**
   * Set where rules may be added that nobody sees here, as a Prometheus resource can add to those of a monitor: a target
   * may have any label, and any value of one, besides what is known.
   */
  readonly mayHaveMore?: true;
}

export interface ScrapeParam {
  readonly name: YamlScalar;
  readonly values: readonly TextField[];
}

/** Some targets with common labels: an item of `static_configs` or of a target file. */
export interface TargetGroup {
  readonly node: YamlMap;
  readonly targets: readonly TextField[];
  readonly labels: readonly LabelEntry[];
}

/** One item of `kubernetes_sd_configs` and the like. */
export interface Discovery {
  /** The name of the list without `_sd_configs`: `kubernetes`, `ec2`. */
  readonly sd: string;
  readonly entry: YamlEntry;
  readonly node: YamlNode;
  /** What `role` says, or its default; missing where there are no roles. */
  readonly role: string | undefined;
}

export interface RelabelList {
  readonly entry: YamlEntry;
  readonly rules: readonly RelabelRule[];
}

/** A relabel rule as it is written. */
export interface RelabelRule {
  readonly node: YamlMap;
  readonly config: RelabelConfig;
  /** Whether Prometheus accepts it; others do nothing here. */
  readonly isValid: boolean;
  readonly sourceLabels: readonly TextField[];
  readonly separator: TextField | undefined;
  readonly regex: TextField | undefined;
  readonly modulus: TextField | undefined;
  readonly targetLabel: TextField | undefined;
  readonly replacement: TextField | undefined;
  readonly action: TextField | undefined;
  /** Set for a rule that is written nowhere: the operator adds it for a monitor. `node` is then what it is added for. */
  readonly addedBy?: OperatorAddition;
}

/** Why the Prometheus Operator adds a relabel rule. Those of the user are counted without the ones that it adds. */
export interface OperatorAddition {
  /** The kind of the monitor. */
  readonly resource: string;
  /** What asks for it in the monitor, as an item of `targetLabels` does; missing for what all monitors of the kind get. */
  readonly cause?: Span;
}

/** One entry of `alertmanagers`, as far as alerts depend on it. */
export interface AlertmanagerConfig {
  readonly staticConfigs: readonly TargetGroup[];
  readonly targetFiles: readonly TextField[];
  readonly discoveries: readonly Discovery[];
  /** They come after those of all. */
  readonly alertRelabelConfigs: RelabelList | undefined;
}

/** A `prometheus.yml`, or a file of `scrape_config_files`, which has scrape configurations only. */
export interface PrometheusConfig {
  readonly node: YamlMap | undefined;
  readonly scrapeInterval: DurationField | undefined;
  readonly scrapeTimeout: DurationField | undefined;
  readonly evaluationInterval: DurationField | undefined;
  readonly externalLabels: LabelsField | undefined;
  readonly ruleFiles: readonly TextField[];
  readonly scrapeConfigFiles: readonly TextField[];
  readonly scrapeConfigs: readonly ScrapeConfig[];
  readonly alertRelabelConfigs: RelabelList | undefined;
  readonly alertmanagers?: readonly AlertmanagerConfig[];
  /** Top-level fields that bring series which no scrape makes: `remote_read`, `otlp`. */
  readonly otherSources: readonly YamlEntry[];
}
