import type { ParsedExpression } from "../promql/parsed-expression.ts";
import type { Fix, RelatedPlace } from "../text/fix.ts";
import type { Span } from "../text/span.ts";
import type { TextEdit } from "../text/text-edit.ts";
import type { ScalarMap, YamlEntry, YamlMap, YamlScalar } from "../yaml/yaml-node.ts";

/**
 * Rules as `model/rulefmt` decodes them, with the place of everything.
 * Every span counts from the start of the chunk that the rule or group was read from.
 * What is missing or of the wrong type is `undefined` and listed among the problems of reading.
 */
export type Rule = AlertingRule | RecordingRule | UnnamedRule;

interface RuleFields {
  /** The mapping of the rule, without its dash. */
  readonly node: YamlMap;
  readonly expr: ExpressionField | undefined;
  readonly labels: LabelsField | undefined;
  readonly annotations: LabelsField | undefined;
  readonly for: DurationField | undefined;
  readonly keepFiringFor: DurationField | undefined;
  /** Mistakes found while reading, each with the check that reports it. */
  readonly problems: readonly ReadProblem[];
}

export interface AlertingRule extends RuleFields {
  readonly kind: "alerting";
  readonly alert: TextField;
  /** A rule that also has `record:` is rejected; it is kept here so that hover and completion still work. */
  readonly record: TextField | undefined;
  /** Those of its labels and annotations whose templates do more than nearly all do; only these may fail or query. */
  readonly unusualTemplates: readonly LabelEntry[];
}

export interface RecordingRule extends RuleFields {
  readonly kind: "recording";
  readonly record: TextField;
}

/** Neither `alert:` nor `record:` is there (yet). */
export interface UnnamedRule extends RuleFields {
  readonly kind: "unnamed";
}

export interface TextField {
  readonly entry: YamlEntry;
  readonly scalar: YamlScalar;
  readonly value: string;
  /** Between offsets in `value` and offsets in the chunk; computed when first asked for. */
  readonly map: ScalarMap;
}

export interface DurationField extends TextField {
  /** Missing when the text is no duration. */
  readonly milliseconds: number | undefined;
}

export interface ExpressionField extends TextField {
  /** Spans in it count from the start of `value`; `map` brings them to the chunk. Missing in dialects that are not PromQL. */
  readonly expression: ParsedExpression | undefined;
  /** The edit of the chunk that makes an edit of `value`, where that is not all of the scalar's value. */
  rewrite?(edit: TextEdit): TextEdit | undefined;
}

export interface LabelsField {
  readonly entry: YamlEntry;
  readonly labels: readonly LabelEntry[];
}

export interface LabelEntry {
  readonly entry: YamlEntry;
  readonly name: YamlScalar;
  readonly value: YamlScalar;
  /** What Prometheus takes as the value: YAML's null, however it is written, is the empty text. */
  readonly text: string;
}

/** The header of a group: everything of it but its rules. */
export interface RuleGroup {
  readonly node: YamlMap;
  /** Which of the file's lists of groups it stands in: names must be unique within one. */
  readonly container: number;
  /** A template makes it: rules that seem to repeat others may stand in branches that exclude each other. */
  readonly isTemplate?: true;
  readonly name: TextField | undefined;
  readonly interval: DurationField | undefined;
  readonly queryOffset: DurationField | undefined;
  readonly limit: TextField | undefined;
  readonly labels: LabelsField | undefined;
  readonly problems: readonly ReadProblem[];
}

/** A mistake found while reading. `check` is the id under which it is reported, configured and documented. */
export interface ReadProblem {
  readonly check: string;
  readonly span: Span;
  readonly message: string;
  /** An offset whose line in the file, counted from 1, ends the message: it moves when lines are added before it. */
  readonly endsWithLineOf?: number;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}
