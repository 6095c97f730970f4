import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { prometheusFeatures } from "../../server/src/core/files/prometheus-features.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { Project } from "../../server/src/core/project/project.ts";
import { testReadOptions } from "../support/read-options.ts";
import { factsOfMocks, type Mock } from "./pint-facts.ts";
import { differenceOf, readCaseFile, type Suite } from "./suite.ts";

interface PintCase {
  readonly test: string;
  readonly check: string;
  readonly content: string;
  readonly problems: readonly { readonly summary: string }[];
  readonly mocks?: readonly Mock[] | null;
  readonly otherRules?: readonly { readonly yaml: string; readonly state?: string }[] | null;
}

/** What pint says of rules in the light of a server, and which of our checks say the same. */
const counterparts: readonly (readonly [check: string, summary: string, ...ours: string[]])[] = [
  ["alerts/absent", "never firing alert", "constant-condition"],
  [
    "promql/series",
    "query on nonexistent series",
    "unknown-metric",
    "vanished-series",
    "absent-label",
    "absent-value",
    "misspelt-value",
    "disjoint-matchers",
  ],
  ["promql/series", "unknown alert referenced", "unknown-alert"],
  ["promql/rate", "duration too small", "short-range"],
  ["promql/rate", "counter based function called on a non-counter", "rate-of-gauge"],
  ["promql/counter", "direct counter read", "raw-counter", "delta-of-counter"],
  ["promql/vector_matching", "impossible binary operation", "unmatched-sides", "contradictory-sides"],
  ["promql/features", "required feature flag not enabled", "unsupported-feature"],
  ["promql/offset", "query offset beyond configured retention", "beyond-retention"],
  ["promql/range_query", "query beyond configured retention", "beyond-retention"],
  ["labels/conflict", "conflicting labels", "overwritten-external-label", "redundant-external-label"],
  ["alerts/external_labels", "invalid label", "unknown-external-label"],
];

const compared = new Set(counterparts.map(([check]) => check));

/** The linter's own cases of its checks that ask a server: the same is found with what its server answers. */
export const pintOnlineSuite: Suite = {
  name: "pint-online",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly PintCase[] }>("pint-online.json");
    for (const each of cases) {
      if (!compared.has(each.check)) continue;
      const known = new Set(
        counterparts.filter(([check]) => check === each.check).map(([, summary]) => summary),
      );
      const expected = new Set(each.problems.map(({ summary }) => summary).filter((one) => known.has(one)));
      yield { title: each.test, difference: differenceOf(said(each), [...expected].sort()) };
    }
  },
};

const options = { ...testReadOptions, features: new Set(prometheusFeatures.map(({ name }) => name)) };

function said({ check, content, mocks, otherRules }: PintCase): readonly string[] {
  const project = new Project();
  const put = (path: string, rules: string) => {
    const text = `groups:\n- name: pint\n  rules:\n${rules.replace(/^(?=.)/gm, "  ")}`;
    const file = readFile(text, { path, options, namedBy: "user" });
    project.put(path, file);
    return file;
  };
  for (const [index, { yaml, state }] of (otherRules ?? []).entries()) {
    if (state !== "removed") put(`/other-${index}.yml`, yaml);
  }
  const file = put("/rules.yml", content);
  const view = project.viewOf("/rules.yml", factsOfMocks(mocks ?? []));
  const ids = new Set(collectProblems(file, defaultCheckSettings, { view }).map((each) => each.check));
  const summaries = counterparts.flatMap(([of, summary, ...ours]) =>
    of === check && ours.some((id) => ids.has(id)) ? [summary] : [],
  );
  return [...new Set(summaries)].sort();
}
