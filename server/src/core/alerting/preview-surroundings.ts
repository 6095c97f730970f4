import type { LabelSet } from "../labels/label-set.ts";
import type { RelabelConfig } from "../labels/relabel-config.ts";
import type { RegexCompiler } from "../regex/regex-compiler.ts";
import type { TemplateWorld } from "../template/expand-functions.ts";
import type { AlertSurroundings, HeldAlert } from "./preview.ts";
import { type AlertSending, externalUrlOf, localUrl } from "./sending.ts";

/** A rule as a server has it. */
export interface ServedRule {
  /** The expression as the server prints it, which older ones do in other ways; missing when it does not have the rule. */
  readonly expression: string | undefined;
  /**
   * When an alert began to fire: at the first evaluation by which the condition had held for long enough. Of alerts
   * that do not fire yet nothing is known.
   */
  startOf(labels: LabelSet): number | undefined;
  /** The alerts that it sends although the expression does not return them any more. */
  readonly held: readonly HeldAlert[];
}

/** What is known where a preview is made; what is missing is as Prometheus has it by default. */
export interface PreviewSetup {
  readonly regex: RegexCompiler;
  /** The time of the evaluation, in Unix milliseconds; missing for now. */
  readonly at: number | undefined;
  readonly now: number;
  readonly externalUrl: string | undefined;
  readonly resendDelay: number | undefined;
  readonly sending: AlertSending | undefined;
  /** Missing where no server is asked. */
  readonly served: ServedRule | undefined;
  /** Missing where nobody answers what templates ask. */
  readonly query?: TemplateWorld["query"] | undefined;
}

/** `rules` are those of the Alertmanager that the alerts go to. */
export function previewSurroundings(setup: PreviewSetup, rules: readonly RelabelConfig[]): AlertSurroundings {
  const { regex, at, sending, served, resendDelay, externalUrl, query = () => undefined } = setup;
  const now = at ?? setup.now;
  // A server tells which alerts there are now, and not of another time.
  const current = at === undefined ? served : undefined;
  return {
    externalLabels: sending?.externalLabels ?? new Map(),
    dependentLabels: sending?.dependentLabels,
    alertRelabelConfigs: rules,
    relabelOptions: { compile: regex, names: "utf8" },
    world: { query, regex, externalUrl: externalUrlOf(externalUrl ?? localUrl), now },
    startOf: (labels) => current?.startOf(labels) ?? now,
    expression: served?.expression,
    held: current?.held ?? [],
    evaluationInterval: sending?.evaluationInterval ?? 60_000,
    resendDelay: resendDelay ?? 60_000,
  };
}
