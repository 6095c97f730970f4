import type { YamlDocument } from "../yaml/yaml-node.ts";
import { documentProblems, documentsRead } from "./document-problems.ts";
import type { ReadContext } from "./read-context.ts";
import { type RuleFileReading, readRuleFile } from "./read-rule-file.ts";

/** Reads a rule file from its documents, with what is wrong with these: as many of them as its dialect loads. */
export function readRuleDocuments(documents: readonly YamlDocument[], context: ReadContext): RuleFileReading {
  const readings = documentsRead(documents, context.dialect).map(({ root }, index) => {
    // Mimir's and Loki's documents have namespaces of their own; vmalert takes all groups together.
    const container = (context.container ?? 0) + (context.dialect === "victoriametrics" ? 0 : index);
    return readRuleFile(root, { ...context, container });
  });
  return {
    groups: readings.flatMap(({ groups }) => groups),
    problems: [...documentProblems(documents, context), ...readings.flatMap(({ problems }) => problems)],
  };
}
