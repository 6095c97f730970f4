import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { testReadOptions } from "../support/read-options.ts";
import { differenceOf, readCaseFile, type Suite } from "./suite.ts";

interface PintCase {
  readonly check: string;
  readonly test: string;
  readonly content: string;
  readonly problems: readonly { readonly summary: string }[];
  /** "custom" where it is about several servers. */
  readonly prometheus: string | null;
  readonly otherRules?: readonly { readonly yaml: string; readonly state?: string }[] | null;
}

/** What the linter says of a rule, and which of our checks says the same. */
const checksOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "alerts/comparison": { "always firing alert": "missing-condition" },
  "alerts/for": {
    "invalid duration": "invalid-duration",
    "redundant field with default value": "redundant-for",
  },
  "alerts/template": {
    "template syntax error": "template-syntax",
    "template query syntax error": "template-syntax",
    "template uses non-existent label": "lost-label",
    "use humanize filters for the results": "missing-humanize",
    "value used in labels": "value-in-label",
  },
  "group/interval": { "interval too long": "long-interval" },
  "promql/impossible": { "dead code in query": "impossible", "impossible label": "impossible" },
  "promql/syntax": { "PromQL syntax error": "promql-syntax" },
  "rule/duplicate": {
    "duplicated alerting rule": "duplicate-rule",
    "duplicated recording rule": "duplicate-rule",
  },
};

/** That a label which was joined is not used in the end: the result is what it is without it. */
const remarks = /^(?:orphaned|redundant|unused) label$/;

/** Several of ours say what the linter says under one name. */
const sameAs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "alerts/template": { "failing-template": "template-syntax", "promql-syntax": "template-syntax" },
  "promql/impossible": {
    "constant-condition": "impossible",
    "contradictory-sides": "impossible",
    "lost-label": "impossible",
  },
};

/** The linter's own cases of its checks that need no server: the same is said of the same rules. */
export const pintOfflineSuites: readonly Suite[] = Object.entries(checksOf).map(([reporter, ours]) => ({
  name: `pint ${reporter}`,
  *run() {
    const { cases } = readCaseFile<{ cases: readonly PintCase[] }>("pint-offline.json");
    const names = new Set(Object.values(ours));
    for (const each of cases) {
      if (each.check !== reporter) continue;
      const summaries = each.problems.map(({ summary }) => summary).filter((one) => !remarks.test(one));
      const expected = new Set(summaries.map((summary) => ours[summary] ?? summary));
      yield {
        title: each.test,
        difference: differenceOf(said(each, names), [...expected].sort()),
      };
    }
  },
}));

function said(
  { check, content, prometheus, otherRules }: PintCase,
  names: ReadonlySet<string>,
): readonly string[] {
  // Rules of another server stand in another file.
  const others = (prometheus === "custom" ? [] : (otherRules ?? [])).filter(
    ({ state }) => state !== "removed",
  );
  const texts = [content, ...others.map(({ yaml }) => yaml)].filter((text) => text !== "");
  const text = texts.map((each, index) => rulesIn(each, index)).join("\n");
  const file = readFile(`groups:\n${text}`, { options: testReadOptions, namedBy: "user" });
  const found = collectProblems(file, defaultCheckSettings).map(
    (each) => sameAs[check]?.[each.check] ?? each.check,
  );
  return [...new Set(found.filter((each) => names.has(each)))].sort();
}

/** The groups of a text: cases are rules alone, groups alone, or whole files. */
function rulesIn(text: string, index: number): string {
  if (/^groups:/m.test(text)) return text.replace(/^groups:/m, "");
  const lines = text.replace(/^(?=.)/gm, "  ");
  return /^\s*- name:/.test(text) ? lines : `- name: pint${index}\n  rules:\n${lines}`;
}
