import type { RuleResourceKind } from "../core/files/kubernetes-kinds.ts";
import type { ConfigType } from "../core/files/prometheus-config/config-struct.ts";
import { relabelActionSummaries } from "../core/files/relabel-fields.ts";
import type { FieldOwner, RuleField } from "../core/files/rule-fields.ts";
import { printSignature } from "../core/promql/functions.ts";
import { allKeywords } from "../core/promql/keywords.ts";
import type { PromqlFunction, RemovedFunction } from "../core/promql/promql-function.ts";
import type { Aggregation } from "../core/promql/promql-keyword.ts";
import { printTemplateSignature, type TemplateFunction } from "../core/template/functions.ts";
import { inWords } from "./completion/duration.ts";
import { printAggregation } from "./completion/expression.ts";
import { findFieldNote } from "./field-notes.ts";
import { findFunctionNote } from "./function-notes.ts";
import type { Explanation } from "./markup.ts";
import type { SelectorThing } from "./selector-thing.ts";
import type { ThingItself } from "./thing-at.ts";

type ThingByItself = Exclude<ThingItself, SelectorThing | { readonly kind: "own metric" }>;

/** What there is to say about a thing by itself; missing when its name says all. */
export function explainThing(thing: ThingByItself): Explanation | undefined {
  switch (thing.kind) {
    case "function":
      return explainFunction(thing.called);
    case "removed function":
      return explainRemovedFunction(thing.called);
    case "aggregation":
      return explainAggregation(thing.aggregation);
    case "word":
      return { code: thing.word.usage, paragraphs: [thing.word.summary, ...sinceOfWord(thing.word.name)] };
    case "duration": {
      const words = inWords(thing.text);
      return words === "" ? undefined : { paragraphs: [words] };
    }
    case "field":
      return explainField(thing.field, thing.owner);
    case "resource":
      return { paragraphs: [aboutResource(thing.resource), resourceSummary, ...whoTakes(thing.resource)] };
    case "relabel field":
      return { paragraphs: [`\`${thing.field.name}\` · field of a relabel rule`, thing.field.summary] };
    case "relabel action":
      return {
        paragraphs: [`\`${thing.action}\` · action of a relabel rule`, relabelActionSummaries[thing.action]],
      };
    case "config field": {
      const { name, type, summary } = thing.field;
      return { paragraphs: [`\`${name}\`${aboutType(type)}`, summary] };
    }
    case "template function":
      return explainTemplateFunction(thing.called);
    case "template word":
      return { code: thing.word.usage, language: "go-template", paragraphs: [thing.word.summary] };
    case "setting": {
      const { name, summary, default: fallback } = thing.setting;
      return { paragraphs: [`\`${name}\` · setting of promrules.yaml`, summary, `Default: \`${fallback}\``] };
    }
    case "choice":
      return { paragraphs: [`\`${thing.choice.name}\``, thing.choice.summary] };
    case "check":
      return { paragraphs: [`\`${thing.check.id}\` · ${thing.check.severity}`, `${thing.check.summary}.`] };
  }
}

/** What a field of prometheus.yml takes, where one word says it. */
function aboutType(type: ConfigType): string {
  switch (type.kind) {
    case "choice":
      return ` · ${type.choices.map((choice) => `\`${choice}\``).join(", ")}`;
    case "bool":
      return " · `true` or `false`";
    case "duration":
      return " · duration";
    case "bytes":
      return " · size";
    case "url":
      return " · URL";
    case "list":
      return " · list";
    case "int":
    case "int64":
    case "uint":
    case "uint64":
    case "float":
      return " · number";
    default:
      return "";
  }
}

export function explainTemplateFunction(called: TemplateFunction): Explanation {
  const since =
    called.since === undefined ? "A function of Go's templates." : `Since Prometheus ${called.since}.`;
  return {
    code: printTemplateSignature(called),
    language: "go-template",
    paragraphs: [called.summary, since],
  };
}

/** By API group. */
const readers: Readonly<Record<string, string>> = {
  "monitoring.coreos.com": "read by the Prometheus Operator",
  "monitoring.googleapis.com": "read by Google Cloud Managed Service for Prometheus",
  "operator.victoriametrics.com": "read by the VictoriaMetrics operator",
  "loki.grafana.com": "read by the Loki operator",
  "monitoring.openshift.io": "read by OpenShift's monitoring",
};

const resourceSummary = "A Kubernetes resource: the groups under `spec` are those of a rule file.";

/** Why a resource that is right may have no effect. */
function whoTakes({ kind }: RuleResourceKind): readonly string[] {
  if (kind !== "PrometheusRule") return [];
  const selectors = "`ruleSelector` and `ruleNamespaceSelector`";
  return [
    `A \`Prometheus\` resource takes it only if its ${selectors} match the labels and the namespace of this one.`,
  ];
}

function aboutResource({ kind, group, spec }: RuleResourceKind): string {
  const reader = readers[group ?? spec?.group ?? ""];
  return reader === undefined ? `\`${kind}\`` : `\`${kind}\` · ${reader}`;
}

export function explainFunction(called: PromqlFunction): Explanation {
  const uses = {
    counter: "For counters.",
    gauge: "For gauges.",
    "native-histogram": "For native histograms.",
    "histogram-rate": "For the rate of a histogram.",
    timestamp: "For values that are Unix times.",
  };
  const use = called.useWith in uses ? [uses[called.useWith as keyof typeof uses]] : [];
  const flag = called.experimental ? [needsFlag("promql-experimental-functions")] : [];
  return {
    code: printSignature(called),
    paragraphs: [
      called.summary,
      ...noteOf(called.name),
      [...use, sinceOfFunction(called)].join(" "),
      ...flag,
    ],
  };
}

function sinceOfFunction({ since, stableSince = since }: PromqlFunction): string {
  const flag = "`--enable-feature=promql-experimental-functions`";
  return stableSince === since
    ? `Since Prometheus ${since}.`
    : `Since Prometheus ${stableSince}; from ${since} on with ${flag}.`;
}

function sinceOfWord(word: string): readonly string[] {
  const { since = "2.0", feature } = allKeywords().find(({ name }) => name === word) ?? {};
  if (since === "2.0") return [];
  return [`Since Prometheus ${since}.`, ...(feature === undefined ? [] : [needsFlag(feature)])];
}

function needsFlag(feature: string): string {
  return `Experimental: needs \`--enable-feature=${feature}\`.`;
}

function explainRemovedFunction({ name, lastIn }: RemovedFunction): Explanation {
  return {
    code: `${name}(…)`,
    paragraphs: [`Prometheus ${lastIn} was the last release with this function.`],
  };
}

export function explainAggregation(aggregation: Aggregation): Explanation {
  const result = aggregation.keepsSeriesLabels
    ? "The series keep all their labels; `by` and `without` only say what a group is."
    : aggregation.name === "count_values"
      ? "There is one result for each value, with `by` or `without` for each value in each group."
      : "With `by` or `without`, one result for each group; else a single one.";
  const { since } = aggregation;
  const flag = [
    ...(since === "2.0" ? [] : [`Since Prometheus ${since}.`]),
    ...(aggregation.experimental ? [needsFlag("promql-experimental-functions")] : []),
  ];
  return {
    code: printAggregation(aggregation),
    paragraphs: [aggregation.summary, result, ...noteOf(aggregation.name), ...flag],
  };
}

function noteOf(name: string): readonly string[] {
  const note = findFunctionNote(name);
  return note === undefined ? [] : [note];
}

function explainField(field: RuleField, owner: FieldOwner): Explanation {
  const { since, default: fallback, note } = findFieldNote(owner, field.name) ?? {};
  const about = [
    `\`${field.name}\``,
    aboutField(field),
    ...(fallback === undefined ? [] : [`default ${fallback}`]),
    ...(since === undefined || since === "2.0" ? [] : [`since Prometheus ${since}`]),
  ];
  return { paragraphs: [about.join(" · "), field.summary, ...(note === undefined ? [] : [note])] };
}

function aboutField({ only, type }: RuleField): string {
  const owner = only === undefined ? "" : `${only} rules, `;
  if (type === "duration") return `${owner}duration such as \`5m\` or \`1h30m\``;
  return `${owner}${type === "expr" ? "expression" : type}`;
}
