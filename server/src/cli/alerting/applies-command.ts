import { type AlertTarget, partlyKnownTarget, scrapedTarget } from "../../core/alerting/alert-target.ts";
import { judgeRule, nearestTarget, type RuleVerdict } from "../../core/alerting/applies.ts";
import { anyOf, type Verdict } from "../../core/alerting/judge-matcher.ts";
import { listedTargets, targetWith } from "../../core/alerting/known-targets.ts";
import { readLabels } from "../../core/alerting/read-labels.ts";
import { createRegexCompiler } from "../../core/regex/compile-regex.ts";
import { namesText } from "../../core/text/list-text.ts";
import { similarName } from "../../core/text/similar-name.ts";
import { liveTargets } from "../../prometheus/alerting/live-targets.ts";
import { liveVerdict } from "../../prometheus/alerting/live-verdict.ts";
import type { Environment } from "../environment.ts";
import { fail } from "../fail.ts";
import { asksServer } from "../prometheus-options.ts";
import { colorsFor } from "../report/colors.ts";
import { type RuleReport, renderAppliesJson, renderAppliesText } from "./applies-report.ts";
import type { AppliesOptions } from "./arguments.ts";
import { type Connected, connect } from "./connect.ts";
import { type NamedAlert, RuleFiles } from "./rule-files.ts";

interface Candidate {
  readonly target: AlertTarget;
  readonly from: string;
}

/** `promrules applies`: whether alerting rules apply to a target; gives the exit code. */
export function runApplies(options: AppliesOptions, environment: Environment): number | Promise<number> {
  const files = new RuleFiles(environment);
  files.read(options.paths, options.config);
  const alerts = files.alerts(options.alert);
  const mistake = files.mistakes[0] ?? alertMistake(alerts, options.alert, files);
  if (mistake !== undefined) return fail(mistake, environment);
  if (asksServer(options)) return runLive(options, { alerts, environment });
  const listed = [...listedTargets(files.jobs())].map(({ target, place }) => ({
    target,
    from: files.fileAndLine(place),
  }));
  const targets = chosenTargets(options, listed);
  if (typeof targets === "string") return fail(targets, environment);
  const reports = alerts.map((alert) => reportOf(alert, targets, listed));
  return report(reports, options, environment);
}

async function runLive(
  options: AppliesOptions,
  { alerts, environment }: { readonly alerts: readonly NamedAlert[]; readonly environment: Environment },
): Promise<number> {
  const connected = connect(options, environment);
  if (typeof connected === "string") return fail(connected, environment);
  const { api } = connected;
  const answer = await liveTargets(api);
  if (!answer.ok && options.target.kind === "instance") return fail(answer.error.message, environment);
  const live = (answer.ok ? answer.value : []).map(({ labels }) => ({
    target: scrapedTarget(labels),
    from: api.server.name,
  }));
  const targets = chosenTargets(options, live);
  if (typeof targets === "string") return fail(targets, environment);
  const now = environment.date();
  const reports: RuleReport[] = [];
  for (const alert of alerts) reports.push(await askedReport(reportOf(alert, targets, live), now, connected));
  return report(reports, options, environment);
}

async function askedReport(made: RuleReport, now: number, { api, lookback }: Connected): Promise<RuleReport> {
  const { definition, rule } = made.alert;
  const live = await liveVerdict(api, {
    definition,
    rule,
    verdict: made.verdict,
    target: made.target,
    lookback,
    now,
  });
  return { ...made, live };
}

function report(
  reports: readonly RuleReport[],
  { format }: AppliesOptions,
  environment: Environment,
): number {
  const { stdout, variables } = environment;
  stdout.write(
    format === "json"
      ? renderAppliesJson(reports)
      : renderAppliesText(reports, colorsFor(stdout.isTerminal, variables)),
  );
  return exitCodes[anyOf(reports.map(({ verdict }) => verdict.verdict))];
}

const exitCodes: Readonly<Record<Verdict, number>> = { applies: 0, no: 1, unknown: 3 };

/** Of several targets with the same instance, the one to which the rule applies most. */
function reportOf(
  alert: NamedAlert,
  targets: readonly AlertTarget[],
  listed: readonly Candidate[],
): RuleReport {
  let best: { readonly verdict: RuleVerdict; readonly target: AlertTarget } | undefined;
  for (const target of targets) {
    const verdict = judgeRule(alert.rule, target);
    const isBetter =
      best === undefined ||
      (best.verdict.verdict !== verdict.verdict &&
        anyOf([best.verdict.verdict, verdict.verdict]) === verdict.verdict);
    if (isBetter) best = { verdict, target };
  }
  const { verdict, target } = best!;
  const nearest = verdict.verdict === "no" ? nearestTarget(alert.rule, target, listed) : undefined;
  return {
    alert,
    target,
    verdict,
    nearest: nearest && { labels: nearest.target.labels, from: nearest.from },
    live: undefined,
  };
}

/** Never empty; or why there is none. */
function chosenTargets(
  { target, config, ...server }: AppliesOptions,
  listed: readonly Candidate[],
): readonly AlertTarget[] | string {
  if (target.kind === "labels") {
    const read = readLabels(target.text, createRegexCompiler());
    if (!read.ok) return `\`--labels\`: ${read.message}`;
    return [targetWith(read.labels, listed)];
  }
  const { instance } = target;
  const found = listed.filter((each) => each.target.labels.get("instance") === instance);
  if (found.length > 0) return found.map((each) => each.target);
  if (listed.length === 0 && config === undefined && !asksServer(server)) {
    return [partlyKnownTarget(new Map([["instance", instance]]))];
  }
  const instances = [...new Set(listed.flatMap((each) => each.target.labels.get("instance") ?? []))];
  const withPort = instances.filter((each) => each.startsWith(`${instance}:`));
  const near = withPort.length > 0 ? withPort.slice(0, mostMeant) : [similarName(instance, instances)];
  const meant = near.filter((each) => each !== undefined);
  const hint = meant.length === 0 ? "" : ` Did you mean ${namesText(meant, "or")}?`;
  return `No target has the instance \`${instance}\`.${hint}`;
}

/** A host may have a target for each of its ports. */
const mostMeant = 5;

/** Why there are no rules to ask about. */
export function alertMistake(
  alerts: readonly NamedAlert[],
  name: string | undefined,
  files: RuleFiles,
): string | undefined {
  if (alerts.length > 0 || name === undefined) return undefined;
  const near = similarName(
    name,
    files.alerts(undefined).map(({ definition }) => definition.alert),
  );
  const hint = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  return `There is no alert \`${name}\` in these files.${hint}`;
}
