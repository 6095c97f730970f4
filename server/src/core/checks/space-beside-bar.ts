import type { RuleCheck } from "./check.ts";
import { findingOfFault } from "./finding-of-fault.ts";
import { editableFaults } from "./found-faults.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

export const spaceBesideBar: RuleCheck = {
  id: "space-beside-bar",
  summary: "A regular expression with blanks beside `|`",
  severity: "warning",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const found of editableFaults(written, "space")) {
      const { text, other } = found.fault;
      yield findingOfFault(found, {
        message: `Blanks beside \`|\` are part of the alternatives: \`${other}\` is not matched, only "${text}" is.`,
        title: "Remove the blanks",
        safe: false,
      });
    }
  },
};
