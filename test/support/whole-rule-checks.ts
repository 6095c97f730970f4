import type { Check, Problem } from "../../server/src/core/checks/check.ts";

/** What they look at is a rule as a whole: what it watches, when, and what it says. */
const wholeRuleChecks: ReadonlySet<string> = new Set([
  "changing-label",
  "constant-condition",
  "copied-label",
  "fires-while-healthy",
  "imprecise-code",
  "long-interval",
  "lost-label",
  "missing-condition",
  "redundant-for",
  "up-of-probed-port",
  "vanished-target",
]);

/** Rules in tests are as short as can be, and few of them make sense: that counts only where it is what is tested. */
export function withoutWholeRules(problems: readonly Problem[], tested: Check): readonly Problem[] {
  return problems.filter(({ check }) => check === tested.id || !wholeRuleChecks.has(check));
}
