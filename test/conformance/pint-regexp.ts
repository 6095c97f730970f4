import { defaultCheckSettings } from "../../server/src/core/checks/check-settings.ts";
import { collectProblems } from "../../server/src/core/checks/run-checks.ts";
import { readFile } from "../../server/src/core/files/read-file.ts";
import { testReadOptions } from "../support/read-options.ts";
import { differenceOf, readCaseFile, type Suite } from "./suite.ts";

interface PintCase {
  readonly check: string;
  readonly content: string;
  readonly problems: readonly { readonly summary: string; readonly diagnostics: readonly unknown[] }[];
}

/** What pint says of patterns, and which of our checks says the same. */
const checkOf: ReadonlyMap<string, string> = new Map([
  ["redundant regexp", "literal-regex"],
  ["redundant regexp anchors", "redundant-anchor"],
  ["unnecessary wildcard regexp", "bare-wildcard"],
  ["unnecessary negative wildcard regexp", "contradictory-matchers"],
]);

/** Ours that are about single patterns. */
const ours: ReadonlySet<string> = new Set([
  ...checkOf.values(),
  "case-alternatives",
  "glob-in-regex",
  "misplaced-backslash",
  "redundant-alternative",
  "space-beside-bar",
  "unescaped-dot",
]);

/** The linter's own cases of its check of patterns: the same is said of the same rules. */
export const pintRegexpSuite: Suite = {
  name: "pint-regexp",
  *run() {
    const { cases } = readCaseFile<{ cases: readonly PintCase[] }>("pint-offline.json");
    for (const { check, content, problems } of cases) {
      if (check !== "promql/regexp") continue;
      const expected = new Set(problems.map(({ summary }) => checkOf.get(summary) ?? summary));
      yield { title: content, difference: differenceOf(said(content), [...expected].sort()) };
    }
  },
};

function said(content: string): readonly string[] {
  const text = `groups:\n- name: pint\n  rules:\n${content.replace(/^(?=.)/gm, "  ")}`;
  const problems = collectProblems(
    readFile(text, { options: testReadOptions, namedBy: "user" }),
    defaultCheckSettings,
  );
  return [...new Set(problems.map(({ check }) => check).filter((check) => ours.has(check)))].sort();
}
