import type { CheckResult } from "./check-result.ts";
import { counted } from "./counted.ts";

/** What was fixed with `--fix`, in one line; nothing to say of it is no line. */
export function fixedSummary({ fixed }: CheckResult): string | undefined {
  if (fixed === undefined || fixed.problems === 0) return undefined;
  return `${counted(fixed.problems, "problem")} fixed in ${counted(fixed.files, "file")}.`;
}

/** Without `--fix`, what it would do. */
export function fixableSummary({ fixed, problems }: CheckResult): string | undefined {
  if (fixed !== undefined) return undefined;
  const count = problems.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length;
  return count === 0 ? undefined : `${counted(count, "problem")} can be fixed with \`--fix\`.`;
}
