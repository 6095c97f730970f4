import { splitHostPort } from "../files/telegraf/split-host-port.ts";
import { entryOf } from "../files/telegraf/telegraf-config.ts";
import { isClosedTelegraf } from "../project/closed-telegraf.ts";
import { makesNames } from "../project/exported-labels.ts";
import { metricOf } from "../project/selector-source.ts";
import type { TelegrafSetup } from "../project/telegraf-setup.ts";
import type { LabelMatcher, VectorSelector } from "../promql/ast.ts";
import { matchersOf } from "../promql/selector.ts";
import { walk } from "../promql/visit.ts";
import { askedSelector, mayBeThere } from "./asked-selector.ts";
import type { ProjectRuleCheck, RuleInProject } from "./check.ts";
import { isRecorded } from "./defined-rules.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { inputFixes } from "./input-fixes.ts";
import { settledExpression } from "./settled-expression.ts";

/** Telegraf measures only what it is configured to: without the input there is no such metric. */
export const missingTelegrafInput: ProjectRuleCheck = {
  id: "missing-telegraf-input",
  summary: "A metric of Telegraf whose input is not configured",
  severity: "warning",
  looksAt: "rule-in-project",
  mayFind: ({ telegraf, options }) => telegraf !== undefined && options.catalogue !== undefined,

  *run(subject) {
    const { rule, options, telegraf, text } = subject;
    if (telegraf === undefined || options.catalogue === undefined) return;
    const knowledge = options.catalogue.telegraf;
    if (!isClosedTelegraf(telegraf, knowledge)) return;
    const root = settledExpression(rule);
    for (const part of walk(root)) {
      const metric = part.kind === "VectorSelector" ? metricOf(part) : undefined;
      if (part.kind !== "VectorSelector" || metric === undefined) continue;
      const input = knowledge.inputOf(metric);
      if (input === undefined || sharedInputs.has(input)) continue;
      const missing = missingOf(input, part, telegraf);
      if (missing === undefined || isThere(metric, missing.matchers, subject)) continue;
      const span = new ExpressionEditor(rule.expr!, text).place(missing.span);
      const fixes = inputFixes(input, part, telegraf);
      // A server that was asked knows of no others.
      const isUnsure =
        subject.facts.source === undefined && generalInputs.test(input) && scrapesOthers(subject);
      yield { span, message: missing.message(metric), fixes, ...(isUnsure && { severity: "hint" }) };
    }
  },
};

/** Others watch the same things and may well use the same names. */
const sharedInputs: ReadonlySet<string> = new Set(
  "chrony docker kernel kube_inventory kubernetes mysql nginx nvidia_smi postgresql redis sensors smart".split(
    " ",
  ),
);

/** Names such as `mem_used` and `system_uptime` may be those of any program. */
const generalInputs = /^(?:cpu|disk|diskio|mem|net|netstat|processes|swap|system)$/;

/** Whether Prometheus scrapes anything that is not called Telegraf, or gives metrics names of its own. */
function scrapesOthers({ knowledge: { jobs } }: RuleInProject): boolean {
  return jobs.some((job) => {
    const { jobName, staticConfigs } = job.scrapeConfig;
    const texts = [jobName, ...staticConfigs.flatMap(({ targets }) => targets)];
    return makesNames(job) || !texts.some((text) => /telegraf|:9273$/i.test(text?.value ?? ""));
  });
}

interface Missing {
  readonly span: VectorSelector["span"];
  /** Of the port that no input tries. */
  readonly matchers: readonly LabelMatcher[];
  message(metric: string): string;
}

function missingOf(input: string, selector: VectorSelector, setup: TelegrafSetup): Missing | undefined {
  const on = setup.inputs.filter(({ plugin }) => plugin.name === input);
  if (on.length === 0) {
    const where = setup.files.size === 1 ? "The Telegraf configuration" : "No Telegraf configuration";
    const verb = setup.files.size === 1 ? "does not have" : "has";
    const message = (metric: string): string =>
      `${where} of the workspace ${verb} \`[[inputs.${input}]]\`, which makes \`${metric}\`.`;
    return { span: selector.nameSpan ?? selector.span, matchers: [], message };
  }
  if (input !== "net_response") return undefined;
  const wanted = (["server", "port"] as const).flatMap((name) => {
    const matcher = matchersOf(selector).find((each) => each.name === name);
    const isExact = matcher?.matchType === "=" && matcher.value !== undefined && matcher.value !== "";
    return isExact ? [{ name, matcher }] : [];
  });
  if (wanted.length === 0) return undefined;
  for (const { plugin } of on) {
    const address = entryOf(plugin.settings, "address")?.value;
    const changesTags = ["tagexclude", "taginclude"].some((key) => entryOf(plugin.settings, key));
    // Where something makes other tags of it, nothing is known.
    if (address?.kind !== "string" || changesTags) return undefined;
    const split = splitHostPort(address.value);
    if (split.error !== undefined) continue;
    const probed = { server: split.host === "" ? "localhost" : split.host, port: split.port };
    if (wanted.every(({ name, matcher }) => probed[name] === matcher.value)) return undefined;
  }
  const matchers = wanted.map(({ matcher }) => matcher);
  const spans = matchers.map((matcher) => matcher.span);
  const span = {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  };
  const shown = wanted.map(({ name, matcher }) => `${name} ${matcher.value}`).join(", ");
  return { span, matchers, message: () => `No \`[[inputs.net_response]]\` of the workspace tries ${shown}.` };
}

/** Whether somebody else says that there are such series of the metric, or may yet say so. */
function isThere(metric: string, matchers: readonly LabelMatcher[], subject: RuleInProject): boolean {
  if (isRecorded(metric, subject)) return true;
  const { facts } = subject;
  return facts.source !== undefined && mayBeThere(askedSelector(metric, matchers), facts);
}
