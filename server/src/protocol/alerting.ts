import type { Range } from "vscode-languageserver-types";

/**
 * What client and server say to each other about alerting rules: whether one applies to a target, and what would be
 * sent. All answers are plain JSON, complete enough to be shown without asking again. Texts for people are Markdown
 * that uses nothing but code spans.
 */

/** Client to server, a request with `TargetsParams`, answered with `TargetsResult`. */
export const targetsRequest = "promrules/targets";

/** Client to server, a request with `AppliesParams`, answered with `AppliesResult`; null when there is no such rule any more. */
export const appliesRequest = "promrules/applies";

/** Client to server, a request with `RulesForParams`, answered with `RulesForResult`. */
export const rulesForRequest = "promrules/rulesFor";

/** Client to server, a request with `PreviewParams`, answered with `PreviewResult`; null when there is no such rule any more. */
export const previewRequest = "promrules/preview";

/** The commands of the code lenses. Their only argument is a `RuleReference`. */
export const appliesCommand = "promrules.appliesTo";
export const previewCommand = "promrules.previewAlert";

/** An alerting rule of an open document. It is found again after edits: the rule of that name that is nearest to the line, or the one on the line. */
export interface RuleReference {
  readonly uri: string;
  readonly alert: string;
  /** From 0: of the name, or any other line of the rule. */
  readonly line: number;
}

export type LabelsObject = Readonly<Record<string, string>>;

/** `unknown`: what decides is not known here. */
export type Verdict = "applies" | "no" | "unknown";

export interface TargetsParams {
  /** The rule file that the targets are for; it says which configuration and which server. */
  readonly uri: string;
  /** Whether the server is asked too; it is, when this is missing. */
  readonly live?: boolean;
}

export interface TargetsResult {
  readonly targets: readonly TargetChoice[];
  /** Why there are none, or may be others: sentences. */
  readonly notes: readonly string[];
  /** The server that was asked, as people call it; missing when none serves the file. */
  readonly server?: string;
}

export interface TargetChoice {
  readonly labels: LabelsObject;
  /** Where it is known from. */
  readonly source: "live" | "static" | "target-file";
  /** A file and line, or the name of a server. */
  readonly from: string;
  /** Of a live target. */
  readonly health?: string;
}

/** A target of the list, or what somebody typed: `{job="node"}`, a series, or a JSON object of labels. */
export type TargetInput =
  | { readonly kind: "target"; readonly labels: LabelsObject }
  | { readonly kind: "text"; readonly text: string };

export interface AppliesParams {
  readonly rule: RuleReference;
  readonly target: TargetInput;
  /** Whether the server is asked too; it is, when this is missing. */
  readonly live?: boolean;
}

export interface AppliesResult {
  readonly rule: RuleSummary;
  /** What `target` could not be read as; all else is then about a target without labels. */
  readonly mistake?: string;
  readonly target: LabelsObject;
  readonly verdict: Verdict;
  /** One sentence that says the verdict and its reason. */
  readonly summary: string;
  readonly selectors: readonly SelectorVerdict[];
  /** The most similar target to which the rule applies; missing when none is known, or the rule applies. */
  readonly nearest?: NearestTarget;
  /** Missing when no server was asked. */
  readonly live?: LiveVerdict;
}

export interface RuleSummary {
  readonly uri: string;
  /** Of the rule's name. */
  readonly range: Range;
  readonly alert: string;
  readonly file: string;
  readonly expr: string;
  /** As written; missing when it is not. */
  readonly for?: string;
  /** One with which the condition holds. */
  readonly value: string;
}

export interface SelectorVerdict {
  /** As written. */
  readonly text: string;
  /** In the document; missing for a selector of a recording rule that is looked into. */
  readonly range?: Range;
  /** The recording rules on the way to it, outermost first. */
  readonly via: readonly string[];
  readonly verdict: Verdict;
  /** `needed`: without it there is no result; `either`: one of those with this word is needed. */
  readonly role: "needed" | "either" | "optional" | "absent";
  /** What the role and verdict mean here: a sentence or two, where there is something to say. */
  readonly note?: string;
  readonly matchers: readonly MatcherVerdict[];
  /** The selector with the labels of the target added, to be queried. */
  readonly query: string;
  /** Opens `query` in Prometheus' own page. */
  readonly url?: string;
  readonly live?: LiveSelector;
}

export interface MatcherVerdict {
  /** As written: `environment=~"prod|production"`. */
  readonly matcher: string;
  readonly label: string;
  readonly verdict: Verdict;
  /** What the target has; empty when it lacks the label; null when that is not known. */
  readonly actual: string | null;
  /** What it takes, to follow "needs": "`prod` or `production`", "anything but `kafka`", "to be missing". */
  readonly needs: string;
}

export interface NearestTarget {
  readonly labels: LabelsObject;
  readonly from: string;
  /** The labels in which it differs from the target. */
  readonly differs: readonly { readonly label: string; readonly actual: string; readonly nearest: string }[];
}

/** What the server says of one selector with the target's labels added. */
export interface LiveSelector {
  /** How many series it returns now. */
  readonly count: number;
  /** The first few of them. */
  readonly samples: readonly LiveSample[];
  /** Why the server did not answer. */
  readonly error?: string;
}

export interface LiveSample {
  readonly labels: LabelsObject;
  /** In the server's notation: `+Inf`, `NaN`. */
  readonly value: string;
}

export interface LiveVerdict {
  readonly server: string;
  /** Why it could not be asked, or not for all. */
  readonly error?: string;
  /** Whether the selectors return the target; the condition is whether the whole expression does. */
  readonly state: "not-selected" | "condition-false" | "condition-true" | "unknown";
  /** One or two sentences. */
  readonly summary: string;
  /** What the whole expression returns for the target. */
  readonly result: readonly LiveSample[];
  /** The alerts that the server has for the target; none when it does not have the rule. */
  readonly alerts: readonly LiveAlertState[];
  /** Whether the server has an alert rule of that name and expression. */
  readonly hasRule: boolean | null;
}

export interface LiveAlertState {
  readonly state: string;
  /** Since when the condition is true, as Unix milliseconds. */
  readonly activeAt?: number;
  readonly labels: LabelsObject;
  readonly value: string;
}

export interface RulesForParams {
  /** The rule file or configuration from which it is asked; it says which recording rules count. */
  readonly uri: string;
  readonly target: TargetInput;
}

export interface RulesForResult {
  readonly mistake?: string;
  readonly target: LabelsObject;
  readonly applies: readonly RuleForTarget[];
  /** Those that apply by their matchers, but the server has no series of the target that they need. */
  readonly missing: readonly RuleForTarget[];
  /** Those of which one matcher keeps the target out. */
  readonly nearly: readonly RuleForTarget[];
  readonly unknown: readonly RuleForTarget[];
  /** How many others there are, which do not apply, or apply whatever the target is. */
  readonly others: number;
}

export interface RuleForTarget {
  readonly rule: RuleSummary;
  /** The sentence of `AppliesResult`. */
  readonly summary: string;
}

export interface PreviewParams {
  readonly rule: RuleReference;
  readonly sample: SampleInput;
  /** The evaluation, as Unix milliseconds; now, when it is missing. */
  readonly at?: number;
  /** Without it that of the server, or `http://localhost:9090`. */
  readonly externalUrl?: string;
  /** The entry of `alertmanagers` that the alerts go to, from 0; the first one, when it is missing. */
  readonly alertmanager?: number;
  /** For the webhook form: what Alertmanager's route says. */
  readonly receiver?: string;
  readonly groupBy?: readonly string[];
}

/** What is taken as the result of the expression. */
export type SampleInput =
  /** Series with values, one in a line: `{instance="a:9100"} 0`. */
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "target"; readonly labels: LabelsObject; readonly value: string }
  /** What the server returns; only of the target, when there is one. */
  | { readonly kind: "live"; readonly labels?: LabelsObject };

export interface PreviewResult {
  readonly rule: RuleSummary;
  /** Why there is nothing to preview: what was typed cannot be read, or the server does not answer. */
  readonly mistake?: string;
  /** Why Prometheus would drop the evaluation, in its words. */
  readonly error?: string;
  /** What the preview assumes or does not know: sentences. */
  readonly notes: readonly string[];
  /** Who gets what, where not all Alertmanagers get the same. */
  readonly alertmanagers?: readonly AlertmanagerChoice[];
  readonly alerts: readonly PreviewedAlert[];
  /** Those that are sent. */
  readonly posted: readonly PostedAlert[];
  /** `posted` as JSON, indented. */
  readonly json: string;
  /** The webhook form that receivers get, as JSON, indented. */
  readonly webhookJson: string;
}

/** Entries of `alertmanagers` that get the same alerts. */
export interface AlertmanagerChoice {
  /** One of them, from 0. */
  readonly alertmanager: number;
  /** Their targets, or how they are discovered. */
  readonly names: readonly string[];
  /** Whether the preview is about them. */
  readonly isShown: boolean;
}

/** One alert as Prometheus posts it. The order of the fields is that of the JSON. */
export interface PostedAlert {
  readonly annotations: LabelsObject;
  readonly endsAt: string;
  readonly startsAt: string;
  readonly generatorURL: string;
  readonly labels: LabelsObject;
}

export interface PreviewedAlert {
  readonly series: LabelsObject;
  readonly value: string;
  /** False when `alert_relabel_configs` drop it. */
  readonly isSent: boolean;
  /** True when `keep_firing_for` alone holds it: it is the server's own alert, as it was made last. */
  readonly isHeld?: boolean;
  readonly labels: readonly PreviewedLabel[];
  readonly annotations: readonly PreviewedText[];
}

export interface PreviewedLabel extends PreviewedText {
  readonly origin: LabelOrigin;
  /** What it overwrote. */
  readonly overwrote: readonly { readonly origin: LabelOrigin; readonly value: string }[];
  /** True when it is not sent: its value is empty, or relabelling took it away. */
  readonly isDropped: boolean;
}

/** `relabelling` are `alert_relabel_configs`. */
export type LabelOrigin = "series" | "group" | "rule" | "alertname" | "external" | "relabelling";

export interface PreviewedText {
  readonly name: string;
  /** As it is sent. */
  readonly value: string;
  /** As the rule writes it, where it is a template. */
  readonly template?: string;
  /** What Prometheus says of a template that fails; the value has it too. */
  readonly error?: string;
  /** Why the value is not known here. */
  readonly unknown?: string;
}
