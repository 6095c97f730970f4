import type { PlacedGroup, PlacedRule, SourceFile } from "../files/source-file.ts";
import { shiftSpan } from "../text/span.ts";
import type { GroupRepetitionCheck, Problem, Repeated, RuleRepetitionCheck } from "./check.ts";
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
  const add = (...repetition: Parameters<typeof repetitionProblem>) => {
    const severity = severityOf(repetition[0], settings);
    if (severity !== "off") problems.push({ ...repetitionProblem(...repetition), severity });
  };
  for (const placed of file.groups()) {
    for (const { check, first } of groupChecks) {
      const before = enter(first, check.key(placed.group), placed);
      if (before !== undefined) {
        const first = { ...check.describe(before.group), start: before.start };
        add(check, { ...check.describe(placed.group), start: placed.start }, first);
      }
    }
    for (const rule of placed.rules()) {
      for (const { check, first } of ruleChecks) {
        const before = enter(first, check.key(rule.rule, placed.group), rule);
        if (before !== undefined) {
          const first = { ...check.describe(before.rule), start: before.start };
          add(check, { ...check.describe(rule.rule), start: rule.start }, first);
        }
      }
    }
  }
  return problems;
}

/** What is reported of something that repeats what came first; spans count from the start of the file. */
export function repetitionProblem(
  check: GroupRepetitionCheck | RuleRepetitionCheck,
  again: PlacedRepeated,
  first: PlacedRepeated,
): Omit<Problem, "severity"> {
  return {
    check: check.id,
    span: shiftSpan(again.span, again.start),
    message: again.message,
    related: [{ span: shiftSpan(first.span, first.start), message: first.first }],
  };
}

export interface PlacedRepeated extends Repeated {
  /** Where its chunk starts. */
  readonly start: number;
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
