import { findEntry } from "../yaml/find-entry.ts";
import type { YamlNode } from "../yaml/yaml-node.ts";
import type { ReadContext, Reading } from "./read-context.ts";
import { isNull, readFields } from "./read-fields.ts";
import { readGroup } from "./read-group.ts";
import { readRule } from "./read-rule.ts";
import { checkTexts, readText } from "./read-values.ts";
import type { ReadProblem, Rule, RuleGroup } from "./rule-file.ts";
import { unmarshalProblem } from "./unmarshal-problem.ts";

export interface RuleFileReading {
  readonly groups: readonly { readonly group: RuleGroup; readonly rules: readonly Rule[] }[];
  /** Mistakes that are not among those of the groups and rules. */
  readonly problems: readonly ReadProblem[];
}

/** Reads a whole rule file from the root of its document; one without a root is an empty file, which loads. */
export function readRuleFile(root: YamlNode | undefined, context: ReadContext): RuleFileReading {
  const { groups: nodes, problems: rootProblems } = readRuleFileRoot(root, context);
  return readGroups(nodes, context, rootProblems);
}

/** Reads groups with their rules, wherever the list of them stands. */
export function readGroups(
  nodes: readonly YamlNode[],
  context: ReadContext,
  before: readonly ReadProblem[] = [],
): RuleFileReading {
  const problems = [...before];
  const groups: { group: RuleGroup; rules: Rule[] }[] = [];
  for (const node of nodes) {
    const { value: group, problems: groupProblems } = readGroup(node, context);
    problems.push(...groupProblems);
    if (group === undefined) continue;
    const rules: Rule[] = [];
    for (const item of rulesOf(group)) {
      const { value: rule, problems: ruleProblems } = readRule(item, context);
      problems.push(...ruleProblems);
      if (rule !== undefined) rules.push(rule);
    }
    groups.push({ group, rules });
  }
  return { groups, problems };
}

/** Reads the outermost level alone: the nodes of the groups, and what is wrong around them. */
function readRuleFileRoot(
  root: YamlNode | undefined,
  context: ReadContext,
): { readonly groups: readonly YamlNode[]; readonly problems: readonly ReadProblem[] } {
  if (root === undefined || isNull(root)) return { groups: [], problems: [] };
  const problems: ReadProblem[] = [];
  const reading: Reading = { context, problems };
  if (root.kind !== "map") {
    problems.push(unmarshalProblem(root, "rulefmt.RuleGroups"));
    return { groups: [], problems };
  }
  const fields = readFields(root, "file", reading);
  for (const field of fields.values()) {
    if (field.field.type === "text") readText(field, reading);
    else if (field.field.type === "texts") checkTexts(field, reading);
  }
  const groups = fields.get("groups")?.entry.value;
  if (groups === undefined || isNull(groups)) return { groups: [], problems };
  if (groups.kind === "list") return { groups: groups.items, problems };
  problems.push(unmarshalProblem(groups, "[]rulefmt.RuleGroup"));
  return { groups: [], problems };
}

/** The items of `rules:`, each to be given to `readRule`. */
function rulesOf(group: RuleGroup): readonly YamlNode[] {
  const rules = findEntry(group.node, "rules")?.value;
  return rules?.kind === "list" ? rules.items : [];
}
