import { alertingRulesIn } from "../../core/alerting/alert-definition.ts";
import { type AlertTarget, scrapedTarget } from "../../core/alerting/alert-target.ts";
import { judgeRule, nearestTarget, type RuleVerdict } from "../../core/alerting/applies.ts";
import { findAlert } from "../../core/alerting/find-alert.ts";
import { targetWith } from "../../core/alerting/known-targets.ts";
import { missingMetrics, withMetrics } from "../../core/alerting/missing-metrics.ts";
import { readLabels } from "../../core/alerting/read-labels.ts";
import { missingInWords, verdictInWords } from "../../core/explain/applies-in-words.ts";
import { createRegexCompiler } from "../../core/regex/compile-regex.ts";
import { liveTargets } from "../../prometheus/alerting/live-targets.ts";
import { liveVerdict } from "../../prometheus/alerting/live-verdict.ts";
import { targetMetrics } from "../../prometheus/alerting/target-metrics.ts";
import type {
  AppliesParams,
  AppliesResult,
  RuleForTarget,
  RuleReference,
  RulesForParams,
  RulesForResult,
  TargetChoice,
  TargetInput,
  TargetsParams,
  TargetsResult,
} from "../../protocol/alerting.ts";
import { inSlices } from "../slices.ts";
import { pathToUri } from "../uri-path.ts";
import { type FoundAlert, foundAlert } from "./found-alert.ts";
import { type AlertSurroundings, targetsFor } from "./surroundings.ts";
import { labelsObject, liveOf, markdown, type NearbyTarget, nearestOf, selectorsOf } from "./to-protocol.ts";

/** The rule that is meant, in the newest version of its document; missing when there is none any more. */
export async function findReference(
  { uri, alert, line }: RuleReference,
  { workspace, project }: AlertSurroundings,
): Promise<FoundAlert | undefined> {
  const document = workspace.document(uri);
  if (document === undefined) return undefined;
  await workspace.prepare(document);
  const newest = workspace.document(uri) ?? document;
  const placed = findAlert(newest.file, alert, line);
  const { path, file } = newest;
  return placed && foundAlert(placed, { uri, path, file, knowledge: project.knowledgeOf(path) });
}

export async function answerTargets(
  { uri, live = true }: TargetsParams,
  surroundings: AlertSurroundings,
): Promise<TargetsResult> {
  const targets: TargetChoice[] = targetsFor(uri, surroundings).map(({ target, source, from }) => ({
    labels: labelsObject(target.labels),
    source,
    from,
  }));
  const notes: string[] = [];
  const api = live ? surroundings.servers.apiFor(uri) : undefined;
  const answer = api && (await liveTargets(api));
  if (answer?.ok === false) notes.push(answer.error.message);
  if (answer?.ok === true) {
    targets.unshift(
      ...answer.value.map(({ labels, health }): TargetChoice => {
        return { labels: labelsObject(labels), source: "live", from: api!.server.name, health };
      }),
    );
  }
  if (targets.length === 0 && notes.length === 0) {
    notes.push(
      "No configuration of the workspace lists targets for this file, and no server is configured for it.",
    );
  }
  return { targets, notes, ...(api && { server: api.server.name }) };
}

export async function answerApplies(
  params: AppliesParams,
  surroundings: AlertSurroundings,
): Promise<AppliesResult | undefined> {
  const alert = await findReference(params.rule, surroundings);
  if (alert === undefined) return undefined;
  const { uri } = params.rule;
  const listed = targetsFor(uri, surroundings);
  const { target, mistake } = readTarget(params.target, listed);
  const verdict = judgeRule(alert.rule, target);
  const api = params.live === false || mistake !== undefined ? undefined : surroundings.servers.apiFor(uri);
  const { definition, rule } = alert;
  const live =
    api && (await liveVerdict(api, { definition, rule, verdict, target, ...timeFor(uri, surroundings) }));
  let nearest: NearbyTarget | undefined =
    verdict.verdict === "no" ? nearestTarget(rule, target, listed) : undefined;
  if (api !== undefined && verdict.verdict === "no" && nearest === undefined) {
    const answer = await liveTargets(api);
    const candidates = (answer.ok ? answer.value : []).map(({ labels }) => ({
      target: scrapedTarget(labels),
      from: api.server.name,
    }));
    nearest = nearestTarget(rule, target, candidates);
  }
  return {
    rule: alert.summary,
    ...(mistake !== undefined && { mistake }),
    target: labelsObject(target.labels),
    verdict: verdict.verdict,
    summary: markdown(verdictInWords(verdict)),
    selectors: selectorsOf(verdict, alert, live),
    ...(nearest && { nearest: nearestOf(target, nearest) }),
    ...(live && { live: liveOf(live) }),
  };
}

/** All alerting rules of the workspace, in small steps. */
export async function answerRulesFor(
  { uri, target: input }: RulesForParams,
  surroundings: AlertSurroundings,
  isCancelled: () => boolean,
): Promise<RulesForResult | undefined> {
  const { target, mistake } = readTarget(input, targetsFor(uri, surroundings));
  const api = mistake === undefined ? surroundings.servers.apiFor(uri) : undefined;
  const metrics = api && (await targetMetrics(api, target, timeFor(uri, surroundings)));
  const withSeries = metrics && withMetrics(target, metrics);
  const lists: Record<List, RuleForTarget[]> = {
    applies: [],
    missing: [],
    nearly: [],
    unknown: [],
  };
  let others = 0;
  const { project, workspace } = surroundings;
  function* steps(): Generator<void> {
    for (const { path, file } of yield* surroundings.filesWith("alert")) {
      const open = workspace.documentAt(path);
      const own = open?.uri ?? pathToUri(path);
      const knowledge = project.knowledgeOf(path);
      for (const placed of alertingRulesIn(file)) {
        const { rule, summary } = foundAlert(placed, { uri: own, path, file, knowledge });
        const verdict = judgeRule(rule, target);
        const there = withSeries === undefined ? verdict : judgeRule(rule, withSeries);
        const missing = missingMetrics(verdict, there);
        const list = missing.length > 0 && verdict.isConcerned ? "missing" : listFor(verdict, there);
        const words =
          list === "missing" ? missingInWords(missing, api!.server.name) : verdictInWords(verdict);
        if (list === undefined) others++;
        else lists[list].push({ rule: summary, summary: markdown(words) });
        yield;
      }
    }
  }
  await inSlices(steps(), () => !isCancelled());
  if (isCancelled()) return undefined;
  return {
    ...(mistake !== undefined && { mistake }),
    target: labelsObject(target.labels),
    ...lists,
    others,
  };
}

type List = "applies" | "missing" | "nearly" | "unknown";

/** A rule that one matcher keeps from applying does not nearly apply where its metric is not there either. */
function listFor({ verdict, isConcerned }: RuleVerdict, there: RuleVerdict): List | undefined {
  if (verdict === "unknown") return "unknown";
  if (verdict === "applies") return isConcerned ? "applies" : undefined;
  return there.isNearly ? "nearly" : undefined;
}

function timeFor(
  uri: string,
  { servers }: AlertSurroundings,
): { readonly lookback: number; readonly now: number } {
  return { lookback: servers.lookbackFor(uri), now: Date.now() };
}

function readTarget(
  input: TargetInput,
  listed: Iterable<{ readonly target: AlertTarget }>,
): { readonly target: AlertTarget; readonly mistake?: string } {
  if (input?.kind === "target") {
    return { target: targetWith(new Map(Object.entries(input.labels ?? {})), listed) };
  }
  const read = readLabels(String(input?.text ?? ""), createRegexCompiler());
  if (read.ok) return { target: targetWith(read.labels, listed) };
  return { target: scrapedTarget(new Map()), mistake: read.message };
}
