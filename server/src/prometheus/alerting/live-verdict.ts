import type { AlertDefinition } from "../../core/alerting/alert-definition.ts";
import type { AlertTarget } from "../../core/alerting/alert-target.ts";
import { type AskedRule, judgeRule, type RuleVerdict } from "../../core/alerting/applies.ts";
import type { SelectorVerdict } from "../../core/alerting/judged-expression.ts";
import type { LiveFinding, LiveSelectorFinding, LiveState } from "../../core/alerting/live-finding.ts";
import { type MetricsOfTarget, missingMetrics, withMetrics } from "../../core/alerting/missing-metrics.ts";
import { mayBeOf, targetQuery } from "../../core/alerting/target-query.ts";
import { parseExpression } from "../../core/promql/parse.ts";
import { printExpression } from "../../core/promql/print.ts";
import type { Labels, LiveAlert, LiveRule, PrometheusApi, Result, VectorSample } from "../prometheus-api.ts";
import { targetMetrics } from "./target-metrics.ts";

export interface LiveQuestion {
  readonly definition: AlertDefinition;
  readonly rule: AskedRule;
  readonly verdict: RuleVerdict;
  readonly target: AlertTarget;
  /** How far back series count, in milliseconds. */
  readonly lookback: number;
  readonly now: number;
}

/** What a server knows of a rule and a target now. */
export async function liveVerdict(
  api: PrometheusApi,
  question: LiveQuestion,
  signal?: AbortSignal,
): Promise<LiveFinding> {
  const { verdict, definition } = question;
  const target = question.target.labels;
  const asked = verdict.selectors.slice(0, mostSelectors);
  const expression = printExpression(definition.root);
  const [selectors, result, rules, metrics] = await Promise.all([
    Promise.all(asked.map((selector) => askSelector(api, selector, signal))),
    expression === "" ? undefined : api.query(expression, undefined, signal),
    api.rules(signal),
    verdict.verdict === "no" ? undefined : targetMetrics(api, question.target, question, signal),
  ]);
  const isOfTarget = (labels: Labels, of: ReadonlyMap<string, string>): boolean =>
    !looksForTarget(verdict) || mayBeOf(labels, verdict.labels, of);
  const samples = samplesOf(result).filter(({ labels }) => isOfTarget(labels, target));
  const known = rules.ok
    ? ruleOf(
        rules.value.flatMap((group) => group.rules),
        question,
      )
    : undefined;
  const alerts = rules.ok ? (known?.alerts ?? []) : await alertsOf(api, definition.alert, signal);
  return {
    server: api.server.name,
    url: api.server.url,
    error: [result, rules].find((each) => each?.ok === false)?.error?.message,
    state: stateOf(asked, selectors, result, samples),
    selectors,
    missing: metrics === undefined ? [] : missingOf(question, metrics),
    result: samples.map(sampleOf),
    alerts: alerts
      .filter(({ labels }) => isOfTarget(labels, withoutOwn(target, definition)))
      .map(({ state, activeAt, labels, value }) => ({ state, activeAt, labels, value })),
    hasRule: rules.ok ? known !== undefined : undefined,
  };
}

function missingOf(
  { rule, verdict, target }: LiveQuestion,
  metrics: MetricsOfTarget,
): LiveFinding["missing"] {
  return missingMetrics(verdict, judgeRule(rule, withMetrics(target, metrics)));
}

const mostSelectors = 20;
const mostSamples = 10;

/** Not of a rule that fires when nothing is there, or that selects nothing: its alerts are of no target. */
function looksForTarget({ selectors }: RuleVerdict): boolean {
  return selectors.some(({ role }) => role === "needed" || role === "either");
}

/** What the rule sets or takes away tells nothing of the target. */
function withoutOwn(
  target: ReadonlyMap<string, string>,
  { labels }: AlertDefinition,
): ReadonlyMap<string, string> {
  const own = new Set(["alertname", ...labels.map(({ name }) => name)]);
  return new Map([...target].filter(([name]) => !own.has(name)));
}

async function askSelector(
  api: PrometheusApi,
  selector: SelectorVerdict,
  signal: AbortSignal | undefined,
): Promise<LiveSelectorFinding> {
  const answer = await api.query(targetQuery(selector), undefined, signal);
  if (!answer.ok) return { count: 0, samples: [], error: answer.error.message };
  const samples = samplesOf(answer);
  return { count: samples.length, samples: samples.slice(0, mostSamples).map(sampleOf), error: undefined };
}

function samplesOf(answer: Awaited<ReturnType<PrometheusApi["query"]>> | undefined): readonly VectorSample[] {
  return answer?.ok === true && answer.value.kind === "vector" ? answer.value.samples : [];
}

function sampleOf({ labels, value }: VectorSample): { readonly labels: Labels; readonly value: string } {
  return { labels, value: value ?? "a histogram" };
}

function stateOf(
  asked: readonly SelectorVerdict[],
  found: readonly LiveSelectorFinding[],
  result: Result<unknown> | undefined,
  samples: readonly VectorSample[],
): LiveState {
  if (samples.length > 0) return "condition-true";
  if (result?.ok !== true || found.some(({ error }) => error !== undefined)) return "unknown";
  const counts = (role: SelectorVerdict["role"]): readonly number[] =>
    found.flatMap(({ count }, at) =>
      asked[at]!.role === role && asked[at]!.via.length === 0 ? [count] : [],
    );
  const either = counts("either");
  const isSelected =
    counts("needed").every((count) => count > 0) && (either.length === 0 || either.some(Boolean));
  return isSelected ? "condition-false" : "not-selected";
}

/** The server's own rule of that name and expression, however each of the two writes it. */
function ruleOf(
  rules: readonly LiveRule[],
  { definition, rule }: LiveQuestion,
): Extract<LiveRule, { kind: "alerting" }> | undefined {
  const named = rules.filter((each) => each.kind === "alerting" && each.name === definition.alert);
  const expression = printExpression(definition.root);
  return named.find(
    (each): each is Extract<LiveRule, { kind: "alerting" }> =>
      each.kind === "alerting" && printExpression(parseExpression(each.query, rule).root) === expression,
  );
}

async function alertsOf(
  api: PrometheusApi,
  alert: string,
  signal: AbortSignal | undefined,
): Promise<readonly LiveAlert[]> {
  const answer = await api.alerts(signal);
  return answer.ok ? answer.value.filter(({ labels }) => labels.alertname === alert) : [];
}
