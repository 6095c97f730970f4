import { labelIn } from "../labels/combine-labels.ts";
import { inferLabels, type LabelFlow } from "../labels/infer-labels.ts";
import { keepsSeries, stringOf } from "../labels/infer-labels-aggregation.ts";
import { seriesArgumentOf } from "../labels/infer-labels-call.ts";
import { type PossibleLabel, type PossibleLabels, presenceOf } from "../labels/possible-labels.ts";
import type { Provenance } from "../labels/provenance.ts";
import { isOfUnseenRules } from "../labels/unseen-rules.ts";
import { type Absence, whyAbsent } from "../labels/why-absent.ts";
import type { DefinedLabel, Knowledge, RuleDefinition } from "../project/knowledge.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import { scrapeMetrics } from "../project/metric-labels.ts";
import { metricOf, sourceOf } from "../project/selector-source.ts";
import type { BinaryExpr, Call, Expression, VectorSelector } from "../promql/ast.ts";
import { parseExpression } from "../promql/parse.ts";
import { matchersOf } from "../promql/selector.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Span } from "../text/span.ts";

/** Where a label of some series comes from, as far as the workspace tells. */
export interface LabelStory {
  readonly sources: readonly LabelSource[];
  /** Jobs whose series the expression may see, and whose targets do not have the label, as far as files say. */
  readonly otherJobs: readonly JobUniverse[];
  /** Whether exporters may say the label themselves. */
  readonly isExporterPossible: boolean;
  /** Whether some of the jobs are of monitors, to which a Prometheus resource may add rules that nobody sees. */
  readonly isOfMonitors: boolean;
  /** Why it is not there, where it cannot be. */
  readonly absence: Absence | undefined;
}

export type LabelSource =
  | { readonly kind: "job"; readonly job: JobUniverse; readonly label: PossibleLabel }
  /** `defined` is a label of the rule or its group; without it the rule's expression has it, as `story` tells. */
  | {
      readonly kind: "rule";
      readonly rule: RuleDefinition;
      readonly defined: DefinedLabel | undefined;
      readonly story: LabelStory | undefined;
    }
  /** The expression sets it: `label_replace` and the like. */
  | { readonly kind: "made"; readonly what: string; readonly span: Span }
  /** All that is known. */
  | { readonly kind: "ways"; readonly label: PossibleLabel };

export interface StoryContext {
  readonly knowledge: Pick<Knowledge, "labelsOf" | "recordingRulesOf" | "alertingRulesOf">;
  readonly jobs: readonly JobUniverse[];
  readonly regex: RegexCompiler;
  readonly features: ReadonlySet<string>;
  /** Labels that whoever exports the metric is known to give it. */
  exported?(metric: string): PossibleLabels | undefined;
  /** Whether no series of the metric can have the label, as far as anybody knows. */
  lacks?(selector: VectorSelector, name: string): boolean;
}

/** Recording rules that are made of others are followed so far. */
const deepest = 5;

/** So many rules of one name are looked at. */
const mostRules = 50;

/** Tells where the series of parts of an expression have a label from. */
export function labelStory(
  name: string,
  parts: readonly Expression[],
  root: Expression | undefined,
  context: StoryContext,
): LabelStory {
  return new Teller(name, context, 0).tell(parts, root);
}

class Teller {
  readonly #name: string;
  readonly #context: StoryContext;
  readonly #depth: number;
  readonly #sources: LabelSource[] = [];
  readonly #otherJobs = new Set<JobUniverse>();
  #isExporterPossible = false;
  #isOfMonitors = false;

  constructor(name: string, context: StoryContext, depth: number) {
    this.#name = name;
    this.#context = context;
    this.#depth = depth;
  }

  tell(parts: readonly Expression[], root: Expression | undefined): LabelStory {
    const { knowledge, regex, features } = this.#context;
    const flow = inferLabels(root, { source: sourceOf(knowledge), regex, features });
    let absence: Absence | undefined;
    for (const part of parts) {
      // A matcher asks all series that the others let pass.
      if (part.kind === "VectorSelector" && parts.length === 1) this.#selector(part);
      else {
        absence ??= whyAbsent(this.#name, part, flow);
        this.#follow(part, flow);
      }
    }
    for (const source of this.#sources) if (source.kind === "job") this.#otherJobs.delete(source.job);
    return {
      sources: this.#sources,
      otherJobs: [...this.#otherJobs],
      isExporterPossible: this.#isExporterPossible,
      isOfMonitors: this.#isOfMonitors,
      absence: this.#sources.length === 0 ? absence : undefined,
    };
  }

  /** Goes down to what the label comes from. */
  #follow(part: Expression | undefined, flow: LabelFlow): void {
    let at = part;
    while (at !== undefined && presenceOf(this.#name, flow.labelsOf(at)) !== "absent") {
      switch (at.kind) {
        case "VectorSelector":
          this.#selector(at);
          return;
        case "MatrixSelector":
          at = at.vectorSelector;
          break;
        case "SubqueryExpr":
        case "ParenExpr":
        case "UnaryExpr":
          at = at.expr;
          break;
        case "AggregateExpr":
          if (!keepsSeries(at) && at.op === "count_values" && stringOf(at.param) === this.#name) {
            this.#sources.push({ kind: "made", what: at.op, span: at.opSpan });
            return;
          }
          at = at.expr;
          break;
        case "BinaryExpr":
          at = this.#binary(at, flow);
          break;
        case "Call":
          at = this.#call(at);
          break;
        default:
          return;
      }
    }
  }

  #binary({ lhs, rhs, op, vectorMatching }: BinaryExpr, flow: LabelFlow): Expression | undefined {
    if (rhs === undefined) return lhs;
    if (op === "or") {
      this.#follow(lhs, flow);
      return rhs;
    }
    const side = vectorMatching?.group?.side;
    const [many, one] = side === "right" ? [rhs, lhs] : [lhs, rhs];
    if (vectorMatching?.group?.include?.labels.some((label) => label.name === this.#name)) return one;
    return presenceOf(this.#name, flow.labelsOf(many)) === "absent" ? one : many;
  }

  #call(call: Call): Expression | undefined {
    const { name, nameSpan: span, args } = call;
    const sets =
      (name === "label_replace" || name === "label_join" || name === "histogram_quantiles") &&
      stringOf(args.items[1]) === this.#name;
    if (sets || name.startsWith("absent")) this.#sources.push({ kind: "made", what: name, span });
    // Where the pattern of `label_replace` does not match, the label stays as it was.
    return sets && name !== "label_replace"
      ? undefined
      : name.startsWith("absent")
        ? undefined
        : seriesArgumentOf(call);
  }

  #selector(selector: VectorSelector): void {
    const { knowledge } = this.#context;
    const metric = metricOf(selector);
    if (metric === "ALERTS" || metric === "ALERTS_FOR_STATE") {
      this.#alerts(selector, metric);
      return;
    }
    const rules = metric === undefined ? [] : knowledge.recordingRulesOf(metric);
    if (rules.length > 0) {
      this.#rules(rules);
      return;
    }
    const label = metric && this.#context.exported?.(metric)?.labels.get(this.#name);
    const exporter = label ? "says" : this.#context.lacks?.(selector, this.#name) === true ? "lacks" : "may";
    for (const job of this.#context.jobs) this.#job(job, selector, { metric, exporter });
    if (label) this.#sources.push({ kind: "ways", label });
  }

  #alerts(selector: VectorSelector, metric: string): void {
    const { knowledge } = this.#context;
    const wanted = matchersOf(selector).find(
      ({ name, matchType }) => name === "alertname" && matchType === "=",
    );
    const rules = wanted?.value === undefined ? [] : knowledge.alertingRulesOf(wanted.value);
    if (rules.length > 0) {
      this.#rules(rules);
      return;
    }
    const labels = knowledge.labelsOf(metric);
    const label = labels && labelIn(labels, this.#name);
    if (label !== undefined) this.#sources.push({ kind: "ways", label });
  }

  #rules(rules: readonly RuleDefinition[]): void {
    for (const rule of rules.slice(0, mostRules)) {
      const defined = rule.labels.find(({ name }) => name === this.#name);
      const isName = rule.kind === "alerting" && this.#name === "alertname";
      const story = defined !== undefined || isName ? undefined : this.#storyOf(rule);
      if (story === undefined && defined === undefined && !isName) continue;
      if (story !== undefined && story.sources.length === 0) continue;
      this.#sources.push({ kind: "rule", rule, defined, story });
    }
  }

  #storyOf({ expr }: RuleDefinition): LabelStory | undefined {
    if (this.#depth >= deepest) return undefined;
    const { root } = parseExpression(expr, this.#context);
    if (root === undefined) return undefined;
    return new Teller(this.#name, this.#context, this.#depth + 1).tell([root], root);
  }

  #job(job: JobUniverse, selector: VectorSelector, { metric, exporter }: Exported): void {
    const isOfScrape = metric !== undefined && scrapeMetrics.has(metric);
    const labels = isOfScrape ? job.targetLabels : job.seriesLabels;
    if (labels === undefined || !this.#mayBeOf(labels, selector)) return;
    const shown = isOfScrape || hasMetricRules(job) ? labels : job.targetLabels;
    const label = shown && labelIn(shown, this.#name);
    const from = label?.from.filter((way) => !isOfExporter(way) && !isOfUnseenRules(way)) ?? [];
    if (job.scrapeConfig.mayHaveMore) this.#isOfMonitors = true;
    if (!isOfScrape && exporter !== "lacks") this.#isExporterPossible = true;
    if (label === undefined || from.length === 0) {
      // Which of the targets are that exporter's is not known; those that are have the label.
      if (exporter !== "says") this.#otherJobs.add(job);
    } else this.#sources.push({ kind: "job", job, label: { ...label, from } });
  }

  /** Whether the other matchers let series of a job pass. */
  #mayBeOf(labels: PossibleLabels, selector: VectorSelector): boolean {
    const matchers = selector.matchers.filter(({ name }) => name !== this.#name);
    const others: VectorSelector = { ...selector, matchers };
    const { regex, features } = this.#context;
    return !inferLabels(others, { source: () => labels, regex, features }).result.isEmpty;
  }
}

interface Exported {
  readonly metric: string | undefined;
  /** Whether exporters of the metric say the label. */
  readonly exporter: "says" | "may" | "lacks";
}

function hasMetricRules({ scrapeConfig }: JobUniverse): boolean {
  return (scrapeConfig.metricRelabelConfigs?.rules.length ?? 0) > 0;
}

function isOfExporter(way: Provenance): boolean {
  return way.length === 1 && way[0]!.origin.kind === "exporter";
}
