import type { LabelSet } from "../../server/src/core/labels/label-set.ts";
import type { RelabelOptions } from "../../server/src/core/labels/relabel.ts";
import { defaultRelabelConfig, type RelabelConfig } from "../../server/src/core/labels/relabel-config.ts";
import { createRegexCompiler } from "../../server/src/core/regex/compile-regex.ts";

export const relabelOptions: RelabelOptions = { compile: createRegexCompiler(), names: "utf8" };

/** Labels from the fields of an object. */
export function labelSet(labels: Readonly<Record<string, string>>): LabelSet {
  return new Map(Object.entries(labels));
}

/** A relabel rule with the defaults of what is not said. */
export function relabelConfig(fields: Partial<RelabelConfig>): RelabelConfig {
  return { ...defaultRelabelConfig, ...fields };
}
