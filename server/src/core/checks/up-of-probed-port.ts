import { portCondition } from "../alerting/port-condition.ts";
import { addressOf, type ProbedPort } from "../files/telegraf/net-response-input.ts";
import { splitHostPort } from "../files/telegraf/split-host-port.ts";
import { entryOf, type TelegrafPlugin } from "../files/telegraf/telegraf-config.ts";
import type { JobUniverse } from "../project/label-universe.ts";
import type { TelegrafSetup } from "../project/telegraf-setup.ts";
import type { LabelMatcher } from "../promql/ast.ts";
import { matchersOf } from "../promql/selector.ts";
import { askedSelector } from "./asked-selector.ts";
import type { ProjectRuleCheck, RuleInProject } from "./check.ts";
import { downSelector } from "./down-selector.ts";
import { ExpressionEditor } from "./expression-editor.ts";
import { settledExpression } from "./settled-expression.ts";

/** `up` is about scraping: of a port that only Telegraf tries there is none. */
export const upOfProbedPort: ProjectRuleCheck = {
  id: "up-of-probed-port",
  summary: "An alert on `up` of a port that Telegraf tries",
  severity: "hint",
  looksAt: "rule-in-project",
  mayFind: ({ rule, telegraf }) => telegraf !== undefined && rule.kind === "alerting",

  *run(subject) {
    const { rule, telegraf, text } = subject;
    if (telegraf === undefined) return;
    const root = settledExpression(rule);
    const selector = downSelector(root);
    const matcher = selector && matchersOf(selector).find(namesAddress);
    if (selector === undefined || matcher === undefined || isScraped(matcher, subject)) return;
    const [port, ...others] = probedPorts(telegraf).filter((each) => addressOf(each) === matcher.value);
    if (port === undefined) return;
    const editor = new ExpressionEditor(rule.expr!, text);
    const condition = portCondition(port);
    yield {
      span: editor.place(selector.span),
      message: `\`up\` says whether Prometheus could scrape a target, and not whether a port answers. Telegraf tries ${addressOf(port)}: \`net_response_result_code\` says what came of it.`,
      ...(others.length === 0 && {
        fixes: editor.fix("Watch what Telegraf measures", [{ span: root!.span, newText: condition }], {
          safe: false,
        }),
      }),
    };
  },
};

function namesAddress({ name, matchType, value }: LabelMatcher): boolean {
  return name === "instance" && matchType === "=" && /:\d+$/.test(value ?? "");
}

/** Some ports are scraped and tried: there both are right, and see different things. */
function isScraped(matcher: LabelMatcher, { knowledge, facts }: RuleInProject): boolean {
  if (knowledge.jobs.some((job) => mayScrape(job, matcher.value!))) return true;
  return facts.source !== undefined && facts.series(askedSelector("up", [matcher]))?.kind !== "never";
}

/** What a discovery finds is not known, but nobody tries pods by the addresses that they happen to have. */
function mayScrape({ alternatives, discoveries }: JobUniverse, address: string): boolean {
  return alternatives.some(({ labels }) => {
    const values = labels.get("instance")?.values;
    if (values?.kind === "known") return values.values.has(address);
    return discoveries.some(({ sd }) => sd !== "kubernetes");
  });
}

function probedPorts({ inputs, hasProcessors }: TelegrafSetup): readonly ProbedPort[] {
  if (hasProcessors) return [];
  return inputs.flatMap(({ plugin }) => (plugin.name === "net_response" ? (probedPort(plugin) ?? []) : []));
}

/** Missing where the metric or its labels are not those that the input makes by itself. */
function probedPort({ settings }: TelegrafPlugin): ProbedPort | undefined {
  const textOf = (key: string): string | undefined => {
    const value = entryOf(settings, key)?.value;
    return value?.kind === "string" ? value.value : undefined;
  };
  if (settings.entries.some(({ key }) => changesNames.test(key))) return undefined;
  const protocol = textOf("protocol");
  const split = splitHostPort(textOf("address") ?? "");
  if ((protocol !== "tcp" && protocol !== "udp") || split.error !== undefined) return undefined;
  return { protocol, host: split.host === "" ? "localhost" : split.host, port: split.port };
}

const changesNames = /^(?:name_|namepass|namedrop|tag|field|metricpass)/;
