import type { RuleCheck } from "./check.ts";
import { findingOfFault } from "./finding-of-fault.ts";
import { editableFaults } from "./found-faults.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

/** YAML in double quotes, PromQL in quotes, and patterns each have escapes of their own. */
export const misplacedBackslash: RuleCheck = {
  id: "misplaced-backslash",
  summary: "A regular expression with a backslash too many or too few",
  severity: "warning",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const found of editableFaults(written, "backslash", "control")) {
      const { kind, text, other } = found.fault;
      if (kind === "control") {
        const message = `The string makes ${other} of this escape, so the pattern never sees \`${text}\`.`;
        yield findingOfFault(found, { message, title: `Bring ${text} to the pattern`, safe: false });
        continue;
      }
      yield findingOfFault(found, {
        message: `The pattern is \`${text}\` here, which asks for a backslash in the value: \`${other}\` was probably meant.`,
        title: "Remove one backslash of the pattern",
        safe: false,
      });
    }
  },
};
