import { alertTemplate, editInLiteral } from "../files/alert-template.ts";
import type { Dialect, ReadOptions } from "../files/read-options.ts";
import type { ExpressionField, LabelEntry, Rule } from "../files/rule-file.ts";
import { parseExpression } from "../promql/parse.ts";
import { type QueryReference, templateReferences } from "../template/references.ts";
import { replaceInScalar } from "../yaml/scalar-edit.ts";
import { composeMaps } from "../yaml/scalar-map.ts";
import type { ScalarMap } from "../yaml/yaml-node.ts";

interface WrittenRule {
  readonly rule: Rule;
  readonly text: string;
  readonly dialect: Dialect;
  readonly options: ReadOptions;
}

/** The queries in the templates of an alert as rules of their own, for what is to be said of any expression. */
export function* templateQueries({ rule, text, dialect, options }: WrittenRule): Generator<Rule> {
  if (rule.kind !== "alerting" || dialect === "victoriametrics" || dialect === "loki") return;
  for (const label of rule.unusualTemplates) {
    if (!label.text.includes("query")) continue;
    const found = alertTemplate(label, text, dialect);
    if (found === undefined || found.template.problems.length > 0) continue;
    for (const reference of templateReferences(found.template)) {
      if (reference.kind !== "query") continue;
      const expr = expressionOf(reference, { label, text, map: found.map, options });
      const { node } = rule;
      yield { kind: "unnamed", node, expr, problems: [], ...noOthers };
    }
  }
}

const noOthers = { labels: undefined, annotations: undefined, for: undefined, keepFiringFor: undefined };

interface Holder {
  readonly label: LabelEntry;
  readonly text: string;
  readonly map: ScalarMap;
  readonly options: ReadOptions;
}

function expressionOf(query: QueryReference, { label, text, map, options }: Holder): ExpressionField {
  return {
    entry: label.entry,
    scalar: label.value,
    value: query.text,
    map: composeMaps(query.map, map),
    expression: parseExpression(query.text, options),
    rewrite(edit) {
      const inner = editInLiteral(label.text, query, edit);
      return inner && replaceInScalar(text, label.value, inner);
    },
  };
}
