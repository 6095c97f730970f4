import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { NamedRuleFiles, ruleFilePatterns } from "../../server/src/core/project/named-rule-files.ts";
import { testReadOptions } from "../support/read-options.ts";
import { type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface UnitTestCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** The file with the tests. */
  readonly entry: string;
  /** 0 when all tests pass. */
  readonly exit: number;
  readonly ignoreUnknownFields: boolean;
}

/**
 * Files with tests of rules. The tests are not run: what is held is that such a file is known, and that nothing is
 * wrong with the rule files that it names where its tests pass.
 */
export const promtoolUnitTestSuite: Suite = {
  name: "promtool-unittest",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly UnitTestCase[] }>("promtool-unittest.json");
    for (const each of cases) yield { title: each.name, difference: differenceIn(each) };
  },
};

function differenceIn({ files, entry, exit, ignoreUnknownFields }: UnitTestCase): Outcome["difference"] {
  const text = files[entry]!;
  const { kind } = readFile(text, { options: testReadOptions, path: entry });
  if (kind !== "unit-test") return `expected tests, read as ${kind}`;
  const patterns = ruleFilePatterns(text, testReadOptions.yaml);
  const named = Object.keys(files).filter((name) =>
    new NamedRuleFiles("/tests.yml", patterns).names(`/${name}`),
  );
  if (named.length !== patterns.length) return `expected ${patterns.join(", ")}, found ${named.join(", ")}`;
  const errors = named
    .flatMap((name) => errorsIn(files[name]!))
    .filter(({ check }) => !ignoreUnknownFields || check !== "unknown-field")
    .map(({ message }) => message);
  if ((exit === 0) === (errors.length === 0)) return undefined;
  return exit === 0 ? `expected nothing, said ${errors.join("; ")}` : "expected it to fail, said nothing";
}

function errorsIn(text: string) {
  const file = readFile(text, { options: testReadOptions, namedBy: "rule_files" });
  return collectProblems(file, defaultCheckSettings).filter(({ severity }) => severity === "error");
}
