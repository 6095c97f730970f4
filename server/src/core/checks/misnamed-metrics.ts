import { knownFamily, type MisnamedMetric } from "../catalogue/metric-names.ts";
import { arePassedOn, makesNames } from "../project/exported-labels.ts";
import { metricOf } from "../project/selector-source.ts";
import { telegrafIndex } from "../project/telegraf-index.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
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

/** What is called wrongly in a rule as far as the catalogue tells: where there is a server, that knows better. */
export function* misnamedMetrics(subject: RuleInProject): Generator<MisnamedSelector> {
  const { rule, facts, options, knowledge, telegraf } = subject;
  const text = rule.expr?.value ?? "";
  const { catalogue } = options;
  if (catalogue === undefined || facts.source !== undefined || !knownFamily.test(text)) return;
  for (const selector of walk(settledExpression(rule))) {
    const name = selector.kind === "VectorSelector" ? metricOf(selector) : undefined;
    if (selector.kind !== "VectorSelector" || name === undefined || !knownFamily.test(name)) continue;
    const misnamed = catalogue.misnamed(name);
    if (misnamed === undefined || isRecorded(name, subject) || isMade(name, subject)) continue;
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

/** Whether a configuration of the workspace may make metrics of that name. */
function isMade(name: string, { knowledge, telegraf, options }: RuleInProject): boolean {
  if (knowledge.jobs.some(makesNames)) return true;
  return (
    telegraf !== undefined && telegrafIndex(telegraf, options.catalogue!.telegraf.measurements).has(name)
  );
}
