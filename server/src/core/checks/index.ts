import type { Check } from "./check.ts";
import { collidingTargets } from "./colliding-targets.ts";
import { duplicateGroup } from "./duplicate-group.ts";
import { duplicateJob } from "./duplicate-job.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateRule } from "./duplicate-rule.ts";
import { failedCheck } from "./failed-check.ts";
import { fieldNotAllowed } from "./field-not-allowed.ts";
import { internalLabel } from "./internal-label.ts";
import { invalidAnnotationName } from "./invalid-annotation-name.ts";
import { invalidConfig } from "./invalid-config.ts";
import { invalidDuration } from "./invalid-duration.ts";
import { invalidLabelName } from "./invalid-label-name.ts";
import { invalidLabelValue } from "./invalid-label-value.ts";
import { invalidPrometheusConfig } from "./invalid-prometheus-config.ts";
import { invalidRecordingRuleName } from "./invalid-recording-rule-name.ts";
import { invalidRelabelConfig } from "./invalid-relabel-config.ts";
import { lateMetaLabel } from "./late-meta-label.ts";
import { missingExpr } from "./missing-expr.ts";
import { missingGroupName } from "./missing-group-name.ts";
import { missingRecordOrAlert } from "./missing-record-or-alert.ts";
import { missingRegexGroup } from "./missing-regex-group.ts";
import { multipleDocuments } from "./multiple-documents.ts";
import { noTargetsLeft } from "./no-targets-left.ts";
import { promqlFeature } from "./promql-feature.ts";
import { promqlSyntax } from "./promql-syntax.ts";
import { recordAndAlert } from "./record-and-alert.ts";
import { ruleResultType } from "./rule-result-type.ts";
import { templateSyntax } from "./template-syntax.ts";
import { unknownField } from "./unknown-field.ts";
import { unknownLabel } from "./unknown-label.ts";
import { unknownMetaLabel } from "./unknown-meta-label.ts";
import { unmatchedRelabelRule } from "./unmatched-relabel-rule.ts";
import { unsatisfiableSelector } from "./unsatisfiable-selector.ts";
import { unusedIgnore } from "./unused-ignore.ts";
import { unusedRelabelResult } from "./unused-relabel-result.ts";
import { wrongType } from "./wrong-type.ts";
import { yamlSyntax } from "./yaml-syntax.ts";

/** Every check there is, by id in the order of the alphabet. */
export const checks: readonly Check[] = [
  collidingTargets,
  duplicateGroup,
  duplicateJob,
  duplicateKey,
  duplicateRule,
  failedCheck,
  fieldNotAllowed,
  internalLabel,
  invalidAnnotationName,
  invalidConfig,
  invalidDuration,
  invalidLabelName,
  invalidLabelValue,
  invalidPrometheusConfig,
  invalidRecordingRuleName,
  invalidRelabelConfig,
  lateMetaLabel,
  missingExpr,
  missingGroupName,
  missingRecordOrAlert,
  missingRegexGroup,
  multipleDocuments,
  noTargetsLeft,
  promqlFeature,
  promqlSyntax,
  recordAndAlert,
  ruleResultType,
  templateSyntax,
  unknownField,
  unknownLabel,
  unknownMetaLabel,
  unmatchedRelabelRule,
  unsatisfiableSelector,
  unusedIgnore,
  unusedRelabelResult,
  wrongType,
  yamlSyntax,
];
