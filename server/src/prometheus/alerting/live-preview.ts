import type { AlertDefinition } from "../../core/alerting/alert-definition.ts";
import type { AlertSample, HeldAlert } from "../../core/alerting/preview.ts";
import type { ServedRule } from "../../core/alerting/preview-surroundings.ts";
import { readSampleValue } from "../../core/alerting/read-labels.ts";
import { type AlertSending, externalUrlOf, sendingOf } from "../../core/alerting/sending.ts";
import { prometheusConfigOf } from "../../core/files/prometheus-config/prometheus-config-of.ts";
import { prometheusFeatures } from "../../core/files/prometheus-features.ts";
import { readFile } from "../../core/files/read-file.ts";
import type { ReadOptions } from "../../core/files/read-options.ts";
import { parseDuration } from "../../core/promql/duration.ts";
import { parseExpression } from "../../core/promql/parse.ts";
import { printExpression } from "../../core/promql/print.ts";
import { createRegexCompiler } from "../../core/regex/compile-regex.ts";
import type { QueryAnswer } from "../../core/template/expand-functions.ts";
import type { YamlLibrary } from "../../core/yaml/yaml-library.ts";
import type { Labels, PrometheusApi, QueryResult, Result, VectorSample } from "../prometheus-api.ts";

/** What a server returns for the rule's expression. */
export async function liveSamples(
  api: PrometheusApi,
  definition: AlertDefinition,
  at: number | undefined,
  signal?: AbortSignal,
): Promise<Result<readonly AlertSample[]>> {
  const answer = await api.query(printExpression(definition.root), at, signal);
  return answer.ok ? { ok: true, value: vectorOf(answer.value).map(sampleOf) } : answer;
}

/** What the configuration of a server says about alerts; what it does not tell is missing. */
export interface LiveSending {
  /** As it is called from outside. */
  readonly externalUrl: string | undefined;
  readonly resendDelay: number | undefined;
  readonly sending: AlertSending | undefined;
}

export async function liveSending(
  api: PrometheusApi,
  yaml: YamlLibrary,
  signal?: AbortSignal,
): Promise<LiveSending> {
  const [flags, config] = await Promise.all([api.flags(signal), api.config(signal)]);
  const flag = (name: string): string | undefined => (flags.ok ? flags.value.get(name) : undefined);
  const delay = parseDuration(flag("rules.alert.resend-delay") ?? "");
  return {
    externalUrl: externalUrlOf(flag("web.external-url") ?? "") || undefined,
    resendDelay: delay.ok ? delay.milliseconds : undefined,
    sending: config.ok ? readSending(config.value, yaml) : undefined,
  };
}

function readSending(text: string, yaml: YamlLibrary): AlertSending | undefined {
  const options: ReadOptions = {
    dialect: "prometheus",
    nameValidation: "utf8",
    features: new Set(),
    yaml,
    regex: createRegexCompiler(),
  };
  const config = prometheusConfigOf(readFile(text, { kind: "prometheus-config", options }));
  return config && sendingOf(config, true);
}

export async function servedRule(
  api: PrometheusApi,
  { alert, holds, root, labels: own }: AlertDefinition,
  signal?: AbortSignal,
): Promise<ServedRule> {
  const answer = await api.rules(signal);
  const starts = new Map<string, number>();
  const held: HeldAlert[] = [];
  const printed = printExpression(root);
  let expression: string | undefined;
  let count = 0;
  for (const { rules, interval = 60_000 } of answer.ok ? answer.value : []) {
    for (const rule of rules) {
      if (rule.kind !== "alerting" || rule.name !== alert || !isSame(rule.query, printed)) continue;
      expression = rule.query;
      count++;
      for (const { labels, annotations, state, activeAt, keepFiringSince, value } of rule.alerts) {
        if (state !== "firing") continue;
        if (keepFiringSince !== undefined) {
          held.push({
            labels: new Map(Object.entries(labels)),
            annotations: new Map(Object.entries(annotations)),
            value: readSampleValue(value) ?? Number.NaN,
          });
        }
        if (activeAt === undefined) continue;
        const evaluations = Math.ceil(holds / Math.max(1, interval));
        starts.set(keyOf(Object.entries(labels)), activeAt + evaluations * interval);
      }
    }
  }
  // Of rules of the same name and expression, that is the one with the same labels.
  const isOwn = ({ labels }: HeldAlert): boolean =>
    own.every(({ name, text }) => text.includes("{{") || (labels.get(name) ?? "") === text);
  return {
    expression,
    startOf: (labels) => starts.get(keyOf(labels)),
    held: count > 1 ? held.filter(isOwn) : held,
  };
}

function isSame(query: string, printed: string): boolean {
  const features = new Set(prometheusFeatures.map(({ name }) => name));
  return printExpression(parseExpression(query, { regex: createRegexCompiler(), features }).root) === printed;
}

function keyOf(labels: Iterable<readonly [string, string]>): string {
  return JSON.stringify([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Makes a preview whose templates ask queries: those that nobody could answer are asked, and it is made again. A
 * question may follow from an answer, so that is done a few times.
 */
export async function withAnswers<Made>(
  api: PrometheusApi,
  at: number | undefined,
  preview: (query: (expression: string) => QueryAnswer | undefined) => Made,
  signal?: AbortSignal,
): Promise<Made> {
  const answers = new Map<string, QueryAnswer | undefined>();
  for (let round = 0; ; round++) {
    const open = new Set<string>();
    const made = preview((expression) => {
      if (!answers.has(expression)) open.add(expression);
      return answers.get(expression);
    });
    if (open.size === 0 || round === mostRounds || answers.size > mostQueries) return made;
    await Promise.all(
      [...open].slice(0, mostQueries).map(async (expression) => {
        answers.set(expression, answerOf(await api.query(expression, at, signal)));
      }),
    );
  }
}

const mostRounds = 5;
const mostQueries = 50;

function answerOf(answer: Result<QueryResult>): QueryAnswer | undefined {
  return answer.ok ? { kind: "vector", samples: vectorOf(answer.value).map(templateSampleOf) } : undefined;
}

/** A scalar is a vector without labels there. */
function vectorOf(result: QueryResult): readonly VectorSample[] {
  if (result.kind === "vector") return result.samples;
  if (result.kind !== "scalar") return [];
  return [{ labels: {}, time: result.time, value: result.value }];
}

function sampleOf(sample: VectorSample): AlertSample {
  return { labels: new Map(Object.entries(sample.labels)), value: templateSampleOf(sample).value };
}

function templateSampleOf({ labels, value }: VectorSample): {
  readonly labels: Labels;
  readonly value: AlertSample["value"];
} {
  if (value === undefined) return { labels, value: { histogram: "(a native histogram)" } };
  return { labels, value: readSampleValue(value) ?? Number.NaN };
}
