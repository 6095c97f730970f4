import type { RuleCheck } from "./check.ts";
import { findingOfFault } from "./finding-of-fault.ts";
import { editableFaults } from "./found-faults.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

export const redundantAlternative: RuleCheck = {
  id: "redundant-alternative",
  summary: "An alternative of a regular expression that another one covers",
  severity: "information",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const found of editableFaults(written, "alternative")) {
      const { text, other } = found.fault;
      const message =
        text === other
          ? `The alternative \`${text}\` is there twice.`
          : `The alternative \`${text}\` changes nothing: \`${other}\` matches all that it does.`;
      yield findingOfFault(found, { message, title: "Remove the alternative", safe: true });
    }
  },
};
