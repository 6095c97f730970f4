import type { Rule, RuleGroup, TextField } from "../files/rule-file.ts";
import type { PlacedRule, SourceFile } from "../files/source-file.ts";

/** A rule with its group, in the order of its file. */
export interface RuleOfFile extends PlacedRule {
  readonly group: RuleGroup | undefined;
}

/** All rules of a file, those without a group among them. */
export function* rulesOf(file: SourceFile): Iterable<RuleOfFile> {
  const told = new Set<Rule>();
  for (const placed of file.groups()) {
    for (const each of placed.rules()) {
      told.add(each.rule);
      yield { ...each, group: placed.group };
    }
  }
  for (const each of file.rules()) if (!told.has(each.rule)) yield { ...each, group: undefined };
}

/** What a rule is called. */
export function ruleName(rule: Rule): TextField | undefined {
  return rule.kind === "alerting" ? rule.alert : rule.kind === "recording" ? rule.record : undefined;
}
