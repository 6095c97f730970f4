import type { RuleCheck } from "./check.ts";
import { findingOfFault } from "./finding-of-fault.ts";
import { editableFaults } from "./found-faults.ts";
import { hasFaultySelectors } from "./rule-matchers.ts";

export const globInRegex: RuleCheck = {
  id: "glob-in-regex",
  summary: "A regular expression with the star of a file name pattern",
  severity: "warning",
  looksAt: "rule",
  mayFind: hasFaultySelectors,

  *run(written) {
    for (const found of editableFaults(written, "glob")) {
      const { text, other } = found.fault;
      const letter = text.at(-2)!;
      yield findingOfFault(found, {
        message: `\`*\` only repeats the \`${letter}\` before it: \`${text}\` does not match what starts with \`${other}${letter}\`, as \`${other}${letter}.*\` does.`,
        title: `Use ${other}${letter}.*`,
        safe: false,
      });
    }
  },
};
