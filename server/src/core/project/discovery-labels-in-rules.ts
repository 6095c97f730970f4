import { anyLabels } from "../labels/combine-labels.ts";
import { isDiscoveryOnly } from "../labels/discovery-only.ts";
import { inferLabels } from "../labels/infer-labels.ts";
import { matcherOfTemplate, openWhere } from "../labels/open-names.ts";
import { type PossibleLabels, presenceOf } from "../labels/possible-labels.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { parseExpression } from "../promql/parse.ts";
import type { ParseOptions } from "../promql/parsed-expression.ts";
import type { Knowledge, RuleDefinition } from "./knowledge.ts";
import { metricOf } from "./selector-source.ts";

/**
 * What selectors choose from, when nothing is known but that labels of the discovery of targets are on no series: only
 * `metric_relabel_configs` or a rule can bring them back. Everything else is possible.
 */
export class SeriesWithoutDiscoveryLabels {
  readonly #knowledge: Knowledge;
  readonly #options: ParseOptions;
  readonly #byMetric = new Map<string | undefined, PossibleLabels>();
  readonly #presence = new Map<string, boolean>();

  constructor(knowledge: Knowledge, options: ParseOptions) {
    this.#knowledge = knowledge;
    this.#options = options;
  }

  readonly source = (selector: VectorSelector): PossibleLabels => this.#labelsOf(metricOf(selector));

  /** Whether series of a metric, or of any metric that is scraped, can have such a label. */
  canHave(name: string, metric?: string): boolean {
    const key = `${name} ${metric ?? ""}`;
    let known = this.#presence.get(key);
    if (known === undefined) {
      // For rules that record what they are made from: they do not make the label by themselves.
      this.#presence.set(key, false);
      known = this.#find(name, metric);
      this.#presence.set(key, known);
    }
    return known;
  }

  #labelsOf(metric: string | undefined): PossibleLabels {
    let labels = this.#byMetric.get(metric);
    if (labels === undefined) {
      const allows = (name: string): boolean => !isDiscoveryOnly(name) || this.canHave(name, metric);
      labels = { labels: new Map(), open: anyLabels.open.map((open) => openWhere(open, allows)) };
      this.#byMetric.set(metric, labels);
    }
    return labels;
  }

  #find(name: string, metric: string | undefined): boolean {
    if (this.#isMadeByRelabelling(name)) return true;
    if (metric === undefined) return false;
    if (this.#knowledge.labelsOf(metric)?.labels.has(name) === true) return true;
    return this.#knowledge.recordingRulesOf(metric).some((rule) => this.#isMadeByRule(name, rule));
  }

  /** The labels that relabelling of series makes stay, whatever they are called. */
  #isMadeByRelabelling(name: string): boolean {
    return this.#knowledge.jobs.some(({ scrapeConfig: { metricRelabelConfigs } }) =>
      metricRelabelConfigs?.rules.some(({ isValid, config }) => {
        if (!isValid) return false;
        switch (config.action) {
          case "replace":
            return config.replacement !== "" && matcherOfTemplate(config.targetLabel)(name);
          case "lowercase":
          case "uppercase":
          case "hashmod":
            return config.targetLabel === name;
          case "labelmap":
            return matcherOfTemplate(config.replacement)(name);
          default:
            return false;
        }
      }),
    );
  }

  #isMadeByRule(name: string, { labels, expr }: RuleDefinition): boolean {
    const own = labels.find((label) => label.name === name);
    if (own !== undefined) return own.value !== "";
    const { root, problems } = parseExpression(expr, this.#options);
    if (root === undefined || problems.length > 0) return false;
    const { result } = inferLabels(root, { ...this.#options, source: this.source });
    return presenceOf(name, result) !== "absent";
  }
}
