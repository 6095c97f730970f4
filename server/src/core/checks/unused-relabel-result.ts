import type { RelabelRule } from "../files/scrape-config.ts";
import { alwaysSets, readsLabel, takesAway } from "../labels/rule-effects.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Finding, ScrapeJobsCheck } from "./check.ts";
import { numberOf, type RelabelRules, relabelListsOf } from "./relabel-lists.ts";

/** A rule whose label is gone or overwritten before anybody looks at it does nothing. */
export const unusedRelabelResult: ScrapeJobsCheck = {
  id: "unused-relabel-result",
  summary: "A relabel rule that makes a label which nobody gets to see",
  severity: "warning",
  looksAt: "scrape-jobs",

  *run(subject) {
    for (const list of relabelListsOf(subject)) yield* inList(list, subject.options.regex);
  },
};

function* inList(list: RelabelRules, compile: RegexCompiler): Iterable<Finding> {
  const { rules } = list;
  for (const [index, rule] of rules.entries()) {
    const { targetLabel: name } = rule.config;
    if (rule.addedBy !== undefined || !sets(rule)) continue;
    const fate = fateOf(name, { list, from: index + 1, compile });
    if (fate === undefined) continue;
    const span = rule.targetLabel?.scalar.span ?? rule.node.span;
    if (fate === "left") {
      const message = `Nothing reads \`${name}\` behind this rule, and it is taken away after relabelling.`;
      yield { span, message, tags: ["unnecessary"] };
      continue;
    }
    const by = `relabel rule ${numberOf(fate, rules)}`;
    const isGone = fate.config.action === "labeldrop" || fate.config.action === "labelkeep";
    const message = `What this rule puts into \`${name}\` is lost: ${by} ${isGone ? "takes the label away" : "overwrites it"} before anything reads it.`;
    const related = [{ span: fate.node.span, message: isGone ? "Taken away here." : "Overwritten here." }];
    yield { span, message, related, tags: ["unnecessary"] };
  }
}

function sets({ config }: RelabelRule): boolean {
  const { action, targetLabel } = config;
  const isSetting =
    action === "replace" || action === "hashmod" || action === "lowercase" || action === "uppercase";
  return isSetting && targetLabel !== "" && !targetLabel.includes("$");
}

interface Behind {
  readonly list: RelabelRules;
  readonly from: number;
  readonly compile: RegexCompiler;
}

/** The rule that makes an end of what a label has, `left` when only the end of relabelling does, `undefined` where it is of use. */
function fateOf(name: string, { list, from, compile }: Behind): RelabelRule | "left" | undefined {
  for (const rule of list.rules.slice(from)) {
    if (readsLabel(rule.config, name, compile)) return undefined;
    if (alwaysSets(rule.config, name) || takesAway(rule.config, name, compile)) return rule;
  }
  // What else the operator adds is not known; and series keep what begins with underscores.
  const isLast = list.stage === "target" && list.job?.scrapeConfig.mayHaveMore === undefined;
  return isLast && isTemporary(name) ? "left" : undefined;
}

/** Prometheus itself looks at names that end with underscores, too, and at parameters. */
function isTemporary(name: string): boolean {
  return name.startsWith("__") && !name.endsWith("__") && !name.startsWith("__param_");
}
