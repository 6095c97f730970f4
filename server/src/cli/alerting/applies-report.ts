import type { AlertTarget } from "../../core/alerting/alert-target.ts";
import type { RuleVerdict } from "../../core/alerting/applies.ts";
import type { PlacedMatcherVerdict, Verdict } from "../../core/alerting/judge-matcher.ts";
import type { SelectorVerdict } from "../../core/alerting/judged-expression.ts";
import type { LiveFinding } from "../../core/alerting/live-finding.ts";
import { queryUrl, targetQuery } from "../../core/alerting/target-query.ts";
import {
  missInWords,
  missingInWords,
  needInWords,
  roleInWords,
  verdictInWords,
} from "../../core/explain/applies-in-words.ts";
import { liveInWords } from "../../core/explain/live-in-words.ts";
import { phraseText, type Words } from "../../core/text/phrase.ts";
import type { Colors } from "../report/colors.ts";
import { withoutControls } from "../report/excerpt.ts";
import type { NamedAlert } from "./rule-files.ts";

/** Whether one rule applies to one target. */
export interface RuleReport {
  readonly alert: NamedAlert;
  readonly target: AlertTarget;
  readonly verdict: RuleVerdict;
  /** The most similar target to which it applies; with where that is known from. */
  readonly nearest: { readonly labels: AlertTarget["labels"]; readonly from: string } | undefined;
  readonly live: LiveFinding | undefined;
}

export function renderAppliesJson(reports: readonly RuleReport[]): string {
  const rules = reports.map(({ alert, verdict, target, live }) => ({
    alert: alert.definition.alert,
    file: alert.path,
    verdict: verdict.verdict,
    ...(live && live.missing.length > 0 && { missing: live.missing }),
    selectors: ownSelectors(verdict).map((selector) => ({
      text: selector.text,
      verdict: selector.verdict,
      matchers: selector.matchers.map(({ text, verdict: each, actual, matcher }) => ({
        matcher: text,
        verdict: each,
        actual: actual ?? target.labels.get(matcher.name) ?? "",
      })),
    })),
  }));
  return `${JSON.stringify({ version: 1, rules }, undefined, 2)}\n`;
}

export function renderAppliesText(reports: readonly RuleReport[], colors: Colors): string {
  return reports.map((report) => renderRule(report, colors)).join("\n");
}

/** Those of the rule's own expression. */
function ownSelectors({ selectors }: RuleVerdict): readonly SelectorVerdict[] {
  return selectors.filter(({ via }) => via.length === 0);
}

const verdictTexts: Readonly<Record<Verdict, string>> = {
  applies: "applies",
  no: "does not apply",
  unknown: "not known",
};

function renderRule({ alert, verdict, nearest, live }: RuleReport, colors: Colors): string {
  const place = colors.faint(`(${withoutControls(`${alert.path}:${alert.line}`)})`);
  const name = colors.bold(withoutControls(alert.definition.alert));
  const isMissing = live !== undefined && live.missing.length > 0;
  const [verdictText, words] = isMissing
    ? ["its metric is not there", missingInWords(live.missing, live.server)]
    : [verdictTexts[verdict.verdict], verdictInWords(verdict)];
  let text = `${name} ${place}: ${verdictText}\n  ${said(words)}\n`;
  for (const [at, selector] of verdict.selectors.entries()) {
    text += renderSelector(selector, colors);
    const found = live?.selectors[at];
    if (live === undefined || found === undefined) continue;
    const series = found.error ?? `${found.count} series now${valuesOf(found.samples)}`;
    text += `      ${withoutControls(series)}\n      ${colors.faint(queryUrl(live.url, targetQuery(selector)))}\n`;
  }
  if (nearest !== undefined) {
    text += `  The most similar target to which it applies: ${labelsText(nearest.labels)} ${colors.faint(`(${withoutControls(nearest.from)})`)}\n`;
  }
  if (live !== undefined) text += `  ${withoutControls(live.server)}: ${said(liveInWords(live))}\n`;
  return text;
}

function valuesOf(samples: readonly { readonly value: string }[]): string {
  return samples.length === 0 ? "" : `: ${samples.map(({ value }) => value).join(", ")}`;
}

function renderSelector(selector: SelectorVerdict, colors: Colors): string {
  const { text, via, verdict, matchers } = selector;
  const from = via.length === 0 ? "" : colors.faint(` (recorded as ${withoutControls(via.join(", "))})`);
  let lines = `    ${withoutControls(text.replaceAll(/\s*\n\s*/g, " "))}${from}: ${marks[verdict]}\n`;
  const role = roleInWords(selector);
  if (role !== undefined) lines += `      ${colors.faint(said(role))}\n`;
  for (const matcher of matchers) {
    lines += `      ${withoutControls(matcher.text)}: ${matcherText(matcher)}\n`;
  }
  return lines;
}

function matcherText(matcher: PlacedMatcherVerdict): string {
  switch (matcher.verdict) {
    case "applies":
      return `yes, ${actualText(matcher.actual)}`;
    case "no":
      return `no, ${said(missInWords(matcher))}`;
    case "unknown":
      return `not known; needs ${said(needInWords(matcher.matcher))}`;
  }
}

const marks: Readonly<Record<Verdict, string>> = { applies: "yes", no: "no", unknown: "not known" };

function actualText(actual: string | undefined): string {
  if (actual === undefined) return "whatever it is";
  return actual === "" ? "is missing" : `is ${quoted(actual)}`;
}

function labelsText(labels: AlertTarget["labels"]): string {
  const pairs = [...labels].map(([name, value]) => `${name}=${JSON.stringify(value)}`).sort();
  return withoutControls(`{${pairs.join(", ")}}`);
}

function said(words: Words): string {
  return phraseText(words, quoted);
}

function quoted(text: string): string {
  return `\`${withoutControls(text)}\``;
}
