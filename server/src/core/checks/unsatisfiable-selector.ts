import { labelsOfSelector } from "../labels/infer-labels-selector.ts";
import { demandsOf, type LabelDemand, mayMeet } from "../labels/label-demand.ts";
import { type PossibleLabels, presenceOf } from "../labels/possible-labels.ts";
import type { Knowledge } from "../project/knowledge.ts";
import { metricOf } from "../project/selector-source.ts";
import { type SeriesKind, seriesKindsOf } from "../project/series-kinds.ts";
import type { VectorSelector } from "../promql/ast.ts";
import { walk } from "../promql/visit.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { Fix } from "../text/fix.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { soundExpression } from "./sound-expression.ts";
import { type Unmet, unmetInWords } from "./unmet-demands.ts";

/** Matchers of which each may be right, but no series meets all of them: the selector never selects anything. */
export const unsatisfiableSelector: ProjectRuleCheck = {
  id: "unsatisfiable-selector",
  summary: "A selector that no series can satisfy",
  severity: "warning",
  looksAt: "rule-in-project",
  needs: "closed-world",

  *run({ rule, text, options, knowledge }) {
    const root = soundExpression(rule);
    const { expr } = rule;
    if (root === undefined || expr === undefined) return;
    for (const selector of walk(root)) {
      if (selector.kind !== "VectorSelector" || selector.matchers.length === 0) continue;
      if (labelsOfSelector(selector, { ...options, source: () => undefined }).isEmpty) continue;
      const unmet = findUnmet(selector, knowledge, options);
      if (unmet === undefined) continue;
      const { message, meant } = unmetInWords(unmet);
      const fix = meant === undefined ? undefined : valueFix(unmet, meant);
      yield {
        span: expr.map.spanToSource((unmet.demand?.matchers[0] ?? selector).span),
        message,
        ...(fix && { fixes: [fix] }),
      };
    }

    function valueFix({ demand }: Unmet, value: string): Fix | undefined {
      const matcher = demand?.matchers[0];
      if (matcher?.valueSpan === undefined) return undefined;
      const { valueSpan, value: old = "" } = matcher;
      const editor = new ExpressionEditor(expr!, text);
      const [fix] = editor.fix(
        `Use \`${value}\``,
        [editor.inValue({ value: old, valueSpan }, { span: { from: 0, to: old.length }, newText: value })],
        { safe: false },
      );
      return fix;
    }
  },
};

function findUnmet(
  selector: VectorSelector,
  knowledge: Knowledge,
  options: { readonly regex: RegexCompiler },
): Unmet | undefined {
  const metric = metricOf(selector);
  const all = metric === undefined ? undefined : knowledge.labelsOf(metric);
  if (metric === undefined || all === undefined) return undefined;
  const demands = demandsOf(selector.matchers, options).filter(
    ({ name }) => !knowledge.externalLabels.has(name),
  );
  // Other checks speak of labels that are not there at all, and of matchers that contradict each other by themselves.
  if (demands.some(({ name, allowsNone }) => !allowsNone && presenceOf(name, all) === "absent"))
    return undefined;
  const meets = (labels: PossibleLabels): boolean =>
    demands.every((demand) => mayMeet(demand, labels, options));
  const kinds: SeriesKind[] = [];
  for (const kind of seriesKindsOf({ metric, all, demands }, knowledge, options)) {
    if (meets(kind.labels)) return undefined;
    kinds.push(kind);
  }
  const ofJob = demands.find(({ name }) => name === "job");
  const candidates =
    ofJob === undefined ? kinds : kinds.filter(({ labels }) => mayMeet(ofJob, labels, options));
  if (candidates.length === 0) return { metric, kinds, demand: ofJob, demands, options };
  const demand = demands.find((each) => candidates.every(({ labels }) => !mayMeet(each, labels, options)));
  if (demand !== undefined && asksForNone(demand)) return undefined;
  return { metric, kinds: candidates, demand, demands, options };
}

/** An alert on what has no label watches over it: that nothing is found is how it should be. */
function asksForNone({ matchers }: LabelDemand): boolean {
  return matchers.every(({ matchType, value }) => matchType === "=" && value === "");
}
