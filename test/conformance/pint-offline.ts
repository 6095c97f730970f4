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
};

/** Ours that say it of a template, the linter under one name. */
const sameAs: ReadonlyMap<string, string> = new Map([
  ["failing-template", "template-syntax"],
  ["promql-syntax", "template-syntax"],
]);

/** The linter's own cases of its checks that need no server: the same is said of the same rules. */
export const pintOfflineSuites: readonly Suite[] = Object.entries(checksOf).map(([reporter, ours]) => ({
  name: `pint ${reporter}`,
  *run() {
    const { cases } = readCaseFile<{ cases: readonly PintCase[] }>("pint-offline.json");
    const names = new Set(Object.values(ours));
    for (const { check, test, content, problems } of cases) {
      if (check !== reporter) continue;
      const expected = new Set(problems.map(({ summary }) => ours[summary] ?? summary));
      yield {
        title: test,
        difference: differenceOf(said(content, names), [...expected].sort()),
      };
    }
  },
}));

function said(content: string, names: ReadonlySet<string>): readonly string[] {
  const file = readFile(rulesIn(content), { options: testReadOptions, namedBy: "user" });
  const found = collectProblems(file, defaultCheckSettings).map(({ check }) => sameAs.get(check) ?? check);
  return [...new Set(found.filter((check) => names.has(check)))].sort();
}

/** Cases are rules alone, groups alone, or whole files. */
function rulesIn(content: string): string {
  if (/^groups:/m.test(content)) return content;
  const lines = content.replace(/^(?=.)/gm, "  ");
  return /^\s*- name:/.test(content) ? `groups:\n${lines}` : `groups:\n- name: pint\n  rules:\n${lines}`;
}
