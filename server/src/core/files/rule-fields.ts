import type { Dialect } from "./read-options.ts";

/** Where in a rule file a field stands: at the outermost level, in a group, in a rule. */
export type FieldOwner = "file" | "group" | "rule";

/** How the value of a field is read. `any` is never looked into. */
export type FieldType =
  | "text"
  | "expr"
  | "duration"
  | "int"
  | "bool"
  | "labels"
  | "annotations"
  | "texts"
  | "groups"
  | "rules"
  | "any";

export interface RuleField {
  readonly name: string;
  readonly type: FieldType;
  /** What the field does, for completion and hover. */
  readonly summary: string;
  /** Which kind of rule it is for; missing when for both, or when no rule has it. */
  readonly only?: "alerting" | "recording";
}

/** The fields that a dialect knows, in the order in which they are usually written. */
export function fieldsOf(owner: FieldOwner, dialect: Dialect): readonly RuleField[] {
  return tables[dialect][owner];
}

export function findField(owner: FieldOwner, dialect: Dialect, name: string): RuleField | undefined {
  return indexes[dialect][owner].get(name);
}

/** The dialects in which `owner` has a field of that name. */
export function dialectsWith(owner: FieldOwner, name: string): readonly Dialect[] {
  return dialects.filter((dialect) => indexes[dialect][owner].has(name));
}

const dialects: readonly Dialect[] = ["prometheus", "thanos", "mimir", "victoriametrics", "loki"];

type FieldTable = Readonly<Record<FieldOwner, readonly RuleField[]>>;

const prometheus: FieldTable = {
  file: [{ name: "groups", type: "groups", summary: "The groups of rules in this file." }],
  group: [
    { name: "name", type: "text", summary: "Name of the group. It must be unique within the file." },
    {
      name: "interval",
      type: "duration",
      summary: "How often the rules are evaluated. Without it `global.evaluation_interval` holds.",
    },
    {
      name: "query_offset",
      type: "duration",
      summary:
        "Evaluates the rules this far in the past, so that late samples are seen. Without it `global.rule_query_offset` holds.",
    },
    {
      name: "limit",
      type: "int",
      summary:
        "Most alerts an alerting rule and most series a recording rule may produce; beyond it the evaluation fails. 0 is no limit.",
    },
    {
      name: "labels",
      type: "labels",
      summary: "Labels that every rule of the group gets, unless it sets them itself.",
    },
    { name: "rules", type: "rules", summary: "The rules, evaluated one after the other." },
  ],
  rule: [
    {
      name: "record",
      type: "text",
      only: "recording",
      summary: "Name of the metric under which the result is stored.",
    },
    {
      name: "alert",
      type: "text",
      only: "alerting",
      summary: "Name of the alert; it becomes the label `alertname`.",
    },
    {
      name: "expr",
      type: "expr",
      summary:
        "The PromQL expression. A recording rule stores its result; an alerting rule has one alert for each series in it.",
    },
    {
      name: "for",
      type: "duration",
      only: "alerting",
      summary: "How long a series must be in the result, without a gap, before its alert fires.",
    },
    {
      name: "keep_firing_for",
      type: "duration",
      only: "alerting",
      summary: "How long an alert goes on firing after its series has left the result.",
    },
    {
      name: "labels",
      type: "labels",
      summary:
        "Labels to add to the result or to override in it. In alerting rules the values are templates.",
    },
    {
      name: "annotations",
      type: "annotations",
      only: "alerting",
      summary: "Texts that travel with the alert. The values are templates.",
    },
  ],
};

const thanos: FieldTable = {
  ...prometheus,
  group: [
    ...prometheus.group,
    {
      name: "partial_response_strategy",
      type: "text",
      summary:
        "What happens when some store does not answer: `ABORT` fails the evaluation (the default), `WARN` goes on with what there is.",
    },
  ],
};

const mimir: FieldTable = {
  file: [
    { name: "namespace", type: "text", summary: "The ruler's namespace that the groups are loaded into." },
    ...prometheus.file,
  ],
  group: [
    ...prometheus.group,
    {
      name: "source_tenants",
      type: "texts",
      summary: "Tenants whose series the expressions read, when the ruler's tenant federation is on.",
    },
    {
      name: "evaluation_delay",
      type: "duration",
      summary: "Former name of `query_offset`.",
    },
    {
      name: "align_evaluation_time_on_interval",
      type: "bool",
      summary:
        "Evaluates at multiples of the interval instead of at a moment that depends on the group's name.",
    },
    {
      name: "remote_write",
      type: "any",
      summary: "Where the results are written to, besides the tenant's own storage.",
    },
  ],
  rule: prometheus.rule,
};

const loki: FieldTable = {
  ...mimir,
  rule: prometheus.rule.map((field) =>
    field.type === "expr" ? { ...field, summary: "The LogQL expression; it must be a metric query." } : field,
  ),
};

const victoriametrics: FieldTable = {
  file: prometheus.file,
  group: [
    ...prometheus.group.filter((field) => field.name !== "query_offset"),
    {
      name: "type",
      type: "text",
      summary: "Language of the expressions: `prometheus` (the default), `graphite` or `vlogs`.",
    },
    {
      name: "concurrency",
      type: "int",
      summary: "How many rules of the group are evaluated at the same time.",
    },
    { name: "eval_offset", type: "duration", summary: "Evaluates at this offset within the interval." },
    { name: "eval_delay", type: "duration", summary: "Evaluates this far in the past." },
    {
      name: "eval_alignment",
      type: "bool",
      summary: "Whether the time of the evaluation is a multiple of the interval.",
    },
    { name: "params", type: "any", summary: "Parameters of the HTTP requests to the data source." },
    { name: "headers", type: "texts", summary: "Headers of the HTTP requests to the data source." },
    { name: "notifier_headers", type: "texts", summary: "Headers of the HTTP requests to the notifier." },
    { name: "tenant", type: "text", summary: "Tenant whose data the rules read and write." },
    { name: "debug", type: "bool", summary: "Logs the evaluations of all rules in the group." },
  ],
  rule: [
    ...prometheus.rule.map((field) =>
      field.type === "expr"
        ? { ...field, summary: "The MetricsQL expression (or that of the group's `type`)." }
        : field,
    ),
    { name: "debug", type: "bool", summary: "Logs the evaluations of this rule." },
    {
      name: "update_entries_limit",
      type: "int",
      summary: "How many of the rule's last evaluations are kept for its page.",
    },
  ],
};

const tables: Readonly<Record<Dialect, FieldTable>> = { prometheus, thanos, mimir, victoriametrics, loki };

type FieldIndex = Readonly<Record<FieldOwner, ReadonlyMap<string, RuleField>>>;

const indexes = Object.fromEntries(
  dialects.map((dialect) => [
    dialect,
    {
      file: byName(tables[dialect].file),
      group: byName(tables[dialect].group),
      rule: byName(tables[dialect].rule),
    },
  ]),
) as Record<Dialect, FieldIndex>;

function byName(fields: readonly RuleField[]): ReadonlyMap<string, RuleField> {
  return new Map(fields.map((field) => [field.name, field]));
}
