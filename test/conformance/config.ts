import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { testReadOptions } from "../support/read-options.ts";
import { type Outcome, readCaseFile, type Suite } from "./suite.ts";

interface ConfigCase {
  readonly name: string;
  readonly yaml: string;
  readonly ok: boolean;
  /** A part of the first error, some with the path of the file before it. */
  readonly error?: string | null;
}

export const configSuite: Suite = {
  name: "config",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly ConfigCase[] }>("config.json");
    for (const each of [...cases, ...relabelCases()]) {
      yield { title: each.name, difference: differenceIn(each) };
    }
  },
};

/** Relabel rules that are written as YAML, each in a job of its own. */
function relabelCases(): readonly ConfigCase[] {
  const { cases } = readCaseFile<{ cases: readonly (ConfigCase & { readonly kind: string })[] }>(
    "relabel-config.json",
  );
  return cases
    .filter(({ kind }) => kind === "yaml")
    .map((each) => {
      const rule = each.yaml.trimEnd().replaceAll("\n", "\n    ");
      return { ...each, yaml: `scrape_configs:\n- job_name: a\n  relabel_configs:\n  - ${rule}\n` };
    });
}

function differenceIn(expected: ConfigCase): Outcome["difference"] {
  const file = readFile(expected.yaml, { options: testReadOptions, kind: "prometheus-config" });
  const errors = collectProblems(file, defaultCheckSettings)
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => (isOfDecoder(message) ? `yaml: unmarshal errors: ${message}` : message));
  const said = errors.length === 0 ? "nothing" : errors.join("; ");
  if ((errors.length === 0) !== expected.ok) {
    return `expected it to be ${expected.ok ? "accepted" : `rejected (${expected.error})`}, said ${said}`;
  }
  const words = expected.error?.replace(/^parsing YAML file \S+: /, "") ?? "";
  return errors.length === 0 || errors.some((error) => error.includes(words))
    ? undefined
    : `expected ${words}, said ${said}`;
}

/** What go-yaml says while it decodes, which Prometheus prints below a heading. */
function isOfDecoder(message: string): boolean {
  return /^cannot unmarshal |^field \S+ (?:not found|already set) in type /.test(message);
}
