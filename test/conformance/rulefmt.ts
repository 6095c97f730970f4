import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import type { NameValidation } from "../../server/src/core/files/read-options.ts";
import { testReadOptions } from "../support/read-options.ts";
import { type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface RulefmtCase {
  readonly name: string;
  readonly yaml: string;
  readonly names: NameValidation;
  readonly ok: boolean;
  /** A part of the first error. */
  readonly error: string | null;
  readonly errorCount?: number;
  readonly groups?: number;
  readonly warning?: string;
}

const expressionChecks: ReadonlySet<string> = new Set(["promql-syntax", "promql-feature"]);

export const rulefmtSuite: Suite = {
  name: "rulefmt",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly RulefmtCase[] }>("rulefmt.json");
    for (const each of cases) yield { title: each.name, difference: differenceIn(each) };
  },
};

function differenceIn(expected: RulefmtCase): Outcome["difference"] {
  const options = { ...testReadOptions, nameValidation: expected.names };
  const file = readFile(expected.yaml, { options, namedBy: "user" });
  const problems = collectProblems(file, defaultCheckSettings);
  const errors = problems
    .filter(({ severity }) => severity === "error")
    // Prometheus prints what is wrong in an expression behind its place.
    .map(({ check, message }) => (expressionChecks.has(check) ? `parse error: ${message}` : message));
  const said = errors.length === 0 ? "nothing" : errors.join("; ");
  if ((errors.length === 0) !== expected.ok) {
    return `expected it to be ${expected.ok ? "accepted" : "rejected"}, said ${said}`;
  }
  if (expected.error !== null && errors[0]?.includes(expected.error) !== true) {
    return `expected ${expected.error}, said ${said}`;
  }
  if (expected.errorCount !== undefined && errors.length !== expected.errorCount) {
    return `expected ${expected.errorCount} errors, said ${said}`;
  }
  const { groups, warning } = expected;
  if (groups !== undefined && [...file.groups()].length !== groups) return `expected ${groups} groups`;
  if (warning !== undefined && !problems.some(({ message }) => message.includes(warning))) {
    return `expected the warning ${warning}`;
  }
  return undefined;
}
