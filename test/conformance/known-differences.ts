/** A case in which we differ from upstream on purpose, or for now. */
export interface KnownDifference {
  readonly suite: string;
  readonly title: string;
  /** Why it is right that we differ, or what it would take. */
  readonly reason: string;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    suite: "pint-regexp",
    title: '- record: foo\n  expr: foo{job!~"(.*)"}\n',
    reason: "pint only knows this pattern without parentheses; nothing passes it either way.",
  },
  ...['foo{job=~".+"}', 'count({name=~".+", job="foo"})'].map((expr) => ({
    suite: "pint-regexp",
    title: `- record: foo\n  expr: ${expr}\n`,
    reason: 'We say that `!=""` is enough, pint does not.',
  })),
  ...[
    'foo{job=~"service_.*_prod", code=~"5.."}',
    'foo{cluster=~".*dev.*"}',
    'foo{cluster!~".*staging.*"}',
  ].map((expr) => ({
    suite: "pint-regexp",
    title: `- record: foo\n  expr: ${expr}\n`,
    reason:
      "That labels are better split than searched is a policy of its own: the pattern does what it says.",
  })),
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/humanize_not_needed_on_rate()_used_in_RHS",
    reason: "The expression lacks a parenthesis, which is another check there and the same one here.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/template_query_with_syntax_error",
    reason: "The query is put together by `printf`: what comes of it is not known before the alert fires.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/template_query_removes_instance",
    reason: "The query is put together by `printf`: what comes of it is not known before the alert fires.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/$value_|_first",
    reason: "The text is an error whatever its digits.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/foo_/_on(...)_bar",
    reason: "A ratio has as many digits as a rate.",
  },
  {
    suite: "pint alerts/template",
    title: "TestTemplateCheck/metric_or_(metric_or_vector)",
    reason: "The other side of `or` may have the label.",
  },
  ...["strict", "relaxed"].map((mode) => ({
    suite: "pint alerts/template",
    title: `TestTemplateCheck/everything_is_stripped_/_${mode}_/_group_label_override`,
    reason: "Prometheus makes `$labels` of the result alone: labels of the group are none of them.",
  })),
  ...["covers", "exceeds"].map((how) => ({
    suite: "pint group/interval",
    title: `TestGroupIntervalCheck/interval_above_5m_but_keep_firing_for_${how}_it`,
    reason: "The header of a group is looked at without its rules; what is said holds for `ALERTS`.",
  })),
  {
    suite: "pint promql/impossible",
    title: "TestImpossibleCheck/sum(foo_or_vector(0))_>_0",
    reason: "That one side of `or` is never above the threshold is what it is there for.",
  },
  {
    suite: "pint promql/impossible",
    title: "TestImpossibleCheck/or_vector()_labels_are_missing",
    reason: "The other side of `or` may have the label.",
  },
  {
    suite: "pint promql/impossible",
    title: "TestImpossibleCheck/group_left_inside_without_but_used_for_inner_without_join",
    reason: "The sides have different jobs and `ignoring` does not name `job`: pint does not see it.",
  },
  ...[
    "alerting_rules_with_different_metrics",
    "regexp_matcher_mismatches_equal_matcher",
    "regexp_only_selectors_are_not_compared",
    "multi_selector_expression_is_not_compared",
  ].map((title) => ({
    suite: "pint rule/duplicate",
    title: `TestRuleDuplicateCheck/${title}`,
    reason: "promtool goes by names and labels alone, whatever the expressions, and so do we.",
  })),
  ...[
    "TestSeriesCheck/#4_metric_was_present_but_disappeared_/_min-age_/_ok",
    "TestSeriesCheck/#4_metric_was_present_but_disappeared_/_min-age_/_match",
    "TestSeriesCheck/#4_metric_was_present_but_disappeared_/_min-age_with_selector_/_match",
    "TestSeriesCheck/#5_ignored_label_value_via_comment",
    "TestSeriesCheck/#5_ignored_label_value_globally_/_match_name",
    "TestSeriesCheck/#5_ignored_label_value_globally_/_match_selector",
    "TestSeriesCheck/#5_ignored_label_value_/_selector_match",
  ].map((title) => ({
    suite: "pint-online",
    title,
    reason: "A comment or a setting of the linter silences it; ours are others.",
  })),
  ...[
    "TestSeriesCheck/#2_series_never_present_but_recording_rule_provides_it_correctly",
    "TestSeriesCheck/#2_series_never_present_but_recording_rule_provides_it_without_results",
  ].map((title) => ({
    suite: "pint-online",
    title,
    reason: "pint tells that a rule records the metric, and that it looks no further; we say nothing.",
  })),
  ...["TestSeriesCheck/__name__=~foo|bar", "TestSeriesCheck/__name__=~_shouldn't_run_{foo=bar}_queries"].map(
    (title) => ({
      suite: "pint-online",
      title,
      reason: "Where a pattern chooses the metrics, none of them has to be there.",
    }),
  ),
  ...[
    "TestRangeQueryCheck/limit_/_5h_inside_binary_expression",
    "TestRangeQueryCheck/limit_/_6h_inside_unless_clause",
  ].map((title) => ({
    suite: "pint-online",
    title,
    reason: "A maximum that its configuration sets is a policy.",
  })),
  {
    suite: "pint-online",
    title: "TestOffsetCheck/flag_parse_error",
    reason: "pint takes a retention that it cannot read for none; to us it is not known.",
  },
  {
    suite: "pint-online",
    title: "TestFeaturesCheck/buildinfo_bad_version",
    reason: "pint gives up at a version that it cannot read; that the flag is not set is known all the same.",
  },
  {
    suite: "pint-online",
    title: "TestFeaturesCheck/@_start()_missing_feature_flag",
    reason: "pint takes it for the function `start()`; Prometheus has `@ start()` without a flag since 2.33.",
  },
  {
    suite: "pint-online",
    title: "TestAlertsExternalLabelsCountCheck/no_cluster_label_/_strict_/_group_labels_set",
    reason: "Labels of groups are not looked at in the light of a server.",
  },
  {
    suite: "pint-online",
    title: "TestVectorMatchingCheck/skip_when_join_is_statically_impossible_via_guaranteed_labels",
    reason: "pint leaves it to its check of what is impossible whatever a server has; to us it is one thing.",
  },
  {
    suite: "corpora",
    title: "cbrgm__promcheck/cmd/promcheck/testdata/rules_query_offset.yaml",
    reason: "promtool 2.42 does not know `query_offset`, which came with 2.53.",
  },
  {
    suite: "corpora",
    title: "cbrgm__promcheck/cmd/promcheck/testdata/rules_utf8.yaml",
    reason: "promtool 2.42 does not know quoted names, which came with 3.0.",
  },
  {
    suite: "corpora",
    title: "slok__sloth/examples/_gen/contrib-slo-plugins.yml",
    reason: "promtool 2.42 only knows legacy names.",
  },
  {
    suite: "corpora",
    title: "sapcc__helm-charts/common/prometheus-server-pre7/examples/kubernetes-health.alerts.yaml",
    reason: "Outside of its scalars it holds an action of Helm, so it is read as a template.",
  },
  {
    suite: "corpora",
    title:
      "stolostron__multicluster-observability-operator/operators/multiclusterobservability/manifests/base/alertmanager/prometheusrule.yaml",
    reason: "The manifest was not read with go-yaml, which takes the escape `\\'` for a quote.",
  },
  ...[
    "Bad input series",
    "Bad rules (error evaluating)",
    "Simple failing test",
    "Test all without run arg",
    "Test wrong",
  ].map((title) => ({
    suite: "promtool-unittest",
    title,
    reason: "Nothing is wrong with its rule files: only who runs the tests sees that they fail.",
  })),
  {
    suite: "target-labels",
    title: "line 589",
    reason: "The case lacks the label whose value its error is about.",
  },
  {
    suite: "config-corpora",
    title:
      "prometheus-operator__prometheus-operator/pkg/prometheus/testdata/native-histograms/NativeHistogramConfigMissConvertClassicHistogramsToNHCB.golden",
    reason: "`scrape_classic_histograms` has another name since 3.0.",
  },
  {
    suite: "promql-completion",
    title: "context: no label suggestions after closing matcher",
    reason:
      "Behind a selector an operator or `offset` may follow, and both are offered, as upstream does behind a blank.",
  },
  {
    suite: "promql-completion",
    title: "context: continue to autocomplete quoted labelName associated to a metric",
    reason: "Behind the closing quote a match operator may follow; the name is offered between the quotes.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete matchOp 3",
    reason: "Half an operator in braces becomes a match operator, and no other is offered.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete offset or binOp 4",
    reason: "Prometheus takes no `offset` behind a call.",
  },
  {
    suite: "promql-completion",
    title: "context: not autocompleting duration for a matrixSelector",
    reason: "Between empty brackets a duration has to follow, so the usual ones are offered.",
  },
  {
    suite: "promql-completion",
    title: "context: not autocompleting duration for a matrixSelector 2",
    reason: "Between empty brackets a duration has to follow, so the usual ones are offered.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete duration expr operator after complete unit in matrixSelector",
    reason: "Behind an operator another duration has to follow.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete duration expr operator in subquery step",
    reason: "Behind an operator another duration has to follow.",
  },
  {
    suite: "promql-completion",
    title: "context: autocomplete duration expr function after complete duration in matrixSelector",
    reason: "What is typed begins with a digit, so it becomes no function.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration of an offset",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration of an offset 2",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration of an offset 4",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a matrix selector",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a matrix selector 2",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a matrix selector 4",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a subquery selector",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a subquery selector 2",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "start: start should be equal to the pos for the duration in a subquery selector 3",
    reason: "Whole durations are offered, the number with its unit, where upstream offers the unit alone.",
  },
  {
    suite: "promql-completion",
    title: "end: cursor in label matchers - ends before the closing bracket",
    reason: "At the beginning of a matcher nothing of it is replaced: another one goes before it.",
  },
  ...['{a="b","foo",c~="d"}', '{"this is "foo" metric"}'].map((title) => ({
    suite: "promql-diagnostics",
    title,
    reason: "The editor lets it pass, Prometheus does not.",
  })),
  ...['{"foo", __name__="bar"}', '{"__name__"="foo", __name__="bar"}', '{"foo", "bar"}'].map((title) => ({
    suite: "promql-diagnostics",
    title,
    reason: "Prometheus loads it; that it selects nothing is another check.",
  })),
];
