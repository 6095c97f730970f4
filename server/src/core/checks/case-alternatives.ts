import type { RuleCheck } from "./check.ts";
import { findingOfFault } from "./finding-of-fault.ts";
import { editableFaults } from "./found-faults.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

export const caseAlternatives: RuleCheck = {
  id: "case-alternatives",
  summary: "Alternatives of a regular expression that differ only in case",
  severity: "hint",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const found of editableFaults(written, "case")) {
      const { text, other } = found.fault;
      yield findingOfFault(found, {
        message: `${text} differ only in case: \`${other}\` matches the word however it is written.`,
        title: `Use ${other}`,
        safe: false,
      });
    }
  },
};
