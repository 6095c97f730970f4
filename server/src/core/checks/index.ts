import { absentLabel } from "./absent-label.ts";
import { absentValue } from "./absent-value.ts";
import { bareWildcard } from "./bare-wildcard.ts";
import { beyondRetention } from "./beyond-retention.ts";
import { caseAlternatives } from "./case-alternatives.ts";
import { changingLabel } from "./changing-label.ts";
import type { Check } from "./check.ts";
import { collidingTargets } from "./colliding-targets.ts";
import { constantCondition } from "./constant-condition.ts";
import { contradictedCode } from "./contradicted-code.ts";
import { contradictoryMatchers } from "./contradictory-matchers.ts";
import { contradictorySides } from "./contradictory-sides.ts";
import { copiedLabel } from "./copied-label.ts";
import { deltaOfCounter } from "./delta-of-counter.ts";
import { disjointMatchers } from "./disjoint-matchers.ts";
import { duplicateGroup } from "./duplicate-group.ts";
import { duplicateJob } from "./duplicate-job.ts";
import { duplicateKey } from "./duplicate-key.ts";
import { duplicateRule } from "./duplicate-rule.ts";
import { failedCheck } from "./failed-check.ts";
import { failingTemplate } from "./failing-template.ts";
import { fieldNotAllowed } from "./field-not-allowed.ts";
import { firesWhileHealthy } from "./fires-while-healthy.ts";
import { globInRegex } from "./glob-in-regex.ts";
import { impreciseCode } from "./imprecise-code.ts";
import { internalLabel } from "./internal-label.ts";
import { invalidAnnotationName } from "./invalid-annotation-name.ts";
import { invalidConfig } from "./invalid-config.ts";
import { invalidDuration } from "./invalid-duration.ts";
import { invalidLabelName } from "./invalid-label-name.ts";
import { invalidLabelValue } from "./invalid-label-value.ts";
import { invalidMetrics } from "./invalid-metrics.ts";
import { invalidPrometheusConfig } from "./invalid-prometheus-config.ts";
import { invalidRecordingRuleName } from "./invalid-recording-rule-name.ts";
import { invalidRelabelConfig } from "./invalid-relabel-config.ts";
import { invalidTelegrafConfig } from "./invalid-telegraf-config.ts";
import { lateMetaLabel } from "./late-meta-label.ts";
import { literalRegex } from "./literal-regex.ts";
import { longInterval } from "./long-interval.ts";
import { lostLabel } from "./lost-label.ts";
import { matchesMissingLabel } from "./matches-missing-label.ts";
import { misplacedBackslash } from "./misplaced-backslash.ts";
import { missingCondition } from "./missing-condition.ts";
import { missingExpr } from "./missing-expr.ts";
import { missingGroupName } from "./missing-group-name.ts";
import { missingHumanize } from "./missing-humanize.ts";
import { missingRecordOrAlert } from "./missing-record-or-alert.ts";
import { missingRegexGroup } from "./missing-regex-group.ts";
import { missingTelegrafInput } from "./missing-telegraf-input.ts";
import { misspeltMetric } from "./misspelt-metric.ts";
import { misspeltValue } from "./misspelt-value.ts";
import { multipleDocuments } from "./multiple-documents.ts";
import { noTargetsLeft } from "./no-targets-left.ts";
import { overwrittenExternalLabel } from "./overwritten-external-label.ts";
import { overwrittenTelegrafTag } from "./overwritten-telegraf-tag.ts";
import { probedInstance } from "./probed-instance.ts";
import { promqlFeature } from "./promql-feature.ts";
import { promqlSyntax } from "./promql-syntax.ts";
import { quantileWithoutBuckets } from "./quantile-without-buckets.ts";
import { rateOfGauge } from "./rate-of-gauge.ts";
import { rawCounter } from "./raw-counter.ts";
import { recordAndAlert } from "./record-and-alert.ts";
import { redundantAlternative } from "./redundant-alternative.ts";
import { redundantAnchor } from "./redundant-anchor.ts";
import { redundantExternalLabel } from "./redundant-external-label.ts";
import { redundantFor } from "./redundant-for.ts";
import { redundantMatcher } from "./redundant-matcher.ts";
import { refusedTarget } from "./refused-target.ts";
import { regexWithEquals } from "./regex-with-equals.ts";
import { ruleResultType } from "./rule-result-type.ts";
import { shortRange } from "./short-range.ts";
import { spaceBesideBar } from "./space-beside-bar.ts";
import { staleAnnotation } from "./stale-annotation.ts";
import { telegrafSyntax } from "./telegraf-syntax.ts";
import { templateSyntax } from "./template-syntax.ts";
import { unescapedDot } from "./unescaped-dot.ts";
import { unknownAlert } from "./unknown-alert.ts";
import { unknownCode } from "./unknown-code.ts";
import { unknownExternalLabel } from "./unknown-external-label.ts";
import { unknownField } from "./unknown-field.ts";
import { unknownLabel } from "./unknown-label.ts";
import { unknownMetaLabel } from "./unknown-meta-label.ts";
import { unknownMetric } from "./unknown-metric.ts";
import { unknownTelegrafOption } from "./unknown-telegraf-option.ts";
import { unmatchedRelabelRule } from "./unmatched-relabel-rule.ts";
import { unmatchedSides } from "./unmatched-sides.ts";
import { unsatisfiableSelector } from "./unsatisfiable-selector.ts";
import { unsupportedFeature } from "./unsupported-feature.ts";
import { unusedIgnore } from "./unused-ignore.ts";
import { unusedRelabelResult } from "./unused-relabel-result.ts";
import { upOfProbedPort } from "./up-of-probed-port.ts";
import { valueInLabel } from "./value-in-label.ts";
import { vanishedSeries } from "./vanished-series.ts";
import { vanishedTarget } from "./vanished-target.ts";
import { wrongType } from "./wrong-type.ts";
import { yamlSyntax } from "./yaml-syntax.ts";
/** Every check there is, by id in the order of the alphabet. */
export const checks: readonly Check[] = [
  absentLabel,
  absentValue,
  bareWildcard,
  beyondRetention,
  caseAlternatives,
  changingLabel,
  collidingTargets,
  constantCondition,
  contradictedCode,
  contradictoryMatchers,
  contradictorySides,
  copiedLabel,
  deltaOfCounter,
  disjointMatchers,
  duplicateGroup,
  duplicateJob,
  duplicateKey,
  duplicateRule,
  failedCheck,
  failingTemplate,
  fieldNotAllowed,
  firesWhileHealthy,
  globInRegex,
  impreciseCode,
  internalLabel,
  invalidAnnotationName,
  invalidConfig,
  invalidDuration,
  invalidLabelName,
  invalidLabelValue,
  invalidMetrics,
  invalidPrometheusConfig,
  invalidRecordingRuleName,
  invalidRelabelConfig,
  invalidTelegrafConfig,
  lateMetaLabel,
  literalRegex,
  longInterval,
  lostLabel,
  matchesMissingLabel,
  misplacedBackslash,
  missingCondition,
  missingExpr,
  missingGroupName,
  missingHumanize,
  missingRecordOrAlert,
  missingRegexGroup,
  missingTelegrafInput,
  misspeltMetric,
  misspeltValue,
  multipleDocuments,
  noTargetsLeft,
  overwrittenExternalLabel,
  overwrittenTelegrafTag,
  probedInstance,
  promqlFeature,
  promqlSyntax,
  quantileWithoutBuckets,
  rateOfGauge,
  rawCounter,
  recordAndAlert,
  redundantAlternative,
  redundantAnchor,
  redundantExternalLabel,
  redundantFor,
  redundantMatcher,
  refusedTarget,
  regexWithEquals,
  ruleResultType,
  shortRange,
  spaceBesideBar,
  staleAnnotation,
  telegrafSyntax,
  templateSyntax,
  unescapedDot,
  unknownAlert,
  unknownCode,
  unknownExternalLabel,
  unknownField,
  unknownLabel,
  unknownMetaLabel,
  unknownMetric,
  unknownTelegrafOption,
  unmatchedRelabelRule,
  unmatchedSides,
  unsatisfiableSelector,
  unsupportedFeature,
  unusedIgnore,
  unusedRelabelResult,
  upOfProbedPort,
  valueInLabel,
  vanishedSeries,
  vanishedTarget,
  wrongType,
  yamlSyntax,
];
