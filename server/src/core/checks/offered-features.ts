import { type Facts, noFacts } from "../facts/facts.ts";
import type { Rule } from "../files/rule-file.ts";
import type { Problem } from "./check.ts";

/** Leaves out that a feature flag is needed where the server of the file has it switched on. */
export function withoutOffered(problems: readonly Problem[], facts: Facts): readonly Problem[] {
  if (facts === noFacts || !problems.some(needsFlag)) return problems;
  const features = facts.server?.features;
  if (features === undefined) return problems;
  return problems.filter((problem) => !needsFlag(problem) || !features.has(flagOf(problem) ?? ""));
}

/** Whether it matters for a rule which flags the server has. */
export function asksForFlags({ problems }: Rule): boolean {
  return problems.some(needsFlag);
}

function needsFlag({ check }: { readonly check: string }): boolean {
  return check === "promql-feature";
}

function flagOf({ message }: Problem): string | undefined {
  return /--enable-feature=([\w-]+)/.exec(message)?.[1];
}
