import type {
  AppliesResult,
  LabelsObject,
  PreviewResult,
  RuleSummary,
  RulesForResult,
  SampleInput,
  TargetInput,
  TargetsResult,
} from "../../server/src/protocol/alerting.ts";

/** What a page wants to know. The panel asks again when the rule is edited, or another one is followed. */
export type Want =
  | { readonly kind: "applies"; readonly target: TargetInput }
  | { readonly kind: "rulesFor"; readonly target: TargetInput }
  /** `at` are Unix milliseconds, `alertmanager` is the entry of the configuration. */
  | {
      readonly kind: "preview";
      readonly sample: SampleInput;
      readonly at?: number;
      readonly alertmanager?: number;
    };

/** Null when there is no such rule any more, undefined when the language server does not answer. */
export type Answer =
  | { readonly kind: "applies"; readonly result: AppliesResult | null | undefined }
  | { readonly kind: "rulesFor"; readonly result: RulesForResult | null | undefined }
  | { readonly kind: "preview"; readonly result: PreviewResult | null | undefined };

/** What a panel says to its page. */
export type ToPage =
  | { readonly kind: "targets"; readonly result: TargetsResult }
  /** The rule that the panel is about now, and a target to which it applies where one is known. */
  | { readonly kind: "rule"; readonly rule: RuleSummary; readonly suggested?: LabelsObject }
  /** There is no alerting rule where one was looked for. */
  | { readonly kind: "no rule" }
  | { readonly kind: "tab"; readonly tab: "rule" | "rules" }
  | { readonly kind: "answer"; readonly want: Want; readonly answer: Answer };

/** What a page says to its panel. */
export type FromPage =
  | { readonly kind: "ready" }
  | { readonly kind: "want"; readonly want: Want }
  | { readonly kind: "ask for targets" }
  | { readonly kind: "pin"; readonly isPinned: boolean }
  | { readonly kind: "go to"; readonly uri: string; readonly range: RuleSummary["range"] }
  | { readonly kind: "open"; readonly url: string }
  | { readonly kind: "copy"; readonly text: string };
