import type { RuleCheck } from "./check.ts";
import { findingOfFault } from "./finding-of-fault.ts";
import { editableFaults } from "./found-faults.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

/** Prometheus puts `^(?s:` before each pattern and `)$` behind it. */
export const redundantAnchor: RuleCheck = {
  id: "redundant-anchor",
  summary: "A regular expression with anchors that it has anyway",
  severity: "hint",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const found of editableFaults(written, "anchor")) {
      const { text, edits } = found.fault;
      const isOne = edits.length === 1;
      const change = text.includes(" and ") ? "change" : "changes";
      yield findingOfFault(found, {
        message: `${text} ${change} nothing: a pattern always has to match the whole value.`,
        title: isOne ? "Remove the anchor" : "Remove the anchors",
        safe: true,
      });
    }
  },
};
