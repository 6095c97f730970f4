import { prometheusFeatures } from "./prometheus-features.ts";

/** A word that may stand as a value, with what it means. */
export interface Choice {
  readonly name: string;
  readonly summary: string;
}

/** What the value of a setting looks like. */
export type SettingType =
  | { readonly kind: "choice"; readonly choices: readonly Choice[] }
  | { readonly kind: "choices"; readonly choices: readonly Choice[] }
  /** Ids of checks, each with one of the choices. */
  | { readonly kind: "levels"; readonly choices: readonly Choice[] }
  | { readonly kind: "patterns" }
  /** Path of a file, relative to the configuration. */
  | { readonly kind: "path" }
  /** A list of such paths, which may have wildcards as `rule_files` does. */
  | { readonly kind: "paths" }
  /** A list of maps with the settings that hold for some paths only. */
  | { readonly kind: "overrides" };

/** A setting of `promrules.yaml`: what reading, completion, hover, the schema and the documentation know of it. */
export interface Setting {
  readonly name: string;
  /** Sentences for hover and schema. */
  readonly summary: string;
  readonly type: SettingType;
  /** What holds when nobody says anything, as it would be written. */
  readonly default: string;
}

const dialects: readonly Choice[] = [
  { name: "prometheus", summary: "Rule files of Prometheus itself." },
  { name: "thanos", summary: "Thanos Ruler: adds `partial_response_strategy`." },
  { name: "mimir", summary: "Grafana Mimir and Cortex: adds `namespace`, `source_tenants` and others." },
  {
    name: "victoriametrics",
    summary: "vmalert of VictoriaMetrics: adds its fields; expressions are MetricsQL and are not checked.",
  },
  { name: "loki", summary: "The ruler of Grafana Loki: expressions are LogQL and are not checked." },
];

const nameValidations: readonly Choice[] = [
  { name: "utf8", summary: "Any UTF-8 text is a metric or label name, as in Prometheus 3." },
  {
    name: "legacy",
    summary: "Letters, digits, underscores and (in metrics) colons only, as in Prometheus 2.",
  },
];

const levels: readonly Choice[] = [
  { name: "error", summary: "Red in the editor, and `promrules check` fails." },
  { name: "warning", summary: "Probably a mistake." },
  { name: "information", summary: "Worth knowing." },
  { name: "hint", summary: "Shown as a faint mark in the editor." },
  { name: "off", summary: "The check does not run." },
];

const layerSettings: readonly Setting[] = [
  {
    name: "dialect",
    summary:
      "Whose rule files these are. A file that tells by itself, as Kubernetes resources do by their kind, needs no setting.",
    type: { kind: "choice", choices: dialects },
    default: "prometheus",
  },
  {
    name: "name_validation",
    summary: "Which metric and label names are valid, as `metric_name_validation_scheme` in prometheus.yml.",
    type: { kind: "choice", choices: nameValidations },
    default: "utf8",
  },
  {
    name: "features",
    summary: "What Prometheus is started with as `--enable-feature`.",
    type: { kind: "choices", choices: prometheusFeatures },
    default: "[]",
  },
  {
    name: "checks",
    summary: "How serious the problems of a check are, or `off` to silence it.",
    type: { kind: "levels", choices: levels },
    default: "{}",
  },
  {
    name: "prometheus_config",
    summary:
      "Path of the `prometheus.yml` that loads these rules, relative to this file, where its `rule_files` does not tell: what is known of labels comes from there.",
    type: { kind: "path" },
    default: "null",
  },
  {
    name: "telegraf_config",
    summary:
      "Paths of the Telegraf configurations that count for these rules, relative to this file; `*`, `?` and `[…]` stand for parts of names. Without it, those count that lie in the workspace or are checked along.",
    type: { kind: "paths" },
    default: "null",
  },
  {
    name: "snapshot",
    summary:
      "Path of what `promrules snapshot` wrote for these rules, relative to this file: where no Prometheus server is configured, they are checked against it.",
    type: { kind: "path" },
    default: "null",
  },
];

/** The settings at the outermost level. */
export const promrulesSettings: readonly Setting[] = [
  ...layerSettings,
  {
    name: "exclude",
    summary:
      "Files and folders that are left out, as patterns relative to this file. A pattern without a slash matches at any depth; `**` stands for any number of folders.",
    type: { kind: "patterns" },
    default: "[]",
  },
  {
    name: "overrides",
    summary: "Settings for some paths only. Where several match a file, later ones win.",
    type: { kind: "overrides" },
    default: "[]",
  },
];

/** The settings of one item of `overrides`. */
export const overrideSettings: readonly Setting[] = [
  {
    name: "paths",
    summary: "Patterns of the files that the settings hold for, written as in `exclude`.",
    type: { kind: "patterns" },
    default: "[]",
  },
  ...layerSettings,
];
