import type { AlertingRule, LabelsField, RuleGroup } from "../files/rule-file.ts";
import type { SourceFile } from "../files/source-file.ts";
import type { Expression } from "../promql/ast.ts";

/** An alerting rule with what its group says for it: what an evaluation needs. */
export interface AlertDefinition {
  readonly alert: string;
  readonly expr: string;
  /** Missing when the expression is no PromQL, or not written yet. */
  readonly root: Expression | undefined;
  /** Those of the group below those of the rule. */
  readonly labels: readonly DefinedText[];
  readonly annotations: readonly DefinedText[];
  /** In milliseconds; missing where the global one counts. */
  readonly interval: number | undefined;
  /** In milliseconds. */
  readonly holds: number;
  /** How many alerts there may be at most; 0 for any number. */
  readonly limit: number;
}

export interface DefinedText {
  readonly name: string;
  readonly text: string;
  readonly by: "group" | "rule";
}

/** An alerting rule and where it stands. */
export interface PlacedAlert {
  readonly rule: AlertingRule;
  /** What has to be added to the rule's spans to count from the start of the file. */
  readonly start: number;
  readonly group: RuleGroup | undefined;
}

/** The alerting rules of a file, in its order. */
export function* alertingRulesIn(file: SourceFile): Iterable<PlacedAlert> {
  let group: RuleGroup | undefined;
  for (const { chunk, start } of file.chunks()) {
    const grouped = new Map(chunk.groups.flatMap((each) => each.rules.map((rule) => [rule, each.group])));
    for (const rule of chunk.rules) {
      if (rule.kind === "alerting") yield { rule, start, group: grouped.get(rule) ?? group };
    }
    group = chunk.groups.at(-1)?.group ?? group;
  }
}

export function alertDefinition({ rule, group }: PlacedAlert): AlertDefinition {
  const { limit, interval, labels } = group ?? {};
  const merged = new Map<string, DefinedText>();
  for (const each of [...textsOf(labels, "group"), ...textsOf(rule.labels, "rule")]) {
    merged.set(each.name, each);
  }
  return {
    alert: rule.alert.value,
    expr: rule.expr?.value ?? "",
    root: rule.expr?.expression?.problems.length === 0 ? rule.expr.expression.root : undefined,
    labels: [...merged.values()],
    annotations: textsOf(rule.annotations, "rule"),
    interval: interval?.milliseconds || undefined,
    holds: rule.for?.milliseconds ?? 0,
    limit: Number(limit?.value ?? 0) || 0,
  };
}

function textsOf(field: LabelsField | undefined, by: DefinedText["by"]): readonly DefinedText[] {
  return (field?.labels ?? []).map(({ name, text }) => ({ name: name.value, text, by }));
}
