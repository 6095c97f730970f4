import type { LabelMatcher } from "../promql/ast.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";

/** Whether a matcher lets series pass that do not have the label; missing when that is not known. */
export function selectsWithout(
  { matchType, value }: LabelMatcher,
  { regex }: { readonly regex: RegexCompiler },
): boolean | undefined {
  if (matchType === undefined || value === undefined) return undefined;
  if (matchType === "=") return value === "";
  if (matchType === "!=") return value !== "";
  const pattern = regex(value);
  if (!pattern.ok) return undefined;
  return pattern.matches("") === (matchType === "=~");
}
