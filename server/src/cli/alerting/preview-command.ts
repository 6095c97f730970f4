import { isBroken } from "../../core/alerting/asked-alert.ts";
import type { AlertPreview, AlertSample } from "../../core/alerting/preview.ts";
import {
  type AlertmanagerPreview,
  previewForAlertmanagers,
} from "../../core/alerting/preview-for-alertmanagers.ts";
import type { PreviewSetup } from "../../core/alerting/preview-surroundings.ts";
import { readLabels, readSampleValue } from "../../core/alerting/read-labels.ts";
import { type AlertSending, completedSending, mostPosted, sendingOf } from "../../core/alerting/sending.ts";
import { heldInWords, noAlertInWords } from "../../core/explain/preview-in-words.ts";
import { createRegexCompiler } from "../../core/regex/compile-regex.ts";
import { liveSamples, liveSending, servedRule, withAnswers } from "../../prometheus/alerting/live-preview.ts";
import type { Environment } from "../environment.ts";
import { fail } from "../fail.ts";
import { asksServer } from "../prometheus-options.ts";
import { withoutControls } from "../report/excerpt.ts";
import { alertMistake } from "./applies-command.ts";
import type { PreviewOptions } from "./arguments.ts";
import { connect } from "./connect.ts";
import { type NamedAlert, RuleFiles } from "./rule-files.ts";

/** `promrules preview`: what Prometheus would post to Alertmanager; gives the exit code. */
export function runPreview(options: PreviewOptions, environment: Environment): number | Promise<number> {
  const files = new RuleFiles(environment);
  files.read(options.paths, options.config);
  const alerts = files.alerts(options.alert);
  const mistake = files.mistakes[0] ?? alertMistake(alerts, options.alert, files) ?? ruleMistake(alerts);
  if (mistake !== undefined) return fail(mistake, environment);
  const config = files.config();
  const sending = config && sendingOf(config);
  if (asksServer(options)) return runLive(options, { alerts, sending, environment });
  const samples = readSamples(options.series);
  if (typeof samples === "string") return fail(samples, environment);
  const setup: PreviewSetup = {
    ...setupOf(options, environment),
    externalUrl: options.externalUrl,
    resendDelay: undefined,
    sending,
    served: undefined,
  };
  const previews = alerts.map(({ definition }) => previewForAlertmanagers(definition, samples, setup));
  return printFor(previews, sending, { options, environment });
}

interface LiveRun {
  readonly alerts: readonly NamedAlert[];
  readonly sending: AlertSending | undefined;
  readonly environment: Environment;
}

async function runLive(options: PreviewOptions, { alerts, sending, environment }: LiveRun): Promise<number> {
  const connected = connect(options, environment);
  if (typeof connected === "string") return fail(connected, environment);
  const { api } = connected;
  const told = await liveSending(api, environment.yaml);
  const previews: (readonly AlertmanagerPreview[])[] = [];
  const sent = completedSending(sending, told.sending);
  for (const { definition } of alerts) {
    const samples = await liveSamples(api, definition, options.at);
    if (!samples.ok) return fail(samples.error.message, environment);
    const setup = {
      ...setupOf(options, environment),
      externalUrl: options.externalUrl ?? told.externalUrl ?? api.server.url,
      resendDelay: told.resendDelay,
      sending: sent,
      served: await servedRule(api, definition),
    };
    const made = await withAnswers(api, options.at, (query) =>
      previewForAlertmanagers(definition, samples.value, { ...setup, query }),
    );
    previews.push(made);
  }
  return printFor(previews, sent, { options, environment });
}

interface Printing {
  readonly options: PreviewOptions;
  readonly environment: Environment;
}

/** Prints what one Alertmanager gets, and tells which others get something else. */
function printFor(
  previews: readonly (readonly AlertmanagerPreview[])[],
  sending: AlertSending | undefined,
  { options, environment }: Printing,
): number {
  const entry = options.alertmanager - 1;
  const names = sending?.alertmanagers.map(({ name }) => name) ?? [""];
  if (entry >= names.length) {
    const count = names.length === 1 ? "1 entry" : `${names.length} entries`;
    return fail(`\`alertmanagers\` has no more than ${count}.`, environment);
  }
  const others = new Set<number>();
  const chosen = previews.map((outcomes) => {
    const own = outcomes.find(({ entries }) => entries.includes(entry)) ?? outcomes[0]!;
    for (const outcome of outcomes) if (outcome !== own) others.add(outcome.entries[0]!);
    return own.preview;
  });
  for (const other of [...others].sort((a, b) => a - b)) {
    environment.stderr.write(
      `promrules: Alertmanager ${withoutControls(names[other]!)} gets other alerts, or none: \`--alertmanager ${other + 1}\` prints them.\n`,
    );
  }
  return print(chosen, environment);
}

function setupOf(
  { at }: PreviewOptions,
  environment: Environment,
): Pick<PreviewSetup, "regex" | "at" | "now"> {
  return { regex: createRegexCompiler(), at, now: environment.date() };
}

function print(previews: readonly AlertPreview[], { stdout, stderr }: Environment): number {
  const note = (text: string): void => stderr.write(`promrules: ${text}\n`);
  for (const { error } of previews)
    if (error !== undefined) note(`Prometheus drops the evaluation: ${error}`);
  const sound = previews.filter(({ error }) => error === undefined);
  for (const preview of sound) {
    const held = heldInWords(preview);
    if (held !== undefined) note(held);
  }
  const alerts = sound.flatMap((preview) => preview.alerts);
  for (const { annotations, labels, posted } of alerts) {
    if (posted === undefined) note("`alert_relabel_configs` drop an alert.");
    for (const { name, unknown } of [...labels, ...annotations]) {
      if (unknown !== undefined) note(`\`${name}\` is not known here: ${unknown}`);
    }
  }
  const posted = alerts.flatMap((alert) => alert.posted ?? []);
  if (posted.length > mostPosted) note(`Prometheus posts no more than ${mostPosted} alerts at once.`);
  if (sound.length > 0 && alerts.length === 0) note(noAlertInWords);
  stdout.write(`${JSON.stringify(posted, undefined, 2)}\n`);
  return posted.length === 0 ? 1 : 0;
}

function ruleMistake(alerts: readonly NamedAlert[]): string | undefined {
  for (const alert of alerts) {
    const place = `${alert.path}:${alert.line}`;
    if (isBroken(alert)) return `${place}: the rule is not valid YAML.`;
    if (alert.definition.root === undefined) return `${place}: the expression is not valid.`;
  }
  return undefined;
}

function readSamples(series: readonly string[]): readonly AlertSample[] | string {
  const regex = createRegexCompiler();
  const samples: AlertSample[] = [];
  for (const text of series) {
    const read = readLabels(text, regex);
    if (!read.ok) return `\`--series\`: ${read.message}`;
    const value = readSampleValue(read.value ?? "");
    if (value === undefined) return `\`--series\`: \`${text}\` needs a number behind the labels, its value.`;
    samples.push({ labels: read.labels, value });
  }
  return samples;
}
