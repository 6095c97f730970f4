import { isBroken } from "../../core/alerting/asked-alert.ts";
import type { AlertPreview, AlertSample } from "../../core/alerting/preview.ts";
import {
  type AlertmanagerPreview,
  previewForAlertmanagers,
} from "../../core/alerting/preview-for-alertmanagers.ts";
import type { PreviewSetup } from "../../core/alerting/preview-surroundings.ts";
import { readLabels, readSampleValue } from "../../core/alerting/read-labels.ts";
import { resultLabels } from "../../core/alerting/sample-of-target.ts";
import { type AlertSending, completedSending, mostPosted, sendingOf } from "../../core/alerting/sending.ts";
import { webhookMessages } from "../../core/alerting/webhook.ts";
import { heldInWords, noAlertInWords } from "../../core/explain/preview-in-words.ts";
import { createRegexCompiler } from "../../core/regex/compile-regex.ts";
import {
  type LiveSending,
  liveSamples,
  liveSending,
  servedRule,
  withAnswers,
} from "../../prometheus/alerting/live-preview.ts";
import type { PrometheusApi } from "../../prometheus/prometheus-api.ts";
import type { AlertmanagerChoice, PreviewParams, PreviewResult } from "../../protocol/alerting.ts";
import { findReference } from "./applies-answer.ts";
import type { FoundAlert } from "./found-alert.ts";
import type { AlertSurroundings } from "./surroundings.ts";
import { alertsOf } from "./to-protocol.ts";

/** How long what a server says of its setup is taken to be true, in milliseconds. */
const remembered = 60_000;

/** So many series are gone through at a key that is typed; a condition that is half written may return all there are. */
const mostSamples = 5000;

/** Answers previews; what a server says of its setup is asked once for many of them. */
export class Previews {
  readonly #surroundings: AlertSurroundings;
  readonly #sending = new WeakMap<
    PrometheusApi,
    { readonly at: number; readonly told: Promise<LiveSending> }
  >();

  constructor(surroundings: AlertSurroundings) {
    this.#surroundings = surroundings;
  }

  async answer(params: PreviewParams): Promise<PreviewResult | undefined> {
    const alert = await findReference(params.rule, this.#surroundings);
    if (alert === undefined) return undefined;
    const { sample } = params;
    const api = this.#surroundings.servers.apiFor(params.rule.uri);
    if (sample?.kind === "live" && api === undefined) {
      return nothing(alert, "No Prometheus server is configured for this file.");
    }
    if (isBroken(alert)) return nothing(alert, "The rule is not valid YAML.");
    if (alert.definition.root === undefined)
      return nothing(alert, "The expression of the rule is not valid.");
    const all = await this.#samplesOf(params, alert, api);
    if (typeof all === "string") return nothing(alert, all);
    const samples = all.slice(0, mostSamples);
    const told = api && (await this.#askSending(api));
    const setup = await this.#setup(params, alert, { api, told });
    const make = (query: PreviewSetup["query"]): readonly AlertmanagerPreview[] =>
      previewForAlertmanagers(alert.definition, samples, { ...setup, query });
    const outcomes = api === undefined ? make(undefined) : await withAnswers(api, params.at, make);
    const chosen = params.alertmanager ?? 0;
    const shown = outcomes.find(({ entries }) => entries.includes(chosen)) ?? outcomes[0]!;
    const notes = this.#notes(params, shown.preview);
    if (all.length > samples.length) {
      notes.push(`There are ${all.length} series. This is what becomes of the first ${mostSamples}.`);
    }
    const alertmanagers = choicesOf(outcomes, shown, setup.sending);
    return { ...resultOf(shown.preview, { alert, params, notes }), ...(alertmanagers && { alertmanagers }) };
  }

  #notes({ sample }: PreviewParams, preview: AlertPreview): string[] {
    const held = heldInWords(preview);
    if (held !== undefined) return [held];
    if (preview.alerts.length === 0) return [noAlertInWords];
    return sample.kind === "live" ? [] : ["The condition is taken as having held for long enough."];
  }

  async #samplesOf(
    { sample, at }: PreviewParams,
    { definition, rule }: FoundAlert,
    api: PrometheusApi | undefined,
  ): Promise<readonly AlertSample[] | string> {
    if (sample?.kind === "live") {
      const answer = await liveSamples(api!, definition, at);
      if (!answer.ok) return answer.error.message;
      return answer.value.filter(({ labels }) => isWanted(labels, sample));
    }
    const lines =
      sample?.kind === "target"
        ? [{ labels: resultLabels(new Map(Object.entries(sample.labels)), rule), value: sample.value }]
        : readLines(String(sample?.text ?? ""));
    if (typeof lines === "string") return lines;
    const samples: AlertSample[] = [];
    for (const { labels, value } of lines) {
      const number = readSampleValue(value.trim());
      if (number === undefined) return `\`${value}\` is no number: the value of the series is needed.`;
      samples.push({ labels, value: number });
    }
    return samples;
  }

  async #setup(
    { at, externalUrl, sample, rule }: PreviewParams,
    { definition }: FoundAlert,
    { api, told }: { readonly api: PrometheusApi | undefined; readonly told: LiveSending | undefined },
  ): Promise<PreviewSetup> {
    const isLive = sample.kind === "live" && api !== undefined;
    // What the rule sets tells nothing of the target.
    const own = new Set(definition.labels.map(({ name }) => name));
    const served = isLive ? await servedRule(api, definition) : undefined;
    return {
      regex: createRegexCompiler(),
      at,
      now: Date.now(),
      externalUrl: externalUrl ?? told?.externalUrl ?? api?.server.url,
      resendDelay: told?.resendDelay,
      sending: completedSending(this.#configured(rule.uri), told?.sending),
      served: served && {
        ...served,
        held: served.held.filter(({ labels }) => isWanted(labels, sample, own)),
      },
    };
  }

  #configured(uri: string): AlertSending | undefined {
    const document = this.#surroundings.workspace.document(uri);
    const [config] = this.#surroundings.project.nearestKnowledge(document?.path ?? uri).configs;
    return config && sendingOf(config.config);
  }

  #askSending(api: PrometheusApi): Promise<LiveSending> {
    const known = this.#sending.get(api);
    if (known !== undefined && Date.now() - known.at < remembered) return known.told;
    const told = liveSending(api, this.#surroundings.yaml);
    this.#sending.set(api, { at: Date.now(), told });
    return told;
  }
}

/** Whether something may be of the target that somebody chose, if so. */
function isWanted(
  labels: ReadonlyMap<string, string>,
  sample: PreviewParams["sample"],
  own: ReadonlySet<string> = new Set(),
): boolean {
  const wanted = sample.kind === "live" ? Object.entries(sample.labels ?? {}) : [];
  return wanted.every(([name, value]) => own.has(name) || !labels.has(name) || labels.get(name) === value);
}

/** A series in each line. */
function readLines(
  text: string,
): readonly { readonly labels: ReadonlyMap<string, string>; readonly value: string }[] | string {
  const regex = createRegexCompiler();
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const found: { readonly labels: ReadonlyMap<string, string>; readonly value: string }[] = [];
  for (const line of lines) {
    const read = readLabels(line, regex);
    if (!read.ok) return read.message;
    found.push({ labels: read.labels, value: read.value ?? "" });
  }
  return found.length > 0 ? found : 'A series is missing, such as `{job="node", instance="a:9100"} 0`.';
}

/** Missing where all get the same. */
function choicesOf(
  outcomes: readonly AlertmanagerPreview[],
  shown: AlertmanagerPreview,
  sending: AlertSending | undefined,
): readonly AlertmanagerChoice[] | undefined {
  if (outcomes.length < 2) return undefined;
  return outcomes.map((outcome) => ({
    alertmanager: outcome.entries[0]!,
    names: outcome.entries.map((entry) => sending?.alertmanagers[entry]?.name ?? ""),
    isShown: outcome === shown,
  }));
}

interface Made {
  readonly alert: FoundAlert;
  readonly params: PreviewParams;
  readonly notes: readonly string[];
}

function resultOf(preview: AlertPreview, { alert, params, notes }: Made): PreviewResult {
  const all = preview.error === undefined ? preview.alerts.flatMap(({ posted }) => posted ?? []) : [];
  const posted = all.slice(0, mostPosted);
  const messages = webhookMessages(posted, {
    receiver: params.receiver ?? "default",
    groupBy: params.groupBy ?? [],
    externalUrl: "http://localhost:9093",
  });
  const more =
    all.length > posted.length
      ? [`Prometheus posts ${mostPosted} alerts at a time; there are ${all.length}.`]
      : [];
  return {
    rule: alert.summary,
    ...(preview.error !== undefined && { error: preview.error }),
    notes: [...notes, ...more],
    alerts: alertsOf(preview),
    posted,
    json: JSON.stringify(posted, undefined, 2),
    webhookJson: JSON.stringify(messages.length === 1 ? messages[0] : messages, undefined, 2),
  };
}

function nothing({ summary }: FoundAlert, mistake: string): PreviewResult {
  return { rule: summary, mistake, notes: [], alerts: [], posted: [], json: "[]", webhookJson: "[]" };
}
