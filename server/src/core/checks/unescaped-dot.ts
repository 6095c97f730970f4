import type { RuleCheck } from "./check.ts";
import { findingOfFault } from "./finding-of-fault.ts";
import { editableFaults } from "./found-faults.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

export const unescapedDot: RuleCheck = {
  id: "unescaped-dot",
  summary: "A regular expression with a name or an address whose dots match any character",
  severity: "information",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const found of editableFaults(written, "dot")) {
      const { text, other, edits } = found.fault;
      yield findingOfFault(found, {
        message: `A dot matches any character, so \`${text}\` matches \`${other}\`, too.`,
        title: edits.length === 1 ? "Escape the dot" : "Escape the dots",
        safe: false,
      });
    }
  },
};
