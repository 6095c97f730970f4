import type { AlertTarget } from "../../core/alerting/alert-target.ts";
import type { RuleVerdict } from "../../core/alerting/applies.ts";
import { textSpanOf } from "../../core/alerting/judge-selector.ts";
import type { SelectorVerdict } from "../../core/alerting/judged-expression.ts";
import type { LiveFinding } from "../../core/alerting/live-finding.ts";
import type { AlertPreview } from "../../core/alerting/preview.ts";
import { queryUrl, targetQuery } from "../../core/alerting/target-query.ts";
import { needInWords, roleInWords } from "../../core/explain/applies-in-words.ts";
import { liveInWords } from "../../core/explain/live-in-words.ts";
import { codeSpan } from "../../core/text/markdown.ts";
import { phraseText, type Words } from "../../core/text/phrase.ts";
import { toRange } from "../../features/to-lsp.ts";
import type * as protocol from "../../protocol/alerting.ts";
import type { FoundAlert } from "./found-alert.ts";

export function markdown(words: Words): string {
  return phraseText(words, codeSpan);
}

export function selectorsOf(
  { selectors }: RuleVerdict,
  alert: FoundAlert,
  live: LiveFinding | undefined,
): protocol.SelectorVerdict[] {
  return selectors.map((selector, at) => {
    const range = rangeOf(selector, alert);
    const role = roleInWords(selector);
    const query = targetQuery(selector);
    const found = live?.selectors[at];
    return {
      text: selector.text,
      ...(range && { range }),
      via: selector.via,
      verdict: selector.verdict,
      role: selector.role,
      ...(role && { note: markdown(role) }),
      matchers: selector.matchers.map(({ text, matcher, verdict, actual }) => ({
        matcher: text,
        label: matcher.name,
        verdict,
        actual: actual ?? null,
        needs: markdown(needInWords(matcher)),
      })),
      query,
      ...(live && { url: queryUrl(live.url, query) }),
      ...(found && {
        live: { count: found.count, samples: found.samples, ...(found.error && { error: found.error }) },
      }),
    };
  });
}

function rangeOf({ via, selector }: SelectorVerdict, { placed, file }: FoundAlert) {
  const { expr } = placed.rule;
  if (via.length > 0 || expr === undefined) return undefined;
  const { from, to } = expr.map.spanToSource(textSpanOf(selector));
  return toRange(file, { from: placed.start + from, to: placed.start + to });
}

export function liveOf(finding: LiveFinding): protocol.LiveVerdict {
  const { server, error, state, result, alerts, hasRule } = finding;
  return {
    server,
    ...(error && { error }),
    state,
    summary: markdown(liveInWords(finding)),
    result,
    alerts: alerts.map(({ activeAt, ...alert }) => ({
      ...alert,
      ...(activeAt !== undefined && { activeAt }),
    })),
    hasRule: hasRule ?? null,
  };
}

/** A target, and where it is known from. */
export interface NearbyTarget {
  readonly target: AlertTarget;
  readonly from: string;
}

export function nearestOf({ labels }: AlertTarget, nearest: NearbyTarget): protocol.NearestTarget {
  const names = new Set([...labels.keys(), ...nearest.target.labels.keys()]);
  return {
    labels: labelsObject(nearest.target.labels),
    from: nearest.from,
    differs: [...names].sort().flatMap((label) => {
      const [actual, other] = [labels.get(label) ?? "", nearest.target.labels.get(label) ?? ""];
      return actual === other ? [] : [{ label, actual, nearest: other }];
    }),
  };
}

export function labelsObject(labels: ReadonlyMap<string, string>): protocol.LabelsObject {
  return Object.fromEntries(labels);
}

export function alertsOf({ alerts }: AlertPreview): protocol.PreviewedAlert[] {
  return alerts.map(({ sample, isHeld, labels, annotations, posted }) => ({
    series: labelsObject(sample.labels),
    value: typeof sample.value === "number" ? numberText(sample.value) : sample.value.histogram,
    isSent: posted !== undefined,
    ...(isHeld && { isHeld }),
    labels: labels.map(({ origin, overwrote, isDropped, ...text }) => ({
      ...textOf(text),
      origin,
      overwrote,
      isDropped,
    })),
    annotations: annotations.map(textOf),
  }));
}

/** As Prometheus writes numbers. */
function numberText(value: number): string {
  if (Number.isFinite(value)) return String(value);
  return Number.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}

interface Text {
  readonly name: string;
  readonly value: string;
  readonly template: string | undefined;
  readonly error: string | undefined;
  readonly unknown: string | undefined;
}

function textOf({ name, value, template, error, unknown }: Text): protocol.PreviewedText {
  return {
    name,
    value,
    ...(template?.includes("{{") && { template }),
    ...(error && { error }),
    ...(unknown && { unknown }),
  };
}
