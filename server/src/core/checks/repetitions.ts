import type { PlacedGroup, PlacedRule, SourceFile } from "../files/source-file.ts";
import type { Finding, GroupRepetitionCheck, Problem, RuleRepetitionCheck } from "./check.ts";
import { type CheckSettings, severityOf } from "./check-settings.ts";
import { checks } from "./index.ts";

export const groupRepetitionChecks: readonly GroupRepetitionCheck[] = checks.filter(
  (check) => check.looksAt === "groups",
);
export const ruleRepetitionChecks: readonly RuleRepetitionCheck[] = checks.filter(
  (check) => check.looksAt === "rules",
);

/** Groups and rules that repeat an earlier one, from one walk through the file; spans count from its start. */
export function findRepetitions(file: SourceFile, settings: CheckSettings): readonly Problem[] {
  const problems: Problem[] = [];
  const groupChecks = groupRepetitionChecks.map((check) => ({
    check,
    first: new Map<string, PlacedGroup>(),
  }));
  const ruleChecks = ruleRepetitionChecks.map((check) => ({ check, first: new Map<string, PlacedRule>() }));
  const add = (check: GroupRepetitionCheck | RuleRepetitionCheck, finding: Finding) => {
    const severity = severityOf(check, settings);
    if (severity !== "off") problems.push({ ...finding, check: check.id, severity });
  };
  for (const placed of file.groups()) {
    for (const { check, first } of groupChecks) {
      const before = enter(first, check.key(placed.group), placed);
      if (before !== undefined) add(check, check.report(placed, before));
    }
    for (const rule of placed.rules()) {
      for (const { check, first } of ruleChecks) {
        const before = enter(first, check.key(rule.rule, placed.group), rule);
        if (before !== undefined) add(check, check.report(rule, before));
      }
    }
  }
  return problems;
}

/** What was entered under the key before; if nothing was, `placed` is entered. */
function enter<Placed>(
  first: Map<string, Placed>,
  key: string | undefined,
  placed: Placed,
): Placed | undefined {
  if (key === undefined) return undefined;
  const before = first.get(key);
  if (before === undefined) first.set(key, placed);
  return before;
}
