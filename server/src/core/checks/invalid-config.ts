import { readPromrulesConfig } from "../files/promrules-config.ts";
import type { ConfigCheck } from "./check.ts";

/** A setting that is misspelt is not applied: the other checks run with other settings than their author thinks. */
export const invalidConfig: ConfigCheck = {
  id: "invalid-config",
  summary: "A mistake in promrules.yaml",
  severity: "error",
  looksAt: "config",

  run({ documents, checks }) {
    return readPromrulesConfig(documents, checks).problems;
  },
};
