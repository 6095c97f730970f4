import { knownFamily, type MisnamedMetric } from "../catalogue/metric-names.ts";
import type { Facts } from "../facts/facts.ts";
import { arePassedOn, makesNames } from "../project/exported-labels.ts";
import { metricOf } from "../project/selector-source.ts";
import { telegrafIndex } from "../project/telegraf-index.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import { askedSelector } from "./asked-selector.ts";
import type { RuleInProject } from "./check.ts";
import { isClosedWorld } from "./closed-world.ts";
import { isRecorded } from "./defined-rules.ts";
import { settledExpression } from "./settled-expression.ts";

/** A metric that a rule calls by a name which its exporter does not give it. */
export interface MisnamedSelector extends MisnamedMetric {
  readonly selector: VectorSelector;
  readonly name: string;
  /** Nothing else can make a metric of that name. */
  readonly isCertain: boolean;
}

/** What is called wrongly in a rule as far as the catalogue tells: a server that can tell knows better. */
export function* misnamedMetrics(subject: RuleInProject): Generator<MisnamedSelector> {
  const { rule, facts, options, knowledge, telegraf } = subject;
  const text = rule.expr?.value ?? "";
  const { catalogue } = options;
  if (catalogue === undefined || !knownFamily.test(text)) return;
  for (const selector of walk(settledExpression(rule))) {
    const name = selector.kind === "VectorSelector" ? metricOf(selector) : undefined;
    if (selector.kind !== "VectorSelector" || name === undefined || !knownFamily.test(name)) continue;
    const misnamed = catalogue.misnamed(name);
    if (misnamed === undefined || isRecorded(name, subject) || isMade(name, subject)) continue;
    if (knowsBetter(name, facts)) continue;
    // Whoever names both means whichever is there, or makes the one of the other.
    const meant = /^\w+/.exec(misnamed.meant)![0];
    if (
      new RegExp(`\\b${meant}\\b`).test(text) ||
      (rule.kind === "recording" && rule.record.value === meant)
    ) {
      continue;
    }
    const isOpen = misnamed.since !== undefined || misnamed.isShared === true || !isClosedWorld(subject);
    const isCertain = !isOpen && !arePassedOn({ knowledge, catalogue, telegraf });
    yield { ...misnamed, selector, name, isCertain };
  }
}

/** Whether a server speaks for itself, or may yet do so: of a metric that it never had, it says so. */
export function knowsBetter(metric: string, facts: Facts): boolean {
  if (facts.source === undefined) return false;
  const selector = askedSelector(metric);
  return facts.series(selector) !== undefined || !facts.isUnanswerable(selector);
}

/** Whether a configuration of the workspace may make metrics of that name. */
function isMade(name: string, { knowledge, telegraf, options }: RuleInProject): boolean {
  if (knowledge.jobs.some(makesNames)) return true;
  return (
    telegraf !== undefined && telegrafIndex(telegraf, options.catalogue!.telegraf.measurements).has(name)
  );
}
