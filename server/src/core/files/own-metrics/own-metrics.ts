import type { CatalogueMetric, MetricValue } from "../../catalogue/catalogue-metric.ts";
import { type MetricType, metricTypes } from "../../catalogue/metric-type.ts";
import { isValidLabelName, isValidMetricName } from "../../promql/names.ts";
import { namesText } from "../../text/list-text.ts";
import { similarName } from "../../text/similar-name.ts";
import { readYaml } from "../../yaml/read.ts";
import type { YamlLibrary } from "../../yaml/yaml-library.ts";
import type { YamlDocument, YamlEntry, YamlMap, YamlNode } from "../../yaml/yaml-node.ts";
import { structNamed } from "../prometheus-config/config-struct.ts";
import { isNull } from "../read-fields.ts";
import type { ReadProblem } from "../rule-file.ts";

export interface OwnMetricsReading {
  /** What could be understood; the rest is as if it were not there. */
  readonly metrics: readonly CatalogueMetric[];
  readonly problems: readonly ReadProblem[];
}

/** Reads a `.promrules/metrics.yaml`: what users say of their own metrics. */
export function parseOwnMetrics(text: string, yaml: YamlLibrary): OwnMetricsReading {
  return readOwnMetrics(readYaml(text, yaml));
}

/** The same for a text whose YAML was read already. */
export function readOwnMetrics(documents: readonly YamlDocument[]): OwnMetricsReading {
  const reader = new Reader();
  for (const { span, message } of documents[0]?.problems ?? []) reader.report(span, `${message}.`);
  const second = documents[1];
  if (second !== undefined) {
    const { from, to } = second.span;
    reader.report({ from, to: Math.min(to, from + 3) }, "Only the first document is read.");
  }
  const metrics = reader.file(documents[0]?.root);
  return { metrics, problems: reader.problems };
}

class Reader {
  readonly problems: ReadProblem[] = [];

  report(span: ReadProblem["span"], message: string, near?: string): void {
    const fixes = near && [{ title: `Change to \`${near}\``, safe: false, edits: [{ span, newText: near }] }];
    this.problems.push({ check: "invalid-metrics", span, message, ...(fixes && { fixes }) });
  }

  file(root: YamlNode | undefined): readonly CatalogueMetric[] {
    if (root === undefined || isNull(root)) return [];
    if (root.kind !== "map") {
      this.report(root.span, "Expected `metrics`, and below it the metrics by their names.");
      return [];
    }
    const metrics = this.#fields(root, fieldsOf("OwnMetrics")).get("metrics")?.value;
    if (metrics === undefined) return [];
    if (metrics.kind !== "map") {
      this.report(metrics.span, "`metrics` takes metrics by their names.");
      return [];
    }
    return metrics.entries.flatMap((entry) => this.#metric(entry) ?? []);
  }

  #metric({ key, value }: YamlEntry): CatalogueMetric | undefined {
    const name = key.value;
    if (!isValidMetricName(name, "utf8")) {
      this.report(key.span, "A metric needs a name.");
      return undefined;
    }
    const fields = isNull(value) ? noFields : this.#fieldsOf(value, fieldsOf("OwnMetric"), "A metric");
    if (fields === undefined) return undefined;
    return {
      name,
      exporter: this.#text(fields, "from") ?? "metrics.yaml",
      isOwn: true,
      hasAllLabels: false,
      type: this.#choice(fields, "type", metricTypes) as MetricType | undefined,
      unit: this.#text(fields, "unit"),
      about: this.#text(fields, "help"),
      labels: this.#labels(fields.get("labels")),
      changing: this.#names(fields.get("changing")),
      values: this.#values(fields.get("values")),
      words: new Map(),
      telegraf: undefined,
    };
  }

  #fieldsOf(node: YamlNode, names: readonly string[], what: string): Fields | undefined {
    if (node.kind === "map") return this.#fields(node, names);
    this.report(node.span, `${what} takes ${namesText(names)}.`);
    return undefined;
  }

  #fields(map: YamlMap, names: readonly string[]): Fields {
    const fields = new Map<string, YamlEntry>();
    for (const entry of map.entries) {
      const { key, value } = entry;
      if (names.includes(key.value)) {
        if (!isNull(value)) fields.set(key.value, entry);
        continue;
      }
      const near = similarName(key.value, names);
      const hint = near === undefined ? `Possible: ${namesText(names)}.` : `Did you mean \`${near}\`?`;
      this.report(key.span, `There is no field \`${key.value}\`. ${hint}`, near);
    }
    return fields;
  }

  #text(fields: Fields, name: string): string | undefined {
    const value = fields.get(name)?.value;
    if (value === undefined) return undefined;
    if (value.kind === "scalar" && value.value.trim() !== "") return value.value.trim();
    this.report(value.span, `\`${name}\` takes a text.`);
    return undefined;
  }

  #choice(fields: Fields, name: string, choices: readonly string[]): string | undefined {
    const value = fields.get(name)?.value;
    if (value === undefined) return undefined;
    if (value.kind === "scalar" && choices.includes(value.value)) return value.value;
    const near = value.kind === "scalar" ? similarName(value.value, choices) : undefined;
    this.report(value.span, `\`${name}\` is one of ${namesText(choices)}.`, near);
    return undefined;
  }

  /** A list of names, or names with some of their values. */
  #labels(entry: YamlEntry | undefined): readonly string[] {
    if (entry?.value.kind !== "map") return this.#names(entry);
    return entry.value.entries.flatMap(({ key, value }) => {
      if (!isNull(value) && (value.kind !== "list" || value.items.some((item) => item.kind !== "scalar"))) {
        this.report(value.span, "A label takes a list of its values.");
      }
      return this.#labelName(key) ?? [];
    });
  }

  #names(entry: YamlEntry | undefined): readonly string[] {
    if (entry === undefined) return [];
    if (entry.value.kind === "list") return entry.value.items.flatMap((item) => this.#labelName(item) ?? []);
    this.report(entry.value.span, `\`${entry.key.value}\` takes a list of names of labels.`);
    return [];
  }

  #labelName(node: YamlNode): string | undefined {
    if (node.kind === "scalar" && isValidLabelName(node.value, "utf8")) return node.value;
    this.report(node.span, "This is no name of a label.");
    return undefined;
  }

  #values(entry: YamlEntry | undefined): readonly MetricValue[] {
    if (entry === undefined) return [];
    if (entry.value.kind !== "map") {
      this.report(entry.value.span, "`values` takes what each value means, such as `0: ok`.");
      return [];
    }
    const values = entry.value.entries.flatMap((each) => this.#value(each) ?? []);
    return values.sort((one, other) => one.value - other.value);
  }

  #value({ key, value: node }: YamlEntry): MetricValue | undefined {
    const value = Number(key.value);
    if (key.value.trim() === "" || !Number.isFinite(value)) {
      this.report(key.span, "A value is a number.");
      return undefined;
    }
    if (node.kind === "scalar" && !isNull(node)) {
      return { value, name: node.value, about: undefined, health: undefined, isReached: false };
    }
    const fields = this.#fieldsOf(node, fieldsOf("OwnValue"), "A value");
    if (fields === undefined) return undefined;
    const name = this.#text(fields, "name");
    if (name === undefined)
      this.report(key.span, "`name` is missing: what the value means, in a word or two.");
    const health = this.#choice(fields, "health", ["good", "bad"]) as MetricValue["health"];
    return name === undefined
      ? undefined
      : { value, name, about: this.#text(fields, "help"), health, isReached: false };
  }
}

function fieldsOf(struct: string): readonly string[] {
  return [...structNamed(struct).fields.keys()];
}

type Fields = ReadonlyMap<string, YamlEntry>;
const noFields: Fields = new Map();
