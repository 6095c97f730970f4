import { demandsOf, type LabelDemand, mayMeet } from "../labels/label-demand.ts";
import { presenceOf } from "../labels/possible-labels.ts";
import type { Knowledge } from "../project/knowledge.ts";
import type { JobUniverse, KnownTarget } from "../project/label-universe.ts";
import { scrapeMetrics } from "../project/metric-labels.ts";
import { metricOf } from "../project/selector-source.ts";
import { seriesKindsOf } from "../project/series-kinds.ts";
import type { Expression, LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { childrenOf } from "../promql/visit.ts";
import { languageOf } from "../regex/language.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import { listText } from "../text/list-text.ts";
import type { ProjectRuleCheck } from "./check.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { selectsWithout } from "./selects-without.ts";
import { soundExpression } from "./sound-expression.ts";

/** A missing label counts as the empty text, so `rack!="a"` keeps what has no `rack` at all: few expect it. */
export const matchesMissingLabel: ProjectRuleCheck = {
  id: "matches-missing-label",
  summary: "A matcher that also keeps targets which lack the label",
  severity: "information",
  looksAt: "rule-in-project",
  needs: "closed-world",

  *run({ rule, text, options, knowledge }) {
    const root = soundExpression(rule);
    const { expr } = rule;
    if (root === undefined || expr === undefined) return;
    const editor = new ExpressionEditor(expr, text);
    for (const selector of selectorsOutsideAbsent(root)) {
      const demands = demandsOf(selector.matchers, options);
      for (const demand of demands) {
        if (!demand.allowsNone || isMeantSo(demand, options)) continue;
        const jobs = jobsWithout(demand, { selector, demands, knowledge, options });
        if (jobs.length === 0) continue;
        const { name } = demand;
        const { span, nameSpan } = demand.matchers[0]!;
        const written = nameSpan === undefined ? name : editor.literal(nameSpan);
        const added = { span: { from: span.to, to: span.to }, newText: `, ${written}!=""` };
        yield {
          span: editor.place(span),
          message: `Targets without \`${name}\` are kept, too: ${inWords(jobs)}.`,
          fixes: editor.fix(`Add ${written}!=""`, [added], { safe: false }),
        };
      }
    }
  },
};

/** `absent` asks whether there is anything at all, and gives what it returns the labels of its matchers. */
function* selectorsOutsideAbsent(root: Expression): Iterable<VectorSelector> {
  const waiting: Expression[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === "VectorSelector" && node.matchers.length > 0) yield node;
    if (node.kind === "Call" && /^absent(?:_over_time)?$/i.test(node.name)) continue;
    const children = childrenOf(node);
    for (let at = children.length - 1; at >= 0; at--) waiting.push(children[at]!);
  }
}

/** Whether somebody wrote on purpose that there may be no such label, or wrote what does nothing. */
function isMeantSo({ matchers }: LabelDemand, options: { readonly regex: RegexCompiler }): boolean {
  return matchers.some(
    (matcher) => selectsWithout(matcher, options) !== true || (isPositive(matcher) && namesNone(matcher)),
  );
}

function isPositive({ matchType }: LabelMatcher): boolean {
  return matchType === "=" || matchType === "=~";
}

/** `=""`, `prod|` and `(prod)?` speak of the empty text, and `.*` of all there is; `[a-z]*` hardly does. */
function namesNone({ value = "" }: LabelMatcher): boolean {
  const language = languageOf(value);
  return language === undefined || language.literals(mostTexts) !== "more" || /[|?]|\.\*/.test(value);
}

const mostTexts = 100;

interface AskedSelector {
  readonly selector: VectorSelector;
  readonly demands: readonly LabelDemand[];
  readonly knowledge: Knowledge;
  readonly options: { readonly regex: RegexCompiler };
}

interface JobWithout {
  readonly job: string;
  /** Whether other targets of the job may have the label. */
  readonly isDivided: boolean;
}

/** The jobs of which it selects targets that lack the label; none when it may select nothing else. */
function jobsWithout(
  demand: LabelDemand,
  { selector, demands, knowledge, options }: AskedSelector,
): readonly JobWithout[] {
  const metric = metricOf(selector);
  // Of other series it is never known whether there are any.
  if (metric === undefined || !scrapeMetrics.has(metric)) return none;
  const { name } = demand;
  const all = knowledge.labelsOf(metric);
  if (all === undefined || presenceOf(name, all) !== "possible") return none;
  if (knowledge.recordingRulesOf(metric).length > 0 || knowledge.externalLabels.has(name)) return none;
  const others = demands.filter((each) => each !== demand);
  const found = new Map<string, JobWithout>();
  for (const job of knowledge.jobs) {
    const isKept = ({ targetLabels }: KnownTarget): boolean =>
      others.every((each) => mayMeet(each, targetLabels!, options));
    if (!targetsWithout(name, job).some(isKept)) continue;
    const isDivided = presenceOf(name, job.targetLabels!) !== "absent";
    found.set(job.job, { job: job.job, isDivided: isDivided || found.get(job.job)?.isDivided === true });
  }
  if (found.size === 0) return none;
  const withLabel: LabelDemand = {
    ...demand,
    matchers: [...demand.matchers, { ...demand.matchers[0]!, matchType: "!=", value: "" }],
    allowsNone: false,
    allows: (value) => value !== "" && demand.allows(value),
  };
  const wanted = [...others, withLabel];
  for (const { labels } of seriesKindsOf({ metric, all, demands: wanted }, knowledge, options)) {
    if (wanted.every((each) => mayMeet(each, labels, options))) return [...found.values()];
  }
  return none;
}

/** Some of the targets of a job that are known to lack a label. */
function targetsWithout(name: string, job: JobUniverse): readonly KnownTarget[] {
  const { targetLabels, targets } = job;
  if (targetLabels === undefined || presenceOf(name, targetLabels) === "certain") return none;
  let known = without.get(job);
  if (known === undefined) {
    known = new Map();
    without.set(job, known);
  }
  let found = known.get(name);
  if (found === undefined) {
    found = targets
      .filter((target) => target.targetLabels && presenceOf(name, target.targetLabels) === "absent")
      .slice(0, mostTargets);
    known.set(name, found);
  }
  return found;
}

const without = new WeakMap<JobUniverse, Map<string, readonly KnownTarget[]>>();

/** More of one job are not looked at one by one. */
const mostTargets = 200;

function inWords(jobs: readonly JobWithout[]): string {
  const shown = jobs.slice(0, mostShown).map(({ job }) => `\`${job}\``);
  const left = jobs.length - shown.length;
  const names = left > 0 ? [...shown, `${left} more`] : shown;
  // Which ones are meant is only said where it is the same for all.
  const which = jobs.every(({ isDivided }) => !isDivided) ? "those" : "some";
  return `${which} of ${jobs.length === 1 ? "job" : "the jobs"} ${listText(names)}`;
}

const mostShown = 3;

const none: readonly never[] = [];
