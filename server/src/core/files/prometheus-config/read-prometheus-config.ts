import type { YamlDocument } from "../../yaml/yaml-node.ts";
import { yamlReadProblem } from "../document-problems.ts";
import type { ReadContext, Reading } from "../read-context.ts";
import { isNull } from "../read-fields.ts";
import type { ReadProblem } from "../rule-file.ts";
import type { PrometheusConfig } from "../scrape-config.ts";
import type { ConfigStruct } from "./config-value.ts";
import { decodeStruct } from "./decode-struct.ts";
import { globalNames } from "./global-names.ts";
import { relabelList } from "./relabel-list.ts";
import { discoveredBy, scrapeConfigModel } from "./scrape-model.ts";

export interface PrometheusConfigReading {
  readonly config: PrometheusConfig;
  readonly problems: readonly ReadProblem[];
}

/** Reads a `prometheus.yml`: only its first document counts, and nobody looks at the others. */
export function readPrometheusConfig(
  documents: readonly YamlDocument[],
  context: ReadContext,
): PrometheusConfigReading {
  const document = documents[0];
  const reading: Reading = { context, problems: yamlProblems(document, context) };
  const isBroken = reading.problems.some(({ check }) => check === "yaml-syntax");
  // Of YAML that is broken the tree is only a guess: it serves completion, but nothing is said about it.
  // VictoriaMetrics reads such files too, with fields, actions and lists of patterns of its own.
  const isSilent = isBroken || context.dialect === "victoriametrics";
  const decoding: Reading = isSilent ? { context, problems: [] } : reading;
  const root = document?.root;
  const struct = root === undefined || isNull(root) ? undefined : decodeStruct(root, "Config", decoding);
  return { config: configModel(struct, context), problems: withoutRepetitions(reading.problems) };
}

/** Keys that repeat are reported where they are decoded, in the words of the go-yaml that reads configurations. */
function yamlProblems(document: YamlDocument | undefined, { text }: ReadContext): ReadProblem[] {
  return (document?.problems ?? [])
    .filter(({ kind }) => kind !== "duplicate-key")
    .map((problem) => yamlReadProblem(problem, text));
}

/** Two aliases of one anchor bring its mistakes twice. */
function withoutRepetitions(problems: readonly ReadProblem[]): readonly ReadProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ span, message }) => {
    const key = `${span.from} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function configModel(root: ConfigStruct | undefined, context: ReadContext): PrometheusConfig {
  const global = root?.struct("global");
  const alerting = root?.struct("alerting");
  const names = globalNames(global);
  return {
    node: root?.node,
    scrapeInterval: global?.durationField("scrape_interval"),
    scrapeTimeout: global?.durationField("scrape_timeout"),
    evaluationInterval: global?.durationField("evaluation_interval"),
    externalLabels: global?.labels("external_labels"),
    ruleFiles: root?.texts("rule_files") ?? [],
    scrapeConfigFiles: root?.texts("scrape_config_files") ?? [],
    scrapeConfigs: (root?.structs("scrape_configs") ?? []).map((job) =>
      scrapeConfigModel(job, names, context),
    ),
    alertRelabelConfigs: alerting && relabelList(alerting, "alert_relabel_configs", names, context),
    alertmanagers: (alerting?.structs("alertmanagers") ?? []).map((each) => ({
      ...discoveredBy(each),
      alertRelabelConfigs: relabelList(each, "alert_relabel_configs", names, context),
    })),
    otherSources: ["remote_read", "otlp"].flatMap((name) => root?.entry(name) ?? []),
  };
}
